import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);
const CLIENTS = 16;
const SCALE = 10;
const SECONDS = 10;

/**
 * Transactions a second of PostgreSQL itself on this machine, one row at a time over 16 connections: `pgbench -N` where it is installed,
 * else its three statements (an account updated and read, a history row written) from here.
 */
export async function pgbenchTps(url: string): Promise<{ readonly tps: number; readonly by: string }> {
  await prepared(url);
  try {
    const { stdout } = await run('pgbench', [
      '-N',
      '-n',
      '-c',
      `${CLIENTS}`,
      '-j',
      '2',
      '-T',
      `${SECONDS}`,
      url,
    ]);
    const tps = Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
    if (!(tps > 0)) throw new Error(`pgbench said: ${stdout}`);
    return { tps, by: 'pgbench -N' };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return { tps: await ownTps(url), by: 'its three statements' };
  }
}

/** The tables of `pgbench -i`, as its documentation describes them. */
async function prepared(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`
    create table pgbench_accounts (aid int primary key, bid int, abalance int, filler char(84)) with (fillfactor = 100);
    create table pgbench_branches (bid int primary key, bbalance int, filler char(88));
    create table pgbench_tellers (tid int primary key, bid int, tbalance int, filler char(84));
    create table pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22));
    insert into pgbench_branches select n, 0 from generate_series(1, ${SCALE}) n;
    insert into pgbench_tellers select n, 1 + n / 10, 0 from generate_series(1, ${SCALE * 10}) n;
    insert into pgbench_accounts select n, 1 + n / 100000, 0, '' from generate_series(1, ${SCALE * 100_000}) n`);
  await client.query('vacuum analyze pgbench_accounts');
  await client.end();
}

async function ownTps(url: string): Promise<number> {
  const until = performance.now() + SECONDS * 1000;
  let done = 0;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      const client = new pg.Client(url);
      await client.connect();
      for (; performance.now() < until; done += 1) {
        const aid = 1 + Math.floor(Math.random() * SCALE * 100_000);
        await client.query('begin');
        await client.query('update pgbench_accounts set abalance = abalance + 1 where aid = $1', [aid]);
        await client.query('select abalance from pgbench_accounts where aid = $1', [aid]);
        await client.query(
          'insert into pgbench_history (tid, bid, aid, delta, mtime) values (1, 1, $1, 1, current_timestamp)',
          [aid],
        );
        await client.query('end');
      }
      await client.end();
    }),
  );
  return done / SECONDS;
}
