import pg from 'pg';
import { startPostgres } from '../../../database/postgres.ts';
import { received } from './received.ts';

const ROUNDS = 5;
// What the worker and the sandbox provider ask by the clock is no page's.
const BY_THE_CLOCK = '%(graphile_worker|sandbox_pay|pg_stat_statements)%';

/** Has the PostgreSQL of this home count statements (pg_stat_statements) from its next start on. */
export function countFromNextStart(home: string): Promise<void> {
  return asked(home, async (client) => {
    await client.query("alter system set shared_preload_libraries = 'pg_stat_statements'");
    await client.query("alter system set pg_stat_statements.track_utility = 'off'");
  });
}

/**
 * How many queries PostgreSQL ran for one request, by its own count: the mean over these addresses, rounded up. Statements that
 * begin and end a transaction are not counted.
 */
export function countQueries(home: string, urls: readonly string[]): Promise<number> {
  return asked(home, async (client) => {
    await client.query('create extension if not exists pg_stat_statements');
    for (const url of urls) await received(url);
    await client.query('select pg_stat_statements_reset()');
    for (let round = 0; round < ROUNDS; round += 1) for (const url of urls) await received(url);
    const { rows } = await client.query(
      'select coalesce(sum(calls), 0)::int as calls from pg_stat_statements where query not similar to $1',
      [BY_THE_CLOCK],
    );
    return Math.ceil(rows[0].calls / ROUNDS / urls.length);
  });
}

/** Works on the PostgreSQL that is running in this home. */
async function asked<T>(home: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const postgres = await startPostgres(home);
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
    await postgres.stop();
  }
}
