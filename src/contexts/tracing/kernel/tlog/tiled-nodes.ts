import { type Hash, nodeHash } from './merkle.ts';
import type { NodeReader } from './prove.ts';
import { TILE_WIDTH } from './tiles.ts';

/** Gives a hash tile's bytes, partial or full, at least as wide as the tree that is asked about makes it. */
export type TileReader = (level: number, index: number) => Uint8Array;

/**
 * A tree's nodes read from its tiles: a node of level 8·l + r is the root of 2^r hashes of one tile at level l. What was hashed once is
 * remembered: the proofs of neighbours, as of one document's events, share nearly all of it.
 */
export function tiledNodes(tile: TileReader): NodeReader {
  const known = new Map<number, Map<number, Hash>>();

  function node(level: number, index: number): Hash {
    if (level % 8 === 0) return hashIn(level / 8, index);
    const nodes = known.get(level) ?? new Map<number, Hash>();
    known.set(level, nodes);
    const before = nodes.get(index);
    if (before) return before;
    const made = nodeHash(node(level - 1, index * 2), node(level - 1, index * 2 + 1));
    nodes.set(index, made);
    return made;
  }

  function hashIn(level: number, index: number): Hash {
    const from = (index % TILE_WIDTH) * 32;
    const hash = tile(level, Math.floor(index / TILE_WIDTH)).subarray(from, from + 32);
    if (hash.length < 32)
      throw new Error(`the tile that holds node ${index} of level ${level * 8} is too short`);
    return hash;
  }

  return node;
}
