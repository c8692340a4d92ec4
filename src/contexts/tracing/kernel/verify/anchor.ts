import { fromBase64 } from '../base64.ts';
import type { AnchorReceipt } from '../bundle.ts';
import type { Policy } from '../policy.ts';
import { verifyConsistency } from '../tlog/verify.ts';
import type { Say } from './finding.ts';
import { hashesOf, type Tree } from './lines.ts';

/**
 * Whether the log that was anchored is the beginning of this one. That the receipt stands on the chain no file can show: its
 * transaction must be looked up there. Undefined when it fits neither the policy nor the log.
 */
export function checkAnchor(
  receipt: AnchorReceipt | null,
  { policy, tree }: { readonly policy: Policy; readonly tree: Tree },
  say: Say,
): AnchorReceipt | undefined {
  if (!receipt) {
    if (policy.anchors.length > 0) say('anchor.none');
    return undefined;
  }
  const { chainId, contract, size } = receipt;
  if (!policy.anchors.some((each) => each.chainId === chainId && each.contract === contract.toLowerCase())) {
    say('anchor.unknown-chain', { chain: chainId, contract });
    return undefined;
  }
  if (size > tree.size) {
    say('anchor.ahead', { anchored: size, size: tree.size });
    return undefined;
  }
  const root = fromBase64(receipt.root);
  const proof = hashesOf(receipt.consistency);
  if (!root || !proof || !verifyConsistency(size, tree.size, root, tree.root, proof)) {
    say('anchor.inconsistent');
    return undefined;
  }
  return receipt;
}
