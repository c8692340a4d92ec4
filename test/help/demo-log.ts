import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { anchorCounty, beginLog, deployAnchor, openChain, startLog } from '#tracing';
import { startDemoWitnesses } from '../../src/commands/demo/witnesses.ts';
import { localChainFits, startLocalChain } from '../../src/local-chain/local-chain.ts';
import { endAll } from '../../src/shared/ending.ts';
import { filesOf, logFolder } from '../../src/shared/running.ts';
import { showVerifier } from '../../src/show-verifier.ts';
import { atEnd } from './at-end.ts';
import { KEYS_SECRET, type TestDatabase } from './database.ts';

const COUNTY = '450224';

/**
 * Keeps the log of a demo county as a started Maidehao does: in its thread, watched by three witness processes, anchored where npm has a
 * chain for this machine, with its policy for checkers in the `home` that is answered, beside the demo's pictures. Everything on record is in
 * it and witnessed.
 */
export async function keepDemoLog({
  db,
  pool,
  url,
  home: demoHome,
}: TestDatabase & { readonly home: string }): Promise<{ readonly home: string }> {
  const home = await mkdtemp(join(tmpdir(), 'maidehao-demo-log-'));
  atEnd(() => rm(home, { recursive: true }));
  await symlink(filesOf({ home: demoHome }), filesOf({ home }));
  const names = { origin: `demo.example/log/${COUNTY}`, otherwise: '' };
  const vkey = await beginLog(pool, COUNTY, names);
  const policy = await startDemoWitnesses(join(home, 'witnesses'), vkey);
  atEnd(endAll);
  const folder = join(logFolder({ home }), COUNTY);
  const log = startLog({ url, county: COUNTY, folder, secret: KEYS_SECRET, policy }, console.error);
  atEnd(() => log.stop());
  const chain = localChainFits() ? await anchoring() : undefined;
  await showVerifier({ db, config: { county: COUNTY, home } }, { vkey, policy }, chain);
  await allWitnessed(pool);
  if (chain) await anchorCounty({ db, county: COUNTY, contract: chain.contract }, await openChain(chain));
  return { home };
}

async function anchoring() {
  const node = await startLocalChain();
  atEnd(() => node.stop());
  const contract = await deployAnchor([node.url], node.key);
  const setting = { nodes: [node.url], contract, key: node.key };
  return { ...setting, id: (await openChain(setting)).id };
}

async function allWitnessed(pool: TestDatabase['pool']): Promise<void> {
  const waiting = `select 1 from tracing.log where county_id = $1 and (size = 0 or size > witnessed_size)
    union all select 1 from tracing.pending where county_id = $1
    union all select 1 from tracing.unclaimed where county_id = $1 limit 1`;
  while ((await pool.query(waiting, [COUNTY])).rows.length > 0) await pause(50);
}
