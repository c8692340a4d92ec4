import type pg from 'pg';
import { sameBytes, utf8Lines } from '../kernel/bytes.ts';
import { BrokenLog } from '../kernel/log-state.ts';
import type { Checkpoint } from '../kernel/tlog/checkpoint.ts';
import { leafHashOfText } from '../kernel/tlog/merkle.ts';
import type { FilledTile } from '../kernel/tlog/tile-tree.ts';
import { TILE_WIDTH } from '../kernel/tlog/tiles.ts';
import { treeAt } from './load-state.ts';
import { entryTexts } from './log-rows.ts';
import type { Bundle, TileFiles } from './tile-files.ts';

/** Brings the files of a log from the size they have to the size the database has. */
export interface TileWriter {
  /** Entries in the files. */
  readonly size: number;
  /** Writes the next entries and the tiles they fill; on disk when it answers. */
  add(entries: readonly Uint8Array[], tiles: readonly FilledTile[]): Promise<void>;
}

// Some megabytes of entries.
const ENTRIES_AT_ONCE = 16 * TILE_WIDTH;

/**
 * Goes on where the files stop: at the checkpoint published last, which vouches for all tiles before it. The entries since are
 * written again from the database, whatever a crash may have left of them. Throws `BrokenLog` when the files are another log's.
 */
export async function openTileWriter(
  client: pg.ClientBase,
  county: string,
  {
    files,
    published,
    size,
  }: {
    readonly files: TileFiles;
    readonly published: Pick<Checkpoint, 'size' | 'root'> | undefined;
    readonly size: number;
  },
): Promise<TileWriter> {
  const from = published?.size ?? 0;
  const tree = await treeAt(client, county, from);
  if (published && !sameBytes(tree.root(), published.root)) {
    throw new BrokenLog(`the first ${from} entries of ${county} are not those that were published`);
  }
  const begun = from - (from % TILE_WIDTH);
  const writer = tileWriter(files, from, utf8Lines(await entryTexts(client, county, begun, from)).each);
  while (writer.size < size) {
    const entries = await entryTexts(
      client,
      county,
      writer.size,
      Math.min(size, writer.size + ENTRIES_AT_ONCE),
    );
    if (entries.length === 0) throw new BrokenLog(`entry ${writer.size} of ${county} is missing`);
    for (const entry of entries) tree.push(leafHashOfText(entry));
    await writer.add(utf8Lines(entries).each, tree.takeTiles());
  }
  return writer;
}

/** `open`: entries of the bundle that is not full. */
function tileWriter(files: TileFiles, from: number, open: readonly Uint8Array[]): TileWriter {
  let size = from;
  let last = [...open];
  return {
    get size() {
      return size;
    },
    async add(entries, tiles) {
      const bundles: Bundle[] = [];
      const all = [...last, ...entries];
      const first = Math.floor(size / TILE_WIDTH);
      for (let at = 0; at < all.length; at += TILE_WIDTH) {
        bundles.push({ index: first + at / TILE_WIDTH, entries: all.slice(at, at + TILE_WIDTH) });
      }
      await files.writeTiles(tiles, bundles);
      size += entries.length;
      last = all.slice(all.length - (size % TILE_WIDTH));
    },
  };
}
