import type pg from 'pg';
import type { LogKey } from './log-key.ts';
import type { TileFiles } from './tile-files.ts';
import { openTileWriter, type TileWriter } from './tile-writer.ts';

/** A log's files as they are served: tiles first, then the checkpoint that vouches for them. */
export interface Shelf {
  readonly writer: TileWriter;
  /** Shows a checkpoint of at most `writer.size`, unless a larger one is shown already. */
  show(size: number, note: string): Promise<void>;
}

/** A checkpoint found in the files at start-up. */
export function publishedIn(note: string, key: LogKey, folder: string) {
  const checkpoint = note === '' ? undefined : key.open(note);
  if (note !== '' && !checkpoint) {
    throw new Error(
      `${folder} holds the files of another log: move them away, so that no two logs are shown as one`,
    );
  }
  return checkpoint;
}

/** Opens the files and brings their tiles to `size`, the database's. */
export async function openShelf(
  client: pg.ClientBase,
  county: string,
  { files, key, folder, size }: { files: TileFiles; key: LogKey; folder: string; size: number },
): Promise<Shelf> {
  const published = publishedIn(await files.checkpoint(), key, folder);
  const writer = await openTileWriter(client, county, { files, published, size });
  let shown = published?.size ?? 0;
  let showing = Promise.resolve();
  return {
    writer,
    show(checkpoint, note) {
      showing = showing.then(async () => {
        if (checkpoint < shown) return;
        await files.writeCheckpoint(note);
        shown = checkpoint;
      });
      return showing;
    },
  };
}
