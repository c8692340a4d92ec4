import type pg from 'pg';
import { uuidArray } from '#shared/uuid-array.ts';
import type { Batch } from '../kernel/log-state.ts';
import { type Pending, parsePending } from '../kernel/pending.ts';
import type { Hash } from '../kernel/tlog/merkle.ts';
import type { FilledTile } from '../kernel/tlog/tile-tree.ts';

/** The county's log as the database has it. */
export interface LogRow {
  readonly origin: string;
  readonly vkey: string;
  readonly sealed: Buffer;
  readonly size: number;
  readonly root: Buffer;
  readonly publishedSize: number;
  readonly published: string;
  readonly witnessedSize: number;
}

export async function logRow(client: pg.ClientBase | pg.Pool, county: string): Promise<LogRow | undefined> {
  const { rows } = await client.query<LogRow>(
    `select origin, vkey, sealed, size, root, published_size as "publishedSize", published,
      witnessed_size as "witnessedSize"
    from tracing.log where county_id = $1`,
    [county],
  );
  return rows[0];
}

/** Begins a log unless there is one. */
export async function insertLog(
  client: pg.ClientBase | pg.Pool,
  county: string,
  log: Pick<LogRow, 'origin' | 'vkey' | 'sealed'> & { readonly root: Hash },
): Promise<void> {
  await client.query(
    `insert into tracing.log (county_id, origin, vkey, sealed, root) values ($1, $2, $3, $4, $5)
    on conflict do nothing`,
    [county, log.origin, log.vkey, log.sealed, Buffer.from(log.root)],
  );
}

/** What waits for the sequencer, in order of arrival, with how each row of it is called. */
export interface Taken {
  readonly arrivals: readonly string[];
  readonly statements: readonly Pending[];
}

/** Takes what waits: whole rows, until they hold `most` statements. */
export async function takePending(client: pg.ClientBase, county: string, most: number): Promise<Taken> {
  const { rows } = await client.query<{ arrival: string; body: string }>(
    `select arrival::text, body from (
      select arrival, body, sum(statements) over (order by arrival) - statements as before
      from (select * from tracing.pending where county_id = $1 order by arrival limit $2) first
    ) counted where before < $2 order by arrival`,
    [county, most],
  );
  return {
    arrivals: rows.map(({ arrival }) => arrival),
    statements: rows.flatMap(({ body }) => parsePending(body)),
  };
}

/** Those of these statements that are in the log already. */
export async function knownStatements(
  client: pg.ClientBase,
  county: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const { rows } = await client.query<{ statement: string }>(
    // One look-up in the index each, also while PostgreSQL takes the table for a small one.
    `select statement from (
      select (select statement from tracing.log_entry where county_id = $1 and statement = given.id)
      from unnest($2::uuid[]) as given(id)
    ) found where statement is not null`,
    [county, uuidArray(ids)],
  );
  return new Set(rows.map(({ statement }) => statement));
}

/** What a batch leaves: the log with it, its tiles, and what it took. */
export interface Appended {
  readonly batch: Batch;
  /** The texts of its entries, each a line: canonical JSON holds no newline. */
  readonly entries: Uint8Array;
  readonly size: number;
  readonly root: Hash;
  readonly tiles: readonly FilledTile[];
  readonly arrivals: readonly string[];
}

/**
 * Appends a batch to the log, all or nothing. Answers false, and changes nothing, when the log has not the size the batch was made
 * for: another process has gone on with it.
 */
export async function appendBatch(
  client: pg.ClientBase,
  county: string,
  { batch, entries, size, root, tiles, arrivals }: Appended,
): Promise<boolean> {
  await client.query('begin');
  try {
    const { rowCount } = await client.query(
      'update tracing.log set size = $3, root = $4 where county_id = $1 and size = $2',
      [county, batch.from, size, Buffer.from(root)],
    );
    if (rowCount !== 1) {
      await client.query('rollback');
      return false;
    }
    // One text for all, without an escape to write and read.
    await client.query(
      `insert into tracing.log_entry (county_id, index, statement, entry)
      select $1, $2::bigint + place - 1, statement, entry
      from rows from (string_to_table($3, E'\\n'), unnest($4::uuid[])) with ordinality as t(entry, statement, place)`,
      [
        county,
        batch.from,
        Buffer.from(entries.buffer, entries.byteOffset, entries.byteLength),
        uuidArray(batch.entries.map(({ statement }) => statement)),
      ],
    );
    await client.query(
      `insert into tracing.log_line (county_id, line, seq, index)
      select $1, substring($2::bytea from (place::int - 1) * 32 + 1 for 32), seq, index
      from unnest($3::bigint[], $4::bigint[]) with ordinality as t(seq, index, place)`,
      [
        county,
        Buffer.concat(batch.lines.map(({ key }) => key)),
        `{${batch.lines.map(({ seq }) => seq).join()}}`,
        `{${batch.lines.map(({ index }) => index).join()}}`,
      ],
    );
    await client.query(
      `insert into tracing.log_tile (county_id, level, index, hashes)
      select $1, * from unnest($2::smallint[], $3::bigint[], $4::bytea[])
      on conflict (county_id, level, index) do update set hashes = excluded.hashes`,
      [
        county,
        tiles.map(({ level }) => level),
        tiles.map(({ index }) => index),
        tiles.map(({ bytes }) => Buffer.from(bytes)),
      ],
    );
    await client.query('delete from tracing.pending where county_id = $1 and arrival = any ($2::bigint[])', [
      county,
      `{${arrivals.join()}}`,
    ]);
    await client.query('commit');
    return true;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

/** The exact texts of entries [from, to). */
export async function entryTexts(
  client: pg.ClientBase | pg.Pool,
  county: string,
  from: number,
  to: number,
): Promise<string[]> {
  const { rows } = await client.query<{ entry: string }>(
    'select entry from tracing.log_entry where county_id = $1 and index >= $2 and index < $3 order by index',
    [county, from, to],
  );
  return rows.map(({ entry }) => entry);
}

/** Notes a checkpoint with the log's own signature; an older one changes nothing. */
export async function markPublished(
  client: pg.ClientBase | pg.Pool,
  county: string,
  size: number,
  note: string,
): Promise<void> {
  await client.query(
    `update tracing.log set published_size = $2, published = $3
    where county_id = $1 and size >= $2 and published_size <= $2`,
    [county, size, note],
  );
}

/** Notes a checkpoint that a quorum of witnesses has cosigned; an older one changes nothing. */
export async function markWitnessed(
  client: pg.ClientBase | pg.Pool,
  county: string,
  witnessed: { readonly size: number; readonly note: string; readonly at: Date },
): Promise<void> {
  await client.query(
    `update tracing.log set witnessed_size = $2, witnessed = $3, witnessed_at = $4
    where county_id = $1 and published_size >= $2 and witnessed_size <= $2`,
    [county, witnessed.size, witnessed.note, witnessed.at],
  );
}
