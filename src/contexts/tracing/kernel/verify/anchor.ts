import { fromBase64 } from '../base64.ts';
import type { AnchorReceipt } from '../bundle.ts';
import type { Policy } from '../policy.ts';
import { verifyConsistency } from '../tlog/verify.ts';
import { CLOCK_SKEW_MS, type WitnessedCheckpoint } from './checkpoint.ts';
import type { Say } from './finding.ts';
import { hashesOf, type Tree } from './lines.ts';

const YEAR_MS = 366 * 86_400_000;

/**
 * Whether the log that was anchored is the beginning of this one. That the receipt stands on the chain no file can show: its
 * transaction must be looked up there. Undefined when it fits neither the policy nor the log.
 */
export function checkAnchor(
  receipt: AnchorReceipt | null,
  { policy, tree }: { readonly policy: Policy; readonly tree: Tree & Pick<WitnessedCheckpoint, 'at'> },
  say: Say,
): AnchorReceipt | undefined {
  if (!receipt) {
    if (policy.anchors.length > 0) say('anchor.none');
    return undefined;
  }
  const { chainId, contract, publisher = '', size } = receipt;
  const known = policy.anchors.some(
    (each) =>
      each.chainId === chainId &&
      each.contract === contract.toLowerCase() &&
      (each.publisher ?? publisher.toLowerCase()) === publisher.toLowerCase(),
  );
  if (!known) {
    say('anchor.unknown-chain', { chain: chainId, contract, publisher: publisher || '—' });
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
  const at = receipt.at.slice(0, 10);
  const age = tree.at ? tree.at.getTime() - Date.parse(receipt.at) : 0;
  // A head is anchored within the hour once witnesses have seen it, and a log that is kept does not stay as it is for a year.
  if (age >= -CLOCK_SKEW_MS && age < YEAR_MS) say('anchor.stated', { at });
  else say('anchor.implausible', { at });
  return receipt;
}
