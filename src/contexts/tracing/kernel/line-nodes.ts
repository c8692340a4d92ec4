import { headHash, NO_LINE } from './line-proof.ts';
import { type Hash, nodeHash } from './tlog/merkle.ts';

/** A node by number: 0 a subtree without lines, positive a branch, negative a leaf (one line). */
export type NodeNumber = number;
export const EMPTY: NodeNumber = 0;

/** The nodes of line maps in typed arrays: 40 bytes a branch, 104 a leaf. A freed node's place is used again. */
export class LineNodes {
  #branches = 0;
  #branchHash = new Uint8Array(0);
  #low = new Int32Array(0);
  #high = new Int32Array(0);
  readonly #freeBranches: number[] = [];

  #leaves = 0;
  #leafHash = new Uint8Array(0);
  #key = new Uint8Array(0);
  #entry = new Uint8Array(0);
  #seq = new Float64Array(0);
  readonly #freeLeaves: number[] = [];

  branch(low: NodeNumber, high: NodeNumber): NodeNumber {
    const at = this.#freeBranches.pop() ?? this.#nextBranch();
    this.#branchHash.set(nodeHash(this.hash(low), this.hash(high)), at * 32);
    this.#low[at] = low;
    this.#high[at] = high;
    return at + 1;
  }

  leaf(key: Hash, seq: number, entry: Hash): NodeNumber {
    const at = this.#freeLeaves.pop() ?? this.#nextLeaf();
    this.#leafHash.set(headHash(key, seq, entry), at * 32);
    this.#key.set(key, at * 32);
    this.#entry.set(entry, at * 32);
    this.#seq[at] = seq;
    return -(at + 1);
  }

  free(node: NodeNumber): void {
    if (node > 0) this.#freeBranches.push(node - 1);
    if (node < 0) this.#freeLeaves.push(-node - 1);
  }

  /** The node's hash: a view, to be copied by whoever keeps it. */
  hash(node: NodeNumber): Hash {
    if (node === EMPTY) return NO_LINE;
    return node > 0 ? row(this.#branchHash, node - 1) : row(this.#leafHash, -node - 1);
  }

  children(branch: NodeNumber): [low: NodeNumber, high: NodeNumber] {
    return [this.#low[branch - 1] ?? EMPTY, this.#high[branch - 1] ?? EMPTY];
  }

  /** A leaf's line and newest entry: views of what is in it now. */
  head(leaf: NodeNumber): { key: Hash; seq: number; leaf: Hash } {
    const at = -leaf - 1;
    return { key: row(this.#key, at), seq: this.#seq[at] ?? 0, leaf: row(this.#entry, at) };
  }

  #nextBranch(): number {
    if (this.#branches === this.#low.length) {
      const room = roomAfter(this.#branches);
      this.#branchHash = grown(this.#branchHash, new Uint8Array(room * 32));
      this.#low = grown(this.#low, new Int32Array(room));
      this.#high = grown(this.#high, new Int32Array(room));
    }
    this.#branches += 1;
    return this.#branches - 1;
  }

  #nextLeaf(): number {
    if (this.#leaves === this.#seq.length) {
      const room = roomAfter(this.#leaves);
      this.#leafHash = grown(this.#leafHash, new Uint8Array(room * 32));
      this.#key = grown(this.#key, new Uint8Array(room * 32));
      this.#entry = grown(this.#entry, new Uint8Array(room * 32));
      this.#seq = grown(this.#seq, new Float64Array(room));
    }
    this.#leaves += 1;
    return this.#leaves - 1;
  }
}

function row(hashes: Uint8Array, at: number): Hash {
  return hashes.subarray(at * 32, at * 32 + 32);
}

function roomAfter(used: number): number {
  return Math.max(1024, Math.ceil(used * 1.5));
}

function grown<Array extends Uint8Array | Int32Array | Float64Array>(from: Array, to: Array): Array {
  to.set(from);
  return to;
}
