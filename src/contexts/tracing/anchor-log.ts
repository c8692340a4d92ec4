import type { Db } from '#shared/database.ts';
import type { Chain } from './anchor/chain.ts';
import { keepAnchors, newestAnchor } from './anchors.ts';
import type { Head } from './kernel/anchor.ts';

/**
 * Anchors the newest head of a county's log, and keeps what stands on the chain. The chain is asked first what it knows:
 * a run that was killed after sending has left its anchor there, and it is found now instead of being sent again.
 * Throws when the chain is away (the next run tries again), and when it knows a larger tree than ours: then our log has lost entries.
 */
export async function anchorLog(
  { db, county, contract }: { readonly db: Db; readonly county: string; readonly contract: string },
  chain: Chain,
  head: Head,
): Promise<void> {
  const kept = await newestAnchor(db, county, contract);
  const known = await chain.newest(head.origin);
  if (known && known.size > head.size) {
    throw new Error(
      `the log of ${county} has ${head.size} entries, but ${known.size} were anchored: it was rolled back`,
    );
  }
  if (known && known.size === head.size && known.root !== head.root) {
    throw new Error(
      `the log of ${county} has another root for ${head.size} entries than was anchored: it was rewritten`,
    );
  }
  if (known?.size === head.size && kept?.size === head.size) return;
  const sent = known?.size === head.size ? undefined : await chain.anchor(head);
  // Nodes answer for a limited span of blocks: from the last anchor kept, or from this first one.
  const from = kept?.block ?? (known ? 0 : (sent ?? 0));
  await keepAnchors(db, county, await chain.since(head.origin, from));
}
