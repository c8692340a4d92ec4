import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import '../../native.ts';
import { utf8 } from '../bytes.ts';
import { leafHash, RightEdge, rootOf } from './merkle.ts';
import { consistencyProof, inclusionProof, nodesOf } from './prove.ts';
import { TileTree } from './tile-tree.ts';
import { tiledNodes } from './tiled-nodes.ts';
import {
  bundleBytes,
  bundleEntries,
  LONGEST_ENTRY,
  TILE_WIDTH,
  type Tile,
  tilePath,
  tilesOf,
} from './tiles.ts';

const leaf = (index: number) => leafHash(utf8(String(index)));

/** A disk: what was written last under each name. */
class Shelf {
  readonly files = new Map<string, Uint8Array>();

  put(tiles: readonly (Tile & { bytes: Uint8Array })[]): void {
    for (const tile of tiles) this.files.set(tilePath(tile), tile.bytes);
  }

  reader(size: number) {
    return (level: number, index: number) => {
      const width = Math.min(TILE_WIDTH, Math.floor(size / TILE_WIDTH ** level) - index * TILE_WIDTH);
      const bytes = this.files.get(tilePath({ level, index, width }));
      assert.ok(bytes, `tile ${level}/${index} of width ${width} was never written`);
      return bytes;
    };
  }
}

test('a log grown in batches, begun anew at any time, has every tile of each size and the right root', () => {
  const batches = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(batches, fc.boolean(), (sizes, restarts) => {
      const shelf = new Shelf();
      const edge = new RightEdge();
      let tree = new TileTree();
      for (const batch of sizes) {
        const since = tree.size;
        if (restarts) tree = new TileTree(since, shelf.reader(since));
        for (let count = 0; count < batch; count += 1) {
          tree.push(leaf(edge.size));
          edge.push(leaf(edge.size));
        }
        assert.deepEqual(tree.root(), edge.root());
        const tiles = tree.takeTiles();
        shelf.put(tiles);
        const wanted = [...tilesOf(tree.size, since)].filter(({ level }) => level !== 'entries');
        assert.deepEqual(tiles.map(tilePath).sort(), wanted.map(tilePath).sort());
      }
      for (const tile of tilesOf(edge.size)) {
        if (tile.level !== 'entries') assert.equal(shelf.files.get(tilePath(tile))?.length, tile.width * 32);
      }
    }),
    { numRuns: 40 },
  );
});

test('proofs from tiles are the proofs from all leaves, past a second level of full tiles', () => {
  const size = 66_000;
  const leaves = Array.from({ length: size }, (_, index) => leaf(index));
  const tree = new TileTree();
  const shelf = new Shelf();
  for (const hash of leaves) tree.push(hash);
  shelf.put(tree.takeTiles());
  assert.deepEqual(tree.root(), rootOf(leaves));
  const [tiled, whole] = [tiledNodes(shelf.reader(size)), nodesOf(leaves)];
  for (const index of [0, 255, 256, 65_535, 65_536, 65_999]) {
    assert.deepEqual(inclusionProof(index, size, tiled), inclusionProof(index, size, whole));
    assert.deepEqual(consistencyProof(index + 1, size, tiled), consistencyProof(index + 1, size, whole));
  }
});

test('entries come out of a bundle as they went in, and a bundle cut anywhere is refused', () => {
  const entries = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(entries, fc.nat(), (all, cut) => {
      const bytes = bundleBytes(all);
      assert.deepEqual(bundleEntries(bytes, all.length), { ok: true, value: all });
      assert.ok(!bundleEntries(bytes, all.length + 1).ok);
      assert.ok(!bundleEntries(bytes.subarray(0, cut % bytes.length), all.length).ok);
    }),
  );
  assert.ok(bundleEntries(bundleBytes([new Uint8Array(LONGEST_ENTRY)]), 1).ok);
  assert.throws(() => bundleBytes([new Uint8Array(LONGEST_ENTRY + 1)]), /fits no bundle/);
});
