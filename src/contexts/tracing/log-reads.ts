import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { uuidArray } from '#shared/uuid-array.ts';
import type { Hash } from './kernel/tlog/merkle.ts';
import type { TileFetch } from './log/log-tiles.ts';

/** One entry of a line, with where it stands in the log. */
export interface LineEntry {
  readonly index: number;
  readonly seq: number;
  readonly entry: string;
}

/** The entries of lines, by key, that the log of `size` has: oldest first. Lines without any are left out. */
export async function entriesOfLines(
  call: Call,
  keys: readonly Hash[],
  size: number,
): Promise<Map<string, LineEntry[]>> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<LineEntry & { key: Buffer }>`
    select place.line as key, place.seq, place.index, log_entry.entry
    from tracing.log_line place
    join tracing.log_entry on log_entry.county_id = ${call.county} and log_entry.index = place.index
    where place.county_id = ${call.county} and place.line = any (${keys.map((key) => Buffer.from(key))}::bytea[])
      and place.index < ${size}
    order by place.line, place.seq`.execute(call.tx);
  const lines = new Map<string, LineEntry[]>();
  for (const { key, ...entry } of rows) {
    const name = key.toString('hex');
    const before = lines.get(name);
    if (before) before.push(entry);
    else lines.set(name, [entry]);
  }
  return lines;
}

/** Where number `seq` of each line stands in the log. */
export async function placesInLines(
  call: Call,
  wanted: readonly { readonly key: Hash; readonly seq: number }[],
): Promise<Map<string, number>> {
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<{ key: Buffer; index: number }>`
    select place.line as key, place.index
    from unnest(${wanted.map(({ key }) => Buffer.from(key))}::bytea[], ${wanted.map(({ seq }) => seq)}::bigint[])
      as wanted(line, seq)
    join tracing.log_line place
      on place.county_id = ${call.county} and place.line = wanted.line and place.seq = wanted.seq`.execute(
    call.tx,
  );
  return new Map(rows.map(({ key, index }) => [key.toString('hex'), index]));
}

/** Entries of events, by event key, that the log of `size` has. */
export async function entriesOfEvents(
  call: Call,
  events: readonly string[],
  size: number,
): Promise<Map<string, { readonly index: number; readonly entry: string }>> {
  if (events.length === 0) return new Map();
  const { rows } = await sql<{ place: number; index: number; entry: string }>`
    select place::int, index, entry from unnest(${uuidArray(events)}::uuid[]) with ordinality as wanted(id, place),
      -- One look-up in the index each, also of thousands while PostgreSQL takes the table for a small one.
      lateral (select index, entry from tracing.log_entry
        where county_id = ${call.county} and statement = wanted.id limit 1) found
    where index < ${size}`.execute(call.tx);
  return new Map(rows.map(({ place, index, entry }) => [events[place - 1] as string, { index, entry }]));
}

/** Whose key signed each event's entry, by event key; events that are not in the log yet are left out. */
export async function holdersOf(call: Call, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ key: string; holder: string }>`
    select e.statement as key, k.holder from tracing.log_entry e
    join tracing.issuer_key k on k.county_id = e.county_id and k.id = e.entry::jsonb #>> '{claim,issuer}'
    where e.county_id = ${call.county} and e.statement = any (${uuidArray(keys)}::uuid[])`.execute(call.tx);
  return new Map(rows.map(({ key, holder }) => [key, holder]));
}

/** Entry `index` of the log. */
export async function entryAt(call: Call, index: number): Promise<string> {
  const { entry } = await call.tx
    .selectFrom('tracing.logEntry')
    .select('entry')
    .where('countyId', '=', call.county)
    .where('index', '=', index)
    .executeTakeFirstOrThrow();
  return entry;
}

/** The log's tiles in the caller's transaction. */
export function tilesSeenBy(call: Call): TileFetch {
  return async (names) => {
    const { rows } = await sql<{ hashes: Buffer | null }>`
      select (select hashes from tracing.log_tile
          where county_id = ${call.county} and log_tile.level = wanted.level and log_tile.index = wanted.index)
      from unnest(${names.map(({ level }) => level)}::smallint[], ${names.map(({ index }) => index)}::bigint[])
        with ordinality as wanted(level, index, place)
      order by place`.execute(call.tx);
    return rows.map(({ hashes }) => hashes ?? new Uint8Array(0));
  };
}
