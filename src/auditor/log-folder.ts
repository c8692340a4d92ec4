import { opendir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TILE_WIDTH, type Tile, tilePath } from '../contexts/tracing/kernel/tlog/tiles.ts';

/** A C2SP tlog-tiles directory on disk. */
export interface LogFolder {
  /** A file's bytes, or null when it is not there. */
  read(path: string): Promise<Uint8Array | null>;
  /** A tile under its own name or, when only the full one is kept, that one: how wide it is and the path it was found at. */
  readTile(tile: Tile): Promise<{ bytes: Uint8Array; path: string; width: number } | null>;
  /** Every file below `tile/`, by its path in the log. */
  files(): AsyncGenerator<string>;
}

export function logFolder(folder: string): LogFolder {
  const read = (path: string) => readFile(join(folder, path)).catch(nullIfMissing);
  return {
    read,
    async readTile(tile) {
      const path = tilePath(tile);
      const exact = await read(path);
      if (exact) return { bytes: exact, path, width: tile.width };
      const whole = tilePath({ ...tile, width: TILE_WIDTH });
      const bytes = whole === path ? null : await read(whole);
      return bytes && { bytes, path: whole, width: TILE_WIDTH };
    },
    async *files() {
      const below = await opendir(join(folder, 'tile'), { recursive: true }).catch(nullIfMissing);
      if (!below) return;
      for await (const entry of below) {
        if (!entry.isDirectory()) yield join(entry.parentPath, entry.name).slice(join(folder, '/').length);
      }
    },
  };
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'EISDIR') return null;
  throw error;
}
