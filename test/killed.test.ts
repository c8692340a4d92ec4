import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { startPostgres } from '../src/database/postgres.ts';
import { postmasterOf } from '../src/database/postmaster.ts';
import { openDb } from '../src/shared/database.ts';
import { startWorker } from '../src/shared/worker.ts';
import { atEnd } from './help/at-end.ts';
import { bell } from './help/busy-shop/bell.ts';

/** Lets a shop sell until `after` sales are acknowledged, strikes, and answers every sale it acknowledged till its end. */
async function sellUntil(
  home: string,
  after: number,
  strike: (shop: number) => Promise<void>,
): Promise<Set<string>> {
  const shop = spawn(process.execPath, [join(import.meta.dirname, 'help', 'busy-shop', 'sell.ts'), home], {
    // What it says while PostgreSQL is away is not of interest.
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const sold = new Set<string>();
  for await (const id of createInterface({ input: shop.stdout })) {
    sold.add(id);
    if (sold.size === after) await strike(shop.pid ?? 0);
    // Struck elsewhere, it goes on selling; then it is let go after as many again.
    if (sold.size === 2 * after) shop.kill('SIGKILL');
  }
  if (shop.exitCode === null && shop.signalCode === null) await once(shop, 'close');
  return sold;
}

const kill = (pid: number | undefined) => {
  assert.ok(pid, 'nothing to kill');
  process.kill(pid, 'SIGKILL');
};

const SALES = 150;

const strikes: readonly [
  name: string,
  least: number,
  strike: (home: string, shop: number) => Promise<void>,
][] = [
  ['the process', SALES, async (_home, shop) => kill(shop)],
  // The shop itself lives on and goes on selling.
  ['PostgreSQL', 2 * SALES, async (home) => kill((await postmasterOf(join(home, 'postgres', 'data')))?.pid)],
  [
    'both at once',
    SALES,
    async (home, shop) => {
      kill((await postmasterOf(join(home, 'postgres', 'data')))?.pid);
      kill(shop);
    },
  ],
];

for (const [name, least, strike] of strikes) {
  test(`after ${name} is killed, every acknowledged sale is there once, whole, and heard`, async () => {
    const home = await mkdtemp(join(tmpdir(), 'maidehao-killed-'));
    await chmod(home, 0o711);
    atEnd(() => rm(home, { recursive: true }));
    const acknowledged = await sellUntil(home, SALES, (shop) => strike(home, shop));
    assert.ok(acknowledged.size >= least, `${acknowledged.size} sales`);

    const postgres = await startPostgres(home);
    const { db, pool } = openDb(postgres.url);
    // Jobs the killed worker had begun are taken up again at once.
    const worker = await startWorker({ db, pool, reactions: [bell], schedules: [], counties: [] });
    const waiting = () => pool.query('select 1 from graphile_worker._private_jobs limit 1');
    while ((await waiting()).rows.length > 0) await pause(20);
    await worker.stop();
    const ids = async (table: string) => {
      const { rows } = await pool.query<{ id: string }>(`select id from ${table} order by id`);
      return rows.map((row) => row.id);
    };
    const sold = await ids('busy_shop.sale');
    assert.deepEqual(
      [...acknowledged].filter((id) => !sold.includes(id)),
      [],
      'acknowledged and lost',
    );
    assert.deepEqual(await ids('busy_shop.rung'), sold);
    assert.deepEqual(
      await ids("(select key as id from shared.settled_request where verb = 'sell-pear') as settled"),
      sold,
    );
    await pool.end();
    await postgres.stop();
  });
}
