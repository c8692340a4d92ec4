import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#shared/id.ts';
import { quantity } from '#shared/quantity.ts';
import { beginLog, lotThing, publicPolicy, recordEvent } from '#tracing';
import { atEnd } from '../../../../test/help/at-end.ts';
import { asCall, COUNTY, MORNING } from '../../../../test/help/county.ts';
import { LOG_NAMES } from '../../../../test/help/county-log.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import { judgeCheckpoint } from '../../../auditor/judge-checkpoint.ts';
import { trustFrom } from '../../../auditor/trust.ts';
import { Allowance } from '../../../shared/allowance.ts';
import { openWitness } from '../../../witness/open-witness.ts';
import { serveWitness } from '../../../witness/serve-witness.ts';
import { parsePolicy } from '../kernel/policy.ts';
import { ML_DSA_44, parseVkey, vkeyText } from '../kernel/tlog/vkey.ts';
import { keepLog } from './keep-log.ts';
import { witnessesIn } from './witnesses.ts';

test('a witness is asked for its ML-DSA-44 cosignature too, and whoever counts on that finds it in the checkpoint', async () => {
  const database = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'maidehao-pq-'));
  atEnd(() => rm(folder, { recursive: true }));
  const vkey = await beginLog(database.pool, COUNTY, LOG_NAMES);
  const key = parseVkey(vkey);
  assert.ok(key);
  const witness = openWitness({
    name: 'witness.example/w1',
    key: join(folder, 'key'),
    state: join(folder, 'state'),
    logs: [key],
  });
  const { server, url } = await serveWitness(
    witness,
    { host: '127.0.0.1', port: 0 },
    new Allowance(1_000, 1_000),
  );
  atEnd(async () => {
    server.close();
    server.closeAllConnections();
    witness.state.close();
  });
  const [classic, postQuantum] = [false, true].map((wanted) => {
    const found = witness.cosigners.find((each) => (each.vkey.algorithm === ML_DSA_44) === wanted);
    return found ? vkeyText(found.vkey) : '';
  });
  const policy = `log ${vkey}\nwitness w1 ${classic} ${url}\nwitness w1-pq ${postQuantum} ${url}\nquorum w1\n`;
  assert.ok(parsePolicy(publicPolicy(policy, { vkey })).ok, 'a page can read what it is given');

  const keeper = keepLog({
    url: database.url,
    county: COUNTY,
    folder: join(folder, 'log'),
    witnesses: witnessesIn(policy),
    alarm: (text) => console.error(text),
    opened: () => {},
    clock: () => MORNING,
  });
  atEnd(() => keeper.stop());
  const quantities = [{ thing: lotThing('92045022400014', 'PQ'), quantity: quantity('10', 'kg') }];
  const what = { type: 'ObjectEvent', action: 'ADD', quantities } as const;
  await asCall(database.db, {}, (call) =>
    recordEvent(call, { id: newId(), at: MORNING, bizStep: 'commissioning', what }),
  );
  const trust = trustFrom({ policy: `log ${vkey}\nwitness w1-pq ${postQuantum}\nquorum w1-pq\n` });
  assert.ok(!('wrong' in trust));
  for (;;) {
    const { rows } = await database.pool.query('select witnessed from tracing.log where county_id = $1', [
      COUNTY,
    ]);
    if (judgeCheckpoint(rows[0].witnessed || null, trust).fault === null) break;
    await pause(20);
  }
});
