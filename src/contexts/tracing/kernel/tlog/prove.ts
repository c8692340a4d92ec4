import { type Hash, nodeHash, rootOf } from './merkle.ts';

/**
 * Gives the hash of the full subtree of 2^level leaves that begins at leaf index × 2^level. Asked only for subtrees that lie inside
 * the tree.
 */
export type NodeReader = (level: number, index: number) => Hash;

/** Nodes of a tree whose leaf hashes are all at hand: a document's. A log's come from its tiles (`tiledNodes`). */
export function nodesOf(leaves: readonly Hash[]): NodeReader {
  return (level, index) => rootOf(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level));
}

/**
 * Path from leaf `index` to the root of the first `size` leaves, sibling of the leaf first (RFC 6962 § 2.1.1). Throws when the leaf
 * lies outside the tree.
 */
export function inclusionProof(index: number, size: number, node: NodeReader): Hash[] {
  return subtreeInclusionProof(index, 0, size, node);
}

/** The paths of many leaves; what they share at the tree's right edge is hashed once. */
export function inclusionProofs(indexes: readonly number[], size: number, node: NodeReader): Hash[][] {
  const edge: Edge = new Map();
  return indexes.map((index) => subtreeInclusionProof(index, 0, size, node, edge));
}

/** The same within the subtree of leaves [start, end), which `isSubtree` allows (draft-ietf-plants-merkle-tree-certs § 4.3). */
export function subtreeInclusionProof(
  index: number,
  start: number,
  end: number,
  node: NodeReader,
  edge: Edge = new Map(),
): Hash[] {
  if (!(isSubtree(start, end) && start <= index && index < end)) {
    throw new Error(`no path from leaf ${index} in [${start}, ${end})`);
  }
  const path: Hash[] = [];
  let [from, to] = [start, end];
  while (to - from > 1) {
    const middle = split(from, to);
    if (index < middle) {
      path.push(rangeHash(middle, to, node, edge));
      to = middle;
    } else {
      path.push(rangeHash(from, middle, node, edge));
      from = middle;
    }
  }
  return path.reverse();
}

/**
 * Proof that the first `size1` leaves are the beginning of the first `size2` (RFC 6962 § 2.1.2). Empty for equal sizes and for
 * `size1` = 0, which need none. Throws when `size1` > `size2`.
 */
export function consistencyProof(size1: number, size2: number, node: NodeReader): Hash[] {
  return size1 === 0 ? [] : subtreeConsistencyProof(0, size1, size2, node);
}

/** Proof that the subtree of leaves [start, end) is part of the first `size` (draft-ietf-plants-merkle-tree-certs § 4.4). */
export function subtreeConsistencyProof(start: number, end: number, size: number, node: NodeReader): Hash[] {
  if (!isSubtree(start, end) || end > size) throw new Error(`[${start}, ${end}) is no subtree of ${size}`);
  const proof: Hash[] = [];
  let [from, to, first, known] = [0, size, start, true];
  while (from !== first || to !== end) {
    const middle = split(from, to);
    if (end <= middle) {
      proof.push(rangeHash(middle, to, node));
      to = middle;
    } else {
      proof.push(rangeHash(from, middle, node));
      // A subtree parted here is not one node of the tree: the verifier needs its right part named.
      if (first < middle) [first, known] = [middle, false];
      from = middle;
    }
  }
  if (!known) proof.push(rangeHash(from, to, node));
  return proof.reverse();
}

/**
 * Whether [start, end) can be a subtree: not empty, and beginning at a multiple of the smallest power of two that holds it
 * (draft-ietf-plants-merkle-tree-certs § 4.1).
 */
export function isSubtree(start: number, end: number): boolean {
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || start >= end) return false;
  let width = 1;
  while (width < end - start) width *= 2;
  return start % width === 0;
}

/** Where RFC 6962 parts a range: after the largest power of two smaller than its length. */
function split(from: number, to: number): number {
  let width = 1;
  while (width * 2 < to - from) width *= 2;
  return from + width;
}

/** Roots of ranges that are no full subtree, by their first leaf: within one tree all of them end where it ends. */
type Edge = Map<number, Hash>;

/** Root over leaves [from, to), from as few full subtrees as there are. */
function rangeHash(from: number, to: number, node: NodeReader, edge: Edge = new Map()): Hash {
  const width = to - from;
  const level = Math.log2(width);
  if (Number.isInteger(level) && from % width === 0) return node(level, from / width);
  const known = edge.get(from);
  if (known) return known;
  const middle = split(from, to);
  const made = nodeHash(rangeHash(from, middle, node, edge), rangeHash(middle, to, node, edge));
  edge.set(from, made);
  return made;
}
