import { platform } from '#shared/call.ts';
import type { Db } from '#shared/database.ts';
import type { Chain, ChainSetting } from './anchor/chain.ts';
import { anchorLog } from './anchor-log.ts';
import type { Answer, Head, ToldAnchor } from './kernel/anchor.ts';
import { logAt } from './log-at.ts';

export type { Chain, ChainSetting } from './anchor/chain.ts';

/** Opens the contract on its chain. The library that speaks to chains is loaded only where one is used. */
export async function openChain(setting: ChainSetting): Promise<Chain> {
  const chain = await import('./anchor/chain.ts');
  return chain.openChain(setting);
}

/** Puts the contract on a chain; answers its address. */
export async function deployAnchor(nodes: readonly string[], key: string): Promise<string> {
  const chain = await import('./anchor/chain.ts');
  return chain.deployAnchor(nodes, key);
}

/** Asks each node for itself whether an anchor stands as it is told. Never throws. */
export async function askNodes(anchor: ToldAnchor, nodes: readonly string[]): Promise<Answer[]> {
  const chain = await import('./anchor/chain.ts');
  return chain.askNodes(anchor, nodes);
}

/** Anchors the newest head of the county's log that witnesses have cosigned; answers it, or undefined while there is none. Throws as `anchorLog` does. */
export async function anchorCounty(
  { db, county, contract }: { readonly db: Db; readonly county: string; readonly contract: string },
  chain: Chain,
): Promise<Head | undefined> {
  const now = new Date();
  const at = await db.transaction().execute((tx) => logAt({ tx, county, now, actor: platform }));
  if (!at.ok) return undefined;
  const { origin, size, checkpoint } = at.value;
  // C2SP tlog-checkpoint: origin, size and root are the first three lines.
  const [, , root = ''] = checkpoint.split('\n');
  const head = { origin, size, root };
  await anchorLog({ db, county, contract }, chain, head);
  return head;
}
