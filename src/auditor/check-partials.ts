import { sameBytes } from '../contexts/tracing/kernel/bytes.ts';
import {
  bundleEntries,
  TILE_WIDTH,
  type Tile,
  tileAt,
  tilePath,
} from '../contexts/tracing/kernel/tlog/tiles.ts';
import { type LogFault, logFault } from './faults.ts';
import type { LogFolder } from './log-folder.ts';

/**
 * Checks what earlier, smaller trees left behind: a partial tile or bundle must be the beginning of the one that stands there now.
 * Tiles past the checkpoint's size are a log's work ahead, and nobody's word yet.
 */
export async function checkPartials(
  folder: LogFolder,
  size: number,
  say: (fault: LogFault) => void,
): Promise<void> {
  let now = { of: '', bytes: new Uint8Array(0) as Uint8Array };
  for await (const path of folder.files()) {
    const tile = tileAt(path);
    const present = tile && presentTile(tile, size);
    // The present ones were checked on the way up.
    if (!tile || !present || tile.width >= present.width) continue;
    const of = tilePath(present);
    if (now.of !== of) now = { of, bytes: (await folder.readTile(present))?.bytes ?? new Uint8Array(0) };
    const earlier = await folder.read(path);
    if (!earlier || now.bytes.length === 0) continue;
    if (!sameBytes(earlier, now.bytes.subarray(0, earlier.length)) || !hasWidth(earlier, tile)) {
      say(logFault('partial-differs', { path }));
    }
  }
}

/** The tile at that place in the tree of `size` entries; null when it has none there. */
function presentTile({ level, index }: Tile, size: number): Tile | null {
  const count = level === 'entries' ? size : Math.floor(size / TILE_WIDTH ** level);
  const width = Math.min(TILE_WIDTH, count - index * TILE_WIDTH);
  return width > 0 ? { level, index, width } : null;
}

function hasWidth(bytes: Uint8Array, { level, width }: Tile): boolean {
  return level === 'entries' ? bundleEntries(bytes, width).ok : bytes.length === width * 32;
}
