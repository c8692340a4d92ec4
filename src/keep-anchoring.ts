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

export interface ChainOfLog extends ChainSetting {
  /** Its chain id, where it was reached already. */
  readonly id?: number;
  /** The address of its key, where the chain was reached. */
  readonly publisher?: string;
}

/** Where this county's log is anchored: as the settings say; the demo brings a chain of its own. */
export async function chainOf(config: Config, progress: Progress): Promise<ChainOfLog | undefined> {
  return config.anchor ?? (config.demo && localChainFits() ? demoChain(config.home, progress) : undefined);
}

interface Anchoring {
  readonly db: Db;
  readonly county: string;
  readonly setting: ChainSetting;
  /** Told whenever the chain was reached. */
  readonly reached: (chain: ChainOfLog) => Promise<void>;
}

/** Anchors the log's head once an hour, in the background. A chain that is away stops nothing: it is asked again. */
export function keepAnchoring(anchoring: Anchoring): void {
  const stopping = new AbortController();
  const going = anchorHourly(anchoring, stopping.signal);
  beforeEnding(async () => {
    stopping.abort();
    await going;
  });
}

async function anchorHourly(
  { db, county, setting, reached }: Anchoring,
  stopping: AbortSignal,
): Promise<void> {
  const { contract } = setting;
  while (!stopping.aborted) {
    let wait = SOON_MS;
    try {
      const chain = await openChain(setting);
      await reached({ ...setting, id: chain.id, publisher: chain.publisher });
      const head = await anchorCounty({ db, county, contract }, chain);
      if (head) wait = HOUR_MS;
    } catch (error) {
      console.error(`anchor of ${county}: ${(error as Error).message}`);
    }
    await pause(wait, undefined, { signal: stopping, ref: false }).catch(() => {});
  }
}

/** A chain of one node on this machine with the contract on it, going on where it stood when it was last stopped. */
async function demoChain(home: string, progress: Progress): Promise<ChainOfLog> {
  progress('演示用的区块链', 'A chain for the demo');
  const folder = join(home, 'chain');
  await mkdir(folder, { recursive: true });
  const chain = await startLocalChain({ folder });
  beforeEnding(() => chain.stop());
  const nodes = [chain.url];
  const file = join(folder, 'contract');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) {
    const setting = { nodes, contract: kept, key: chain.key };
    const { id, publisher, stands } = await openChain(setting);
    if (stands) return { ...setting, id, publisher };
  }
  const contract = await deployAnchor(nodes, chain.key);
  await writeFile(file, contract);
  const setting = { nodes, contract, key: chain.key };
  const { id, publisher } = await openChain(setting);
  return { ...setting, id, publisher };
}
