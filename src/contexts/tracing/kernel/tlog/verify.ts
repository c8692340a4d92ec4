import { sameBytes } from '../bytes.ts';
import { EMPTY_ROOT, type Hash, nodeHash } from './merkle.ts';
import { isSubtree } from './prove.ts';

/** Whether `proof` shows `leaf` at `index` of the tree of `size` leaves with this root (RFC 9162 § 2.1.3.2). Never throws. */
export function verifyInclusion(
  leaf: Hash,
  index: number,
  size: number,
  root: Hash,
  proof: readonly Hash[],
): boolean {
  return verifySubtreeInclusion(leaf, index, 0, size, root, proof);
}

/** The same for the subtree of leaves [start, end) (draft-ietf-plants-merkle-tree-certs § 4.3.2). */
export function verifySubtreeInclusion(
  leaf: Hash,
  index: number,
  start: number,
  end: number,
  root: Hash,
  proof: readonly Hash[],
): boolean {
  if (!areHashes(leaf, root, ...proof) || !isSubtree(start, end)) return false;
  if (!Number.isSafeInteger(index) || index < start || index >= end) return false;
  let [fn, sn, hash] = [index - start, end - start - 1, leaf];
  for (const sibling of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(sibling, hash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && sameBytes(hash, root);
}

/**
 * Whether `proof` shows that the tree of `size1` leaves is the beginning of the tree of `size2` (RFC 9162 § 2.1.4.2). A tree
 * without leaves proves nothing: `size1` = 0 is false. Never throws.
 */
export function verifyConsistency(
  size1: number,
  size2: number,
  root1: Hash,
  root2: Hash,
  proof: readonly Hash[],
): boolean {
  return size1 > 0 && verifySubtreeConsistency(0, size1, size2, root1, root2, proof);
}

/**
 * Whether `proof` shows that the subtree of leaves [start, end) with root `root1` is part of the tree of `size` leaves with root
 * `root2` (draft-ietf-plants-merkle-tree-certs § 4.4.3). A subtree without leaves is part of every tree that reaches it.
 */
export function verifySubtreeConsistency(
  start: number,
  end: number,
  size: number,
  root1: Hash,
  root2: Hash,
  proof: readonly Hash[],
): boolean {
  if (!Number.isSafeInteger(size) || end > size) return false;
  if (proof.length > 0 && !areHashes(root1, root2, ...proof)) return false;
  if (start === end) return start >= 0 && proof.length === 0 && sameBytes(root1, EMPTY_ROOT);
  if (!isSubtree(start, end)) return false;
  let [fn, sn, tn] = [start, end - 1, size - 1];
  // The part of the subtree that is one node of the tree; at the tree's own right edge that is all of it.
  while (fn !== sn && (sn === tn || sn % 2 === 1)) [fn, sn, tn] = [half(fn), half(sn), half(tn)];
  const whole = fn === sn;
  const [first, ...rest] = whole ? [root1, ...proof] : proof;
  if (!first) return false;
  let [hash1, hash2] = [first, first];
  for (const sibling of rest) {
    if (tn === 0) return false;
    if (sn % 2 === 1 || sn === tn) {
      if (fn < sn) hash1 = nodeHash(sibling, hash1);
      hash2 = nodeHash(sibling, hash2);
      while (sn % 2 === 0 && sn !== 0) [fn, sn, tn] = [half(fn), half(sn), half(tn)];
    } else {
      hash2 = nodeHash(hash2, sibling);
    }
    [fn, sn, tn] = [half(fn), half(sn), half(tn)];
  }
  return tn === 0 && sameBytes(hash1, root1) && sameBytes(hash2, root2);
}

function areHashes(...hashes: readonly Hash[]): boolean {
  return hashes.every((hash) => hash.length === EMPTY_ROOT.length);
}

/** A right shift for numbers past 32 bits. */
function half(number: number): number {
  return Math.floor(number / 2);
}
