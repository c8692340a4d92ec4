import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { utf8 } from '../contexts/tracing/kernel/bytes.ts';
import { checkpointText } from '../contexts/tracing/kernel/tlog/checkpoint.ts';
import { type Hash, leafHash } from '../contexts/tracing/kernel/tlog/merkle.ts';
import { noteText, signNote } from '../contexts/tracing/kernel/tlog/note.ts';
import { TileTree } from '../contexts/tracing/kernel/tlog/tile-tree.ts';
import { bundleBytes, TILE_WIDTH, tilePath } from '../contexts/tracing/kernel/tlog/tiles.ts';
import { ED25519, vkey } from '../contexts/tracing/kernel/tlog/vkey.ts';
import { newSeed, signingKey } from '../contexts/tracing/signing-key.ts';
import type { Trust } from './judge-checkpoint.ts';

// Logs to try and to measure with. The platform's own log is written by its sequencer.

/** Writes entries as a tlog-tiles directory, as a log does that stood still at each of `sizes`; answers the last one's root. */
export async function writeTiles(
  folder: string,
  entryAt: (index: number) => Uint8Array,
  sizes: readonly number[],
): Promise<Hash> {
  const tree = new TileTree();
  for (const size of sizes) {
    for (let index = Math.floor(tree.size / TILE_WIDTH); index * TILE_WIDTH < size; index += 1) {
      const first = index * TILE_WIDTH;
      const entries = Array.from({ length: Math.min(TILE_WIDTH, size - first) }, (_, at) =>
        entryAt(first + at),
      );
      for (const entry of entries.slice(tree.size - first)) tree.push(leafHash(entry));
      await put(
        join(folder, tilePath({ level: 'entries', index, width: entries.length })),
        bundleBytes(entries),
      );
    }
    for (const tile of tree.takeTiles()) await put(join(folder, tilePath(tile)), tile.bytes);
  }
  return tree.root();
}

/** Writes a whole log of `size` entries under a key of its own; answers whom to trust for it. */
export async function writeSampleLog(folder: string, size: number): Promise<Trust> {
  const origin = 'sample.maidehao.invalid/log';
  const pair = signingKey(newSeed());
  const key = vkey(origin, ED25519, pair.publicKey);
  const entry = (index: number) => utf8(`{"index":${index},"said":"${'x'.repeat(440)}"}`);
  const root = await writeTiles(folder, entry, [size]);
  const note = signNote(checkpointText({ origin, size, root }), [
    { key, sign: (text) => pair.sign(utf8(text)) },
  ]);
  await writeFile(join(folder, 'checkpoint'), noteText(note));
  return { logs: [key], witnesses: [], enough: () => true };
}

async function put(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes);
}
