import { concat, sameBytes, u64, u64At } from './bytes.ts';
import { sha256, sha256OfText } from './sha256.ts';
import { type Hash, nodeHash } from './tlog/merkle.ts';

// The map line → newest entry: a sparse Merkle tree over the 256 bits of SHA-256(line), most significant first, in which a subtree
// with one line is that line's leaf, wherever it hangs. What a prover and a verifier must agree on is here; the tree is `LineMap`.

/** A subtree without lines. */
export const NO_LINE: Hash = new Uint8Array(32);

/** A line's newest entry: `seq` counts the line's entries from 0, `leaf` is the entry's leaf hash in the log. */
export interface Head {
  readonly line: string;
  readonly seq: number;
  readonly leaf: Hash;
}

/** The same, of a line known by its key. */
export interface KeyedHead {
  readonly key: Hash;
  readonly seq: number;
  readonly leaf: Hash;
}

/** Where a line hangs: its 256 bits. */
export function lineKey(line: string): Hash {
  return sha256OfText(line);
}

// One for all, as for a tree's nodes.
const single = new Uint8Array(73);
const seqOf = new DataView(single.buffer, 33, 8);

/** SHA-256(0x00 ‖ line key ‖ u64 seq ‖ leaf hash): a subtree with one line. */
export function headHash(key: Hash, seq: number, leaf: Hash): Hash {
  single.set(key, 1);
  seqOf.setUint32(0, Math.floor(seq / 2 ** 32));
  seqOf.setUint32(4, seq >>> 0);
  single.set(leaf, 41);
  return sha256(single);
}

/** The bit of a key that parts the lines at `depth`. */
export function bitAt(key: Uint8Array, depth: number): 0 | 1 {
  return (((key[depth >> 3] ?? 0) >> (7 - (depth & 7))) & 1) as 0 | 1;
}

/**
 * The way from the root to a line, or to where it would be.
 * `siblings` top to bottom, null for one without lines; `other`: the line met there instead, for an absent one.
 */
export interface LineProof {
  readonly siblings: readonly (Hash | null)[];
  readonly other: { readonly key: Hash; readonly seq: number; readonly leaf: Hash } | null;
}

/** A proof's bytes: depth (u8), a bit a sibling (1: it has lines), the siblings that have, then the other line's 72 bytes if one is met. */
export function lineProofBytes({ siblings, other }: LineProof): Uint8Array {
  const bitmap = new Uint8Array(Math.ceil(siblings.length / 8));
  const full: Hash[] = [];
  for (const [depth, sibling] of siblings.entries()) {
    if (!sibling) continue;
    bitmap[depth >> 3] = (bitmap[depth >> 3] ?? 0) | (128 >> (depth & 7));
    full.push(sibling);
  }
  const met = other ? [other.key, u64(other.seq), other.leaf] : [];
  return concat(Uint8Array.of(siblings.length), bitmap, ...full, ...met);
}

/** Reads a proof's bytes; null unless they are exactly what `lineProofBytes` writes. */
export function parseLineProof(bytes: Uint8Array): LineProof | null {
  const [depth = 0] = bytes;
  let at = 1 + Math.ceil(depth / 8);
  const bitmap = bytes.subarray(1, at);
  const siblings: (Hash | null)[] = [];
  for (let level = 0; level < depth; level += 1) {
    siblings.push(bitAt(bitmap, level) ? bytes.subarray(at, at + 32) : null);
    at += bitAt(bitmap, level) * 32;
  }
  if (at > bytes.length) return null;
  const met = bytes.subarray(at);
  const seq = met.length === 72 ? u64At(met, 32) : null;
  const other = seq === null ? null : { key: met.subarray(0, 32), seq, leaf: met.subarray(40) };
  const proof = { siblings, other };
  return sameBytes(lineProofBytes(proof), bytes) ? proof : null;
}

/** Whether a map with this root says that `head` is its line's newest entry. Never throws. */
export function verifyHead(root: Hash, { line, seq, leaf }: Head, proof: LineProof): boolean {
  const key = lineKey(line);
  return proof.other === null && sameBytes(climb(key, headHash(key, seq, leaf), proof), root);
}

/** Whether a map with this root says that there is no entry of `line`. Never throws. */
export function verifyAbsence(root: Hash, line: string, proof: LineProof): boolean {
  const key = lineKey(line);
  const { siblings, other } = proof;
  if (!other) return sameBytes(climb(key, NO_LINE, proof), root);
  for (let depth = 0; depth < siblings.length; depth += 1) {
    if (bitAt(key, depth) !== bitAt(other.key, depth)) return false;
  }
  if (sameBytes(key, other.key)) return false;
  return sameBytes(climb(key, headHash(other.key, other.seq, other.leaf), proof), root);
}

function climb(key: Hash, bottom: Hash, { siblings }: LineProof): Hash {
  let hash = bottom;
  for (let depth = siblings.length - 1; depth >= 0; depth -= 1) {
    const sibling = siblings[depth] ?? NO_LINE;
    hash = bitAt(key, depth) ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
  }
  return hash;
}
