import { headHash, NO_LINE } from './line-proof.ts';
import { type Hash, nodeHash } from './tlog/merkle.ts';

/** A node by number: 0 a subtree without lines, positive a branch, negative a leaf (one line). */
export type NodeNumber = number;
export const EMPTY: NodeNumber = 0;

// Arrays grow by whole blocks, since copying a million nodes to larger ones would hold up a batch.
const BLOCK = 2 ** 16;

interface Branches {
  readonly hash: Uint8Array;
  readonly low: Int32Array;
  readonly high: Int32Array;
}

interface Leaves {
  readonly hash: Uint8Array;
  readonly key: Uint8Array;
  readonly entry: Uint8Array;
  readonly seq: Float64Array;
}

/** The nodes of line maps in typed arrays: 40 bytes a branch, 104 a leaf. A freed node's place is used again. */
export class LineNodes {
  readonly #branches: Branches[] = [];
  #branchCount = 0;
  readonly #freeBranches: number[] = [];
  readonly #leaves: Leaves[] = [];
  #leafCount = 0;
  readonly #freeLeaves: number[] = [];

  branch(low: NodeNumber, high: NodeNumber): NodeNumber {
    const at = this.#freeBranches.pop() ?? this.#nextBranch();
    const place = at % BLOCK;
    const block = blockOf(this.#branches, at);
    block.hash.set(nodeHash(this.hash(low), this.hash(high)), place * 32);
    block.low[place] = low;
    block.high[place] = high;
    return at + 1;
  }

  leaf(key: Hash, seq: number, entry: Hash): NodeNumber {
    const at = this.#freeLeaves.pop() ?? this.#nextLeaf();
    const place = at % BLOCK;
    const block = blockOf(this.#leaves, at);
    block.hash.set(headHash(key, seq, entry), place * 32);
    block.key.set(key, place * 32);
    block.entry.set(entry, place * 32);
    block.seq[place] = seq;
    return -(at + 1);
  }

  free(node: NodeNumber): void {
    if (node > 0) this.#freeBranches.push(node - 1);
    if (node < 0) this.#freeLeaves.push(-node - 1);
  }

  /** The node's hash: a view, to be copied by whoever keeps it. */
  hash(node: NodeNumber): Hash {
    if (node === EMPTY) return NO_LINE;
    const at = Math.abs(node) - 1;
    const { hash } = node > 0 ? blockOf(this.#branches, at) : blockOf(this.#leaves, at);
    return row(hash, at);
  }

  children(branch: NodeNumber): [low: NodeNumber, high: NodeNumber] {
    const { low, high } = blockOf(this.#branches, branch - 1);
    const place = (branch - 1) % BLOCK;
    return [low[place] as number, high[place] as number];
  }

  /** A leaf's line and newest entry: views of what is in it now. */
  head(leaf: NodeNumber): { key: Hash; seq: number; leaf: Hash } {
    const at = -leaf - 1;
    const { key, seq, entry } = blockOf(this.#leaves, at);
    return { key: row(key, at), seq: seq[at % BLOCK] as number, leaf: row(entry, at) };
  }

  #nextBranch(): number {
    if (this.#branchCount % BLOCK === 0) {
      this.#branches.push({ hash: hashes(), low: new Int32Array(BLOCK), high: new Int32Array(BLOCK) });
    }
    this.#branchCount += 1;
    return this.#branchCount - 1;
  }

  #nextLeaf(): number {
    if (this.#leafCount % BLOCK === 0) {
      this.#leaves.push({ hash: hashes(), key: hashes(), entry: hashes(), seq: new Float64Array(BLOCK) });
    }
    this.#leafCount += 1;
    return this.#leafCount - 1;
  }
}

function hashes(): Uint8Array {
  return new Uint8Array(BLOCK * 32);
}

function blockOf<Block>(blocks: readonly Block[], at: number): Block {
  return blocks[Math.floor(at / BLOCK)] as Block;
}

function row(block: Uint8Array, at: number): Hash {
  const from = (at % BLOCK) * 32;
  return block.subarray(from, from + 32);
}
