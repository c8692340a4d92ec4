import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { fen } from './money.ts';
import { PreparedClient } from './prepared.ts';
import type { DB } from './schema.ts';

export type Db = Kysely<DB>;
export type Tx = Transaction<DB>;

// int8 columns are fen or counts: exact below 2^53, and loudly refused above. Quantities (numeric) stay decimal strings.
// date columns stay `YYYY-MM-DD`: a Date would shift by the machine's time zone.
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, fen);
types.setTypeParser(pg.types.builtins.DATE, (text: string) => text);

/** Opens a pool on `url`. The caller closes it with `pool.end()`: Kysely's own `destroy` forgets a pool it has not used yet. */
export function openDb(url: string, connections = 20): { db: Db; pool: pg.Pool } {
  const pool = new pg.Pool({ connectionString: url, max: connections, types, Client: PreparedClient });
  // A connection lost while idle (PostgreSQL restarted) is replaced at the next query; unheard, it would end the process.
  pool.on('error', () => {});
  // The same for one lost while in use: the query that was running already rejects.
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return { db, pool };
}

/**
 * Opens one connection of its own, outside the pool: for locks and cursors that live as long as it does. The caller ends it; a query on
 * one that was lost rejects.
 */
export async function openClient(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, types });
  client.on('error', () => {});
  await client.connect();
  return client;
}
