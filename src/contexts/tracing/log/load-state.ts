import type pg from 'pg';
import { base64 } from '../kernel/base64.ts';
import { sameBytes } from '../kernel/bytes.ts';
import { mapEntry } from '../kernel/entry.ts';
import { LineMap } from '../kernel/line-map.ts';
import type { KeyedHead } from '../kernel/line-proof.ts';
import { BrokenLog, LogState } from '../kernel/log-state.ts';
import { TileTree } from '../kernel/tlog/tile-tree.ts';
import { TILE_WIDTH } from '../kernel/tlog/tiles.ts';
import { entryTexts, type LogRow, logRow } from './log-rows.ts';
import { type TileName, tilesIn } from './log-tiles.ts';

/** How many versions of the map before the newest can be proven from: at least the last fifteen seconds of a busy county. */
export const KEPT_MAPS = 64;
const HEADS_AT_ONCE = 20_000;

export interface Loaded {
  readonly row: LogRow;
  readonly state: LogState;
}

/** The log as the database has it at one moment, checked: its tree has the root on record, its map the root of its last entry. */
export async function loadState(client: pg.ClientBase, county: string): Promise<Loaded> {
  await client.query('begin isolation level repeatable read read only');
  try {
    const row = await logRow(client, county);
    if (!row) throw new Error(`there is no log of ${county}`);
    return { row, state: await stateOf(client, county, row) };
  } finally {
    await client.query('rollback').catch(() => {});
  }
}

async function stateOf(client: pg.ClientBase, county: string, { size, root }: LogRow): Promise<LogState> {
  if (size === 0) return new LogState(KEPT_MAPS);
  const tree = await treeAt(client, county, size);
  if (!sameBytes(tree.root(), root)) throw new BrokenLog(`the tiles of ${county} do not make its root`);
  const map = new LineMap(KEPT_MAPS);
  for await (const heads of headsOf(client, county)) map.set(heads);
  const [last] = await entryTexts(client, county, size - 1, size);
  if (last !== mapEntry(size - 1, base64(map.root))) {
    throw new BrokenLog(`the lines of ${county} do not make the map of its last entry`);
  }
  return new LogState(KEPT_MAPS, tree, map);
}

/** The log's tree as it was at a size that it has reached. */
export async function treeAt(client: pg.ClientBase, county: string, size: number): Promise<TileTree> {
  const names: TileName[] = [];
  for (let [level, count] = [0, size]; count > 0; level += 1, count = Math.floor(count / TILE_WIDTH)) {
    names.push({ level, index: Math.floor(count / TILE_WIDTH) });
  }
  const tiles = await tilesIn(client, county)(names);
  return new TileTree(size, (level) => tiles[level] ?? new Uint8Array(0));
}

/** Each line's newest entry, some thousands at a time. */
async function* headsOf(client: pg.ClientBase, county: string): AsyncGenerator<KeyedHead[]> {
  await client.query(
    `declare heads no scroll cursor for
      select newest.line as key, newest.seq, sha256('\\x00'::bytea || convert_to(entry, 'UTF8')) as leaf
      from (
        select distinct on (line) line, seq, index from tracing.log_line
        where county_id = $1 order by line desc, seq desc
      ) newest
      join tracing.log_entry on county_id = $1 and log_entry.index = newest.index`,
    [county],
  );
  for (;;) {
    const { rows } = await client.query<KeyedHead>(`fetch ${HEADS_AT_ONCE} from heads`);
    if (rows.length === 0) return;
    yield rows;
  }
}
