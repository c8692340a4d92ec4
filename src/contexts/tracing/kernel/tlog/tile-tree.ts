import { EMPTY_ROOT, type Hash, nodeHash, RightEdge, rootOf } from './merkle.ts';
import type { TileReader } from './tiled-nodes.ts';
import { TILE_WIDTH, type Tile, tileBytes, tileHashes } from './tiles.ts';

/** A tile with the bytes to write. */
export interface FilledTile extends Tile {
  readonly level: number;
  readonly bytes: Uint8Array;
}

/**
 * A growing tree as its rightmost tiles: all that the sequencer keeps of a log of any size (at most 255 hashes a level).
 * `push` leaves and the tree has a new `root`; `takeTiles` gives the tiles to write since it was last asked.
 */
export class TileTree {
  readonly #levels: Hash[][] = [];
  #full: FilledTile[] = [];
  /** Leaves at the last `takeTiles`. */
  #taken: number;
  #size: number;

  /** Begins empty, or goes on from `size` with that tree's partial tiles. */
  constructor(size = 0, tile: TileReader = noTile) {
    for (let level = 0; hashesAt(level, size) > 0; level += 1) {
      const count = hashesAt(level, size);
      const width = count % TILE_WIDTH;
      const bytes = width === 0 ? new Uint8Array(0) : tile(level, Math.floor(count / TILE_WIDTH));
      const hashes = tileHashes(bytes.subarray(0, width * 32), width);
      if (!hashes) throw new Error(`the last tile of level ${level} is too short for ${size} leaves`);
      this.#levels.push(hashes.map((hash) => hash.slice()));
    }
    this.#size = size;
    this.#taken = size;
  }

  get size(): number {
    return this.#size;
  }

  push(leaf: Hash): void {
    this.#size += 1;
    let hash = leaf;
    for (let [level, index] = [0, this.#size - 1]; ; level += 1) {
      const hashes = this.#levels[level] ?? [];
      this.#levels[level] = hashes;
      hashes.push(hash);
      if (hashes.length < TILE_WIDTH) return;
      index = Math.floor(index / TILE_WIDTH);
      this.#full.push({ level, index, width: TILE_WIDTH, bytes: tileBytes(hashes) });
      hash = rootOf(hashes);
      this.#levels[level] = [];
    }
  }

  /** The root (RFC 6962 § 2.1) of all leaves pushed. */
  root(): Hash {
    let root: Hash | null = null;
    for (const hashes of this.#levels) {
      for (const part of fullSubtrees(hashes)) root = root ? nodeHash(part, root) : part;
    }
    return root ?? EMPTY_ROOT;
  }

  /** Tiles full since the last time, then the partial ones that are new: write all of them before a checkpoint of this size. */
  takeTiles(): FilledTile[] {
    const tiles = this.#full;
    this.#full = [];
    for (const [level, hashes] of this.#levels.entries()) {
      const count = hashesAt(level, this.#size);
      if (hashes.length === 0 || count === hashesAt(level, this.#taken)) continue;
      const index = Math.floor(count / TILE_WIDTH);
      tiles.push({ level, index, width: hashes.length, bytes: tileBytes(hashes) });
    }
    this.#taken = this.#size;
    return tiles;
  }
}

/** Roots of the full subtrees of a partial tile, smallest and rightmost first. */
function fullSubtrees(hashes: readonly Hash[]): Hash[] {
  const edge = new RightEdge();
  for (const hash of hashes) edge.push(hash);
  return edge.full.toReversed();
}

/** How many hashes a tree of `size` has at a level of tiles. */
function hashesAt(level: number, size: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

function noTile(level: number): Uint8Array {
  throw new Error(`no tile of level ${level} at hand`);
}
