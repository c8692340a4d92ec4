import { type Hash, rootOf } from './merkle.ts';
import type { NodeReader } from './prove.ts';
import { TILE_WIDTH, tileHashes } from './tiles.ts';

/** Gives a hash tile's bytes, partial or full, at least as wide as the tree that is asked about makes it. */
export type TileReader = (level: number, index: number) => Uint8Array;

/** A tree's nodes read from its tiles: a node of level 8·l + r is the root of 2^r hashes of one tile at level l. */
export function tiledNodes(tile: TileReader): NodeReader {
  return (level, index): Hash => {
    const inside = level % 8;
    const first = index * 2 ** inside;
    const bytes = tile((level - inside) / 8, Math.floor(first / TILE_WIDTH));
    const from = (first % TILE_WIDTH) * 32;
    const hashes = tileHashes(bytes.subarray(from, from + 32 * 2 ** inside), 2 ** inside);
    if (!hashes) throw new Error(`the tile that holds node ${index} of level ${level} is too short`);
    return rootOf(hashes);
  };
}
