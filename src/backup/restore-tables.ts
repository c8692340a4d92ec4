import type pg from 'pg';
import { foreignKeysOf, type Sequence, tablesOf, triedKeysOf } from './catalog.ts';
import { rowSchema, tableSchema } from './format.ts';

// PostgreSQL's protocol counts a statement's parameters in 16 bits.
const PARAMETERS = 60_000;

export interface Load {
  /** Inserts the rows of one `tables/N.ndjson`. */
  rows(ndjson: string): Promise<{ readonly table: string; readonly rows: number }>;
  sequences(sequences: readonly Sequence[]): Promise<void>;
}

/**
 * Fills the tables in one transaction. Triggers rest meanwhile: what they guard was guarded when the rows were first
 * written. Foreign keys are taken off and put back, which checks every row against every other whatever their order, and
 * needs no more right than owning the tables. What triggers see to in the place of foreign keys is put on as one for a moment.
 */
export async function intoTables<T>(pool: pg.Pool, fill: (load: Load) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(
      "set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'",
    );
    const tables = await tablesOf(client);
    const keys = await foreignKeysOf(client);
    for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
    for (const { name } of tables) await client.query(`alter table ${name} disable trigger user`);

    const known = new Map(tables.map(({ name, columns }) => [name, columns]));
    const result = await fill({
      rows: (ndjson) => insert(client, known, ndjson),
      async sequences(sequences) {
        for (const { name, last } of sequences) await client.query('select setval($1, $2)', [name, last]);
      },
    });

    for (const { name } of tables) await client.query(`alter table ${name} enable trigger user`);
    for (const { table, name, definition } of keys) {
      await client.query(`alter table ${table} add constraint ${name} ${definition}`);
    }
    for (const { table, name, definition } of await triedKeysOf(client)) {
      await client.query(`alter table ${table} add constraint ${name} ${definition}`);
      await client.query(`alter table ${table} drop constraint ${name}`);
    }
    // Jobs that ran while the backup was taken run again; their worker is not here to finish them.
    await client.query(
      'update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_at is not null',
    );
    await client.query(
      'update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_at is not null',
    );
    await client.query('commit');
    await client.query('analyze');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function insert(client: pg.PoolClient, known: ReadonlyMap<string, readonly string[]>, ndjson: string) {
  const [head = '', ...lines] = ndjson.trimEnd().split('\n');
  const { table, columns } = tableSchema.parse(JSON.parse(head));
  // Names go into SQL below: only those this database really has.
  const present = known.get(table);
  if (!present || columns.some((column) => !present.includes(column)))
    throw new Error(`it has an unknown table ${table}`);

  const rows = lines.map((line) => rowSchema.length(columns.length).parse(JSON.parse(line)));
  const atOnce = Math.floor(PARAMETERS / columns.length);
  for (let start = 0; start < rows.length; start += atOnce) {
    const some = rows.slice(start, start + atOnce);
    const tuples = some.map(
      (_, row) => `(${columns.map((_, column) => `$${row * columns.length + column + 1}`).join()})`,
    );
    await client.query(
      `insert into ${table} (${columns.join()}) overriding system value values ${tuples.join()}`,
      some.flat(),
    );
  }
  return { table, rows: rows.length };
}
