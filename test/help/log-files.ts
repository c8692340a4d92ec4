import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { leafHash } from '../../src/contexts/tracing/kernel/tlog/merkle.ts';
import { TileTree } from '../../src/contexts/tracing/kernel/tlog/tile-tree.ts';
import { bundleBytes, TILE_WIDTH, tilePath } from '../../src/contexts/tracing/kernel/tlog/tiles.ts';

/** Writes entries as a C2SP tlog-tiles directory, as a log does that published a checkpoint at each of `sizes`; the last is all. */
export function writeTiles(folder: string, entries: readonly Uint8Array[], sizes: readonly number[]): void {
  const tree = new TileTree();
  for (const size of sizes) {
    const since = tree.size;
    for (const entry of entries.slice(since, size)) tree.push(leafHash(entry));
    for (const tile of tree.takeTiles()) put(join(folder, tilePath(tile)), tile.bytes);
    for (let index = Math.floor(since / TILE_WIDTH); index * TILE_WIDTH < size; index += 1) {
      const bundle = entries.slice(index * TILE_WIDTH, Math.min(size, (index + 1) * TILE_WIDTH));
      put(join(folder, tilePath({ level: 'entries', index, width: bundle.length })), bundleBytes(bundle));
    }
  }
}

function put(file: string, bytes: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}
