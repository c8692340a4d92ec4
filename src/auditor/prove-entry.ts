import { textOf } from '../contexts/tracing/kernel/bytes.ts';
import { parseCheckpoint } from '../contexts/tracing/kernel/tlog/checkpoint.ts';
import { EMPTY_ROOT, leafHash } from '../contexts/tracing/kernel/tlog/merkle.ts';
import { parseNote } from '../contexts/tracing/kernel/tlog/note.ts';
import { proofText } from '../contexts/tracing/kernel/tlog/proof.ts';
import { inclusionProof } from '../contexts/tracing/kernel/tlog/prove.ts';
import { tiledNodes } from '../contexts/tracing/kernel/tlog/tiled-nodes.ts';
import { bundleEntries, TILE_WIDTH, type Tile, tilePath } from '../contexts/tracing/kernel/tlog/tiles.ts';
import { verifyInclusion } from '../contexts/tracing/kernel/tlog/verify.ts';
import { type LogFault, logFault } from './faults.ts';
import { logFolder } from './log-folder.ts';

/** A proof of one entry (C2SP tlog-proof) and the entry itself. */
export interface EntryProof {
  readonly proof: string;
  readonly entry: Uint8Array;
}

/**
 * Makes the proof of an entry from a tlog-tiles directory, under its checkpoint as it stands there, cosignatures and all; or tells what
 * is missing. Signatures are for whoever checks the proof.
 */
export async function proveEntry(path: string, index: number): Promise<EntryProof | LogFault> {
  const folder = logFolder(path);
  const bytes = await folder.read('checkpoint');
  if (!bytes) return logFault('no-checkpoint');
  const note = textOf(bytes) ?? '';
  const checkpoint = parseCheckpoint(parseNote(note)?.text ?? '');
  if (!checkpoint.ok) return logFault('checkpoint-malformed');
  const { size, root } = checkpoint.value;
  if (index >= size) return logFault('no-entry', { entry: index, size });

  const held = new Map<string, Uint8Array>();
  for (const tile of tilesNeeded(index, size)) {
    const found = await folder.readTile(tile);
    if (!found) return logFault('tile-missing', { path: tilePath(tile) });
    held.set(tilePath(tile), found.bytes);
  }
  const reader = (level: number, place: number) =>
    held.get(tilePath(tileIn(level, place, size))) ?? new Uint8Array(0);

  const bundle = { ...tileIn(0, Math.floor(index / TILE_WIDTH), size), level: 'entries' } as const;
  const found = await folder.readTile(bundle);
  const entries = found && bundleEntries(found.bytes, found.width);
  const entry = entries?.ok ? entries.value[index % TILE_WIDTH] : undefined;
  if (!entry) return logFault('bundle-missing', { path: tilePath(bundle) });

  const way = inclusionProof(index, size, tiledNodes(reader));
  if (!verifyInclusion(leafHash(entry), index, size, root, way)) {
    return logFault('not-provable', { entry: index });
  }
  return { proof: proofText({ index, path: way, checkpoint: note }), entry };
}

/** The tiles that a path is made from: which they are does not depend on what is in them. */
function tilesNeeded(index: number, size: number): Tile[] {
  const needed = new Map<string, Tile>();
  inclusionProof(index, size, (level, place) => {
    const inside = level % 8;
    const tile = tileIn((level - inside) / 8, Math.floor((place * 2 ** inside) / TILE_WIDTH), size);
    needed.set(tilePath(tile), tile);
    return EMPTY_ROOT;
  });
  return [...needed.values()];
}

function tileIn(level: number, index: number, size: number): Tile & { level: number } {
  const count = Math.floor(size / TILE_WIDTH ** level);
  return { level, index, width: Math.min(TILE_WIDTH, count - index * TILE_WIDTH) };
}
