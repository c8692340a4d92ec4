import { sql } from 'kysely';
import { startPostgres } from '../../../src/database/postgres.ts';
import { openDb } from '../../../src/shared/database.ts';
import { newId } from '../../../src/shared/id.ts';
import { migrate } from '../../../src/shared/migrate.ts';
import { once } from '../../../src/shared/once.ts';
import { announce } from '../../../src/shared/outbox.ts';
import { ok } from '../../../src/shared/outcome.ts';
import { startWorker } from '../../../src/shared/worker.ts';
import { asCall } from '../county.ts';
import { bell } from './bell.ts';

// A program to be killed (test/killed.test.ts): sells pears as fast as it can and prints each sale once it is acknowledged.
const { url } = await startPostgres(process.argv[2] ?? '');
const { db, pool } = openDb(url);
await migrate(pool);
await pool.query(`
  create schema if not exists busy_shop;
  create table if not exists busy_shop.sale (id uuid primary key);
  create table if not exists busy_shop.rung (id uuid primary key)`);
await startWorker({ db, pool, reactions: [bell], schedules: [], counties: [] });

async function sell(id: string): Promise<void> {
  await asCall(db, {}, (call) =>
    once(call, { verb: 'sell-pear', key: id }, async () => {
      await sql`insert into busy_shop.sale (id) values (${id})`.execute(call.tx);
      await announce(call, 'pear-sold', { id });
      return ok();
    }),
  );
  console.log(id);
}

for (;;) {
  const id = newId();
  // A buyer whose answer was lost asks again with the same key, until there is an answer.
  while (
    !(await sell(id).then(
      () => true,
      () => false,
    ))
  );
}
