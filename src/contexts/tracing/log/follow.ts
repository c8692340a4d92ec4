import type pg from 'pg';
import { sameBytes, utf8Lines } from '../kernel/bytes.ts';
import { BrokenLog, type LogState } from '../kernel/log-state.ts';
import { entryTexts, logRow } from './log-rows.ts';
import type { Shelf } from './shelf.ts';

const ENTRIES_AT_ONCE = 4_096;

/** Brings the state in memory, and the files where this process keeps them, to what the database has: another process leads. */
export async function follow(
  client: pg.ClientBase,
  county: string,
  { state, shelf }: { readonly state: LogState; readonly shelf: Shelf | undefined },
): Promise<void> {
  const row = await logRow(client, county);
  if (!row || row.size < state.size) throw new BrokenLog(`the log of ${county} has become smaller`);
  while (state.size < row.size) {
    const to = Math.min(row.size, state.size + ENTRIES_AT_ONCE);
    const texts = await entryTexts(client, county, state.size, to);
    if (texts.length === 0) throw new BrokenLog(`entry ${state.size} of ${county} is missing`);
    for (const text of texts) state.replay(text);
    const tiles = state.takeTiles();
    await shelf?.writer.add(utf8Lines(texts).each, tiles);
  }
  if (!sameBytes(state.root(), row.root))
    throw new BrokenLog(`the entries of ${county} do not make its root`);
  await shelf?.show(row.publishedSize, row.published);
}
