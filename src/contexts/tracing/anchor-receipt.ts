import type { Call } from '#shared/call.ts';
import { newestAnchorUpTo } from './anchors.ts';
import { base64 } from './kernel/base64.ts';
import type { AnchorReceipt } from './kernel/bundle.ts';
import { consistencyProof } from './kernel/tlog/prove.ts';
import { withTiles } from './log/log-tiles.ts';
import type { LogAt } from './log-at.ts';
import { tilesSeenBy } from './log-reads.ts';

/**
 * The newest head that was anchored before a state of the log, with the proof that the log has only grown since; null while none was. That
 * it stands on the chain is for the reader to look up.
 */
export async function anchorReceipt(call: Call, at: LogAt): Promise<AnchorReceipt | null> {
  const anchor = await newestAnchorUpTo(call, at.origin, at.size);
  if (!anchor) return null;
  const { chainId, contract, publisher, tx, block, size, root } = anchor;
  const consistency = await withTiles(tilesSeenBy(call), (node) =>
    consistencyProof(size, at.size, node).map(base64),
  );
  return { chainId, contract, publisher, tx, block, at: anchor.at.toISOString(), size, root, consistency };
}
