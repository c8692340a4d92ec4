import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { anchorCounty, type ChainSetting, deployAnchor, openChain } from '#tracing';
import { localChainFits, startLocalChain } from './local-chain/local-chain.ts';
import type { Progress } from './main.ts';
import type { Config } from './shared/config.ts';
import type { Db } from './shared/database.ts';
import { beforeEnding } from './shared/ending.ts';

const HOUR_MS = 3_600_000;
// A chain that is away, and a log that has no checkpoint yet, are asked again soon.
const SOON_MS = 20_000;

/**
 * Anchors the log's head once an hour, in the background, where a chain is set; the demo brings a chain of its own. A chain that is
 * away stops nothing: it is asked again.
 */
export async function keepAnchoring(
  { db, config }: { readonly db: Db; readonly config: Config },
  progress: Progress,
): Promise<void> {
  const setting =
    config.anchor ?? (config.demo && localChainFits() ? await demoChain(config.home, progress) : undefined);
  if (!setting) return;
  const stopping = new AbortController();
  const going = anchorHourly({ db, county: config.county, setting }, stopping.signal);
  beforeEnding(async () => {
    stopping.abort();
    await going;
  });
}

async function anchorHourly(
  { db, county, setting }: { readonly db: Db; readonly county: string; readonly setting: ChainSetting },
  stopping: AbortSignal,
): Promise<void> {
  const { contract } = setting;
  while (!stopping.aborted) {
    let wait = SOON_MS;
    try {
      const head = await anchorCounty({ db, county, contract }, await openChain(setting));
      if (head) wait = HOUR_MS;
    } catch (error) {
      console.error(`anchor of ${county}: ${(error as Error).message}`);
    }
    await pause(wait, undefined, { signal: stopping, ref: false }).catch(() => {});
  }
}

/** A chain of one node on this machine with the contract on it, going on where it stood when it was last stopped. */
async function demoChain(home: string, progress: Progress): Promise<ChainSetting> {
  progress('演示用的区块链', 'A chain for the demo');
  const folder = join(home, 'chain');
  await mkdir(folder, { recursive: true });
  const chain = await startLocalChain({ folder });
  beforeEnding(() => chain.stop());
  const nodes = [chain.url];
  const file = join(folder, 'contract');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined && (await openChain({ nodes, contract: kept, key: chain.key })).stands) {
    return { nodes, contract: kept, key: chain.key };
  }
  const contract = await deployAnchor(nodes, chain.key);
  await writeFile(file, contract);
  return { nodes, contract, key: chain.key };
}
