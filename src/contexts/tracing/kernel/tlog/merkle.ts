import { concat } from '../bytes.ts';
import { sha256, sha256OfText } from '../sha256.ts';

/** 32 bytes. */
export type Hash = Uint8Array;

/** Root of a tree without leaves: SHA-256 of nothing (RFC 6962 § 2.1). */
export const EMPTY_ROOT: Hash = sha256(new Uint8Array(0));

// One of each for all: an array past 64 bytes costs more to make than to hash.
const prefixed = new Uint8Array(1 + 4096);
const pair = Uint8Array.of(1, ...new Uint8Array(64));

/** SHA-256(0x00 ‖ entry) (RFC 6962 § 2.1). */
export function leafHash(entry: Uint8Array): Hash {
  if (entry.length >= prefixed.length) return sha256(concat(Uint8Array.of(0), entry));
  prefixed.set(entry, 1);
  return sha256(prefixed.subarray(0, entry.length + 1));
}

/** The same of an entry that is a text: of its UTF-8. */
export function leafHashOfText(entry: string): Hash {
  return sha256OfText(`\0${entry}`);
}

/** SHA-256(0x01 ‖ left ‖ right) (RFC 6962 § 2.1). */
export function nodeHash(left: Hash, right: Hash): Hash {
  pair.set(left, 1);
  pair.set(right, 33);
  return sha256(pair);
}

/** The root over leaf hashes held in memory, oldest first: a document's, a tile's. For a growing tree take `RightEdge`. */
export function rootOf(leaves: readonly Hash[]): Hash {
  const edge = new RightEdge();
  for (const leaf of leaves) edge.push(leaf);
  return edge.root();
}

/**
 * A tree of any size by its right edge alone: the roots of the full subtrees that its size's binary digits name, largest first.
 * `push` costs two hashes on average, `root` at most log2(size).
 */
export class RightEdge {
  readonly #full: Hash[];
  #size: number;

  /** Begins empty, or where `full` (largest first) and `size` say. */
  constructor(size = 0, full: readonly Hash[] = []) {
    if (full.length !== digits(size))
      throw new Error(`a tree of ${size} has not ${full.length} full subtrees`);
    this.#size = size;
    this.#full = [...full];
  }

  get size(): number {
    return this.#size;
  }

  /** Roots of the full subtrees, largest first: with `size`, all that is needed to go on. */
  get full(): readonly Hash[] {
    return [...this.#full];
  }

  push(leaf: Hash): void {
    let hash = leaf;
    for (let rest = this.#size; rest % 2 === 1; rest = (rest - 1) / 2) {
      hash = nodeHash(this.#full.pop() as Hash, hash);
    }
    this.#full.push(hash);
    this.#size += 1;
  }

  root(): Hash {
    return this.#full.length === 0
      ? EMPTY_ROOT
      : this.#full.reduceRight((right, left) => nodeHash(left, right));
  }
}

/** How many binary digits of a size are one. */
function digits(size: number): number {
  let count = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
  return count;
}
