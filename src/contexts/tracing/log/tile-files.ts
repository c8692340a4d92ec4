import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FilledTile } from '../kernel/tlog/tile-tree.ts';
import { bundleBytes, bundleEntries, TILE_WIDTH, type Tile, tilePath } from '../kernel/tlog/tiles.ts';

/** One county's log as files: `checkpoint` and `tile/…` (C2SP tlog-tiles). */
export interface TileFiles {
  /** The checkpoint that was published last; empty when there is none. */
  checkpoint(): Promise<string>;
  /** Replaces the checkpoint: whoever reads it sees the old or the new, whole. */
  writeCheckpoint(note: string): Promise<void>;
  /** Writes tiles and bundles of entries; on disk, with their names, when it answers. */
  writeTiles(tiles: readonly FilledTile[], bundles: readonly Bundle[]): Promise<void>;
  /** The first `width` entries of a bundle; throws when they are not there. */
  entries(index: number, width: number): Promise<Uint8Array[]>;
}

export interface Bundle {
  readonly index: number;
  readonly entries: readonly Uint8Array[];
}

/** Opens the folder of a log. What a crash left half-written there is thrown away. */
export async function openTileFiles(folder: string): Promise<TileFiles> {
  const parts = join(folder, '.parts');
  await rm(parts, { recursive: true, force: true });
  await mkdir(parts, { recursive: true });
  let number = 0;

  /** Under its own name only once its bytes are on disk: half a tile is never served. */
  async function write(name: string, bytes: Uint8Array | string): Promise<string> {
    const part = join(parts, String(number++));
    const file = join(folder, name);
    const handle = await open(part, 'w', 0o644);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await mkdir(dirname(file), { recursive: true });
    await rename(part, file);
    return dirname(file);
  }

  async function syncFolders(folders: Iterable<string>): Promise<void> {
    // A name lives in its folder, and a new folder's name in the one above.
    const all = new Set<string>();
    for (let each of folders) {
      for (; each.length >= folder.length && !all.has(each); each = dirname(each)) all.add(each);
    }
    await Promise.all(Array.from(all, syncFolder));
  }

  return {
    checkpoint: async () =>
      (await readFile(join(folder, 'checkpoint')).catch(undefinedIfMissing))?.toString() ?? '',
    async writeCheckpoint(note) {
      await syncFolders([await write('checkpoint', note)]);
    },
    async writeTiles(tiles, bundles) {
      const folders = await Promise.all([
        ...tiles.map((tile) => write(tilePath(tile), tile.bytes)),
        ...bundles.map(({ index, entries }) =>
          write(tilePath({ level: 'entries', index, width: entries.length }), bundleBytes(entries)),
        ),
      ]);
      await syncFolders(folders);
      const full = [
        ...tiles.filter(({ width }) => width === TILE_WIDTH),
        ...bundles
          .filter(({ entries }) => entries.length === TILE_WIDTH)
          .map(({ index }): Tile => ({ level: 'entries', index, width: TILE_WIDTH })),
      ];
      // A full tile serves whoever asks for a part of it (tlog-tiles: partial tiles).
      for (const tile of full)
        await rm(join(folder, `${tilePath(tile)}.p`), { recursive: true, force: true });
    },
    async entries(index, width) {
      const partial = await bundleOf(width);
      return partial ?? (await bundleOf(TILE_WIDTH))?.slice(0, width) ?? missing(folder, index);

      async function bundleOf(each: number): Promise<Uint8Array[] | undefined> {
        const name = tilePath({ level: 'entries', index, width: each });
        const bytes = await readFile(join(folder, name)).catch(undefinedIfMissing);
        const read = bytes && bundleEntries(bytes, each);
        if (read?.ok === false) throw new Error(`${join(folder, name)} is not whole: ${read.fault}`);
        return read?.value;
      }
    },
  };
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function undefinedIfMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

function missing(folder: string, index: number): never {
  throw new Error(`bundle ${index} of ${folder} is missing`);
}
