import { sameBytes } from './bytes.ts';
import { EMPTY, LineNodes, type NodeNumber } from './line-nodes.ts';
import { bitAt, type Head, type KeyedHead, type LineProof, lineKey, NO_LINE } from './line-proof.ts';
import type { Hash } from './tlog/merkle.ts';

interface Version {
  readonly root: Hash;
  readonly top: NodeNumber;
  /** Nodes that the next version does without: free once this one is forgotten. */
  readonly replaced: NodeNumber[];
}

/**
 * The map line → newest entry, in memory. An update writes new nodes beside the old, so that the last few versions can still be
 * proven from: a bundle shows the map that a witnessed checkpoint holds while newer ones are on their way.
 */
export class LineMap {
  readonly #nodes = new LineNodes();
  readonly #kept: number;
  #versions: Version[] = [];
  #now: Version = { root: NO_LINE, top: EMPTY, replaced: [] };

  /** `kept`: how many versions before the newest can be proven from. */
  constructor(kept = 16) {
    this.#kept = kept;
  }

  get root(): Hash {
    return this.#now.root;
  }

  /** Sets lines' newest entries, of one line the last given, and answers the new root. The cost grows with what changes. */
  update(heads: Iterable<Head>): Hash {
    const last = new Map(Array.from(heads, (head) => [head.line, head]));
    return this.set(Array.from(last.values(), ({ line, seq, leaf }) => ({ key: lineKey(line), seq, leaf })));
  }

  /** The same for lines by their keys, each at most once. */
  set(changes: readonly KeyedHead[]): Hash {
    const order = Int32Array.from(changes, (_, place) => place);
    const keys = new Uint8Array(changes.length * 32);
    for (const [place, { key }] of changes.entries()) keys.set(key, place * 32);
    const top = this.#place(this.#now.top, 0, { changes, keys, order });
    this.#versions.push(this.#now);
    this.#now = { root: this.#nodes.hash(top).slice(), top, replaced: [] };
    if (this.#versions.length > this.#kept) {
      for (const node of this.#versions.shift()?.replaced ?? []) this.#nodes.free(node);
    }
    return this.#now.root;
  }

  /** A line's newest entry by the line's key, in the newest version; null when it has none. */
  head(key: Hash): KeyedHead | null {
    let node = this.#now.top;
    for (let depth = 0; node > EMPTY; depth += 1) node = this.#nodes.children(node)[bitAt(key, depth)];
    if (node === EMPTY) return null;
    const met = this.#nodes.head(node);
    return sameBytes(met.key, key) ? { key, seq: met.seq, leaf: met.leaf.slice() } : null;
  }

  /** A line's newest entry, or null when it has none, with the proof; of the newest version or of one still kept, else null. */
  prove(line: string, root: Hash = this.root): { head: Head | null; proof: LineProof } | null {
    const version = [this.#now, ...this.#versions].find((kept) => sameBytes(kept.root, root));
    if (!version) return null;
    const key = lineKey(line);
    const siblings: (Hash | null)[] = [];
    let node = version.top;
    while (node > EMPTY) {
      const [low, high] = this.#nodes.children(node);
      const [next, sibling] = bitAt(key, siblings.length) ? [high, low] : [low, high];
      siblings.push(sibling === EMPTY ? null : this.#nodes.hash(sibling).slice());
      node = next;
    }
    if (node === EMPTY) return { head: null, proof: { siblings, other: null } };
    const met = this.#nodes.head(node);
    const found = { key: met.key.slice(), seq: met.seq, leaf: met.leaf.slice() };
    if (!sameBytes(found.key, key)) return { head: null, proof: { siblings, other: found } };
    return { head: { line, seq: found.seq, leaf: found.leaf }, proof: { siblings, other: null } };
  }

  /** The subtree at `depth` with a batch's changes in it; what it replaces is noted in the newest version. */
  #place(node: NodeNumber, depth: number, batch: Batch): NodeNumber {
    const { changes, keys, order } = batch;
    const [first] = order;
    if (first === undefined) return node;
    const change = changes[first] as KeyedHead;
    const key = keys.subarray(first * 32, first * 32 + 32);
    const alone = order.length === 1;
    if (alone && node === EMPTY) return this.#nodes.leaf(key, change.seq, change.leaf);
    if (alone && node < EMPTY && sameBytes(this.#nodes.head(node).key, key)) {
      this.#now.replaced.push(node);
      return this.#nodes.leaf(key, change.seq, change.leaf);
    }
    const [low, high] = this.#parted(node, depth);
    const middle = part(order, keys, depth);
    return this.#nodes.branch(
      this.#place(low, depth + 1, { changes, keys, order: order.subarray(0, middle) }),
      this.#place(high, depth + 1, { changes, keys, order: order.subarray(middle) }),
    );
  }

  /** What hangs below a node; a leaf goes down one step to the side of its line. */
  #parted(node: NodeNumber, depth: number): [low: NodeNumber, high: NodeNumber] {
    if (node > EMPTY) {
      this.#now.replaced.push(node);
      return this.#nodes.children(node);
    }
    if (node === EMPTY) return [EMPTY, EMPTY];
    return bitAt(this.#nodes.head(node).key, depth) ? [EMPTY, node] : [node, EMPTY];
  }
}

/** Distinct lines to set; `order` holds the places in `changes` and `keys` of those that belong below one node. */
interface Batch {
  readonly changes: readonly KeyedHead[];
  readonly keys: Uint8Array;
  readonly order: Int32Array;
}

/** Moves those with a 0 at `depth` before those with a 1 and answers where the ones begin. */
function part(order: Int32Array, keys: Uint8Array, depth: number): number {
  const [byte, bit] = [depth >> 3, 7 - (depth & 7)];
  let middle = 0;
  for (let at = 0; at < order.length; at += 1) {
    const place = order[at] as number;
    if (((keys[place * 32 + byte] as number) >> bit) & 1) continue;
    order[at] = order[middle] as number;
    order[middle] = place;
    middle += 1;
  }
  return middle;
}
