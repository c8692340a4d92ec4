import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { newCode, newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { copyRow } from '../../../test/help/copy-row.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { openMarket, payFor, shopper } from '../../../test/help/market.ts';

const database = await testDatabase();
const { db } = database;
const { offers } = await openMarket(db);
const guest = shopper(db);
const { checkoutId } = must(await guest.order(await guest.fill([[offers.kumquats, 4_000]])));
await payFor(database, checkoutId);

const nobody = newId();

test('no line is written of an order that is not there, and none of a lot for a line that is not there', async () => {
  await assert.rejects(
    copyRow(db, 'ordering.order_line', { order_id: nobody }),
    new RegExp(`order ${nobody} is not there`),
  );
  await assert.rejects(
    copyRow(db, 'ordering.order_line_lot', { order_id: nobody }),
    new RegExp(`order ${nobody} has no line`),
  );
  await assert.rejects(copyRow(db, 'ordering.order_line_lot', { position: 7 }), /has no line 7/);
  await assert.rejects(copyRow(db, 'ordering.order_line_lot', { county_id: 'elsewhere' }), /has no line/);
  // The same in the order's own county is refused for what it is: there already.
  await assert.rejects(copyRow(db, 'ordering.order_line', {}), /order_line_pkey/);
});

/** Another order of the same checkout, in a departure of its own. */
const another = () => ({ id: newId(), number: newCode(12), departs: '2031-01-01' });

test('no order is written of a checkout that is not there, and no checkout with orders is deleted', async () => {
  await assert.rejects(
    copyRow(db, 'ordering.order', { ...another(), checkout_id: nobody }),
    new RegExp(`checkout ${nobody} is not there`),
  );
  await assert.rejects(sql`delete from ordering.checkout`.execute(db), /checkout .* has orders/);
});

test('whoever deletes a checkout while an order of it is being written waits, and is then refused', async () => {
  const written = Promise.withResolvers<void>();
  const mayCommit = Promise.withResolvers<void>();
  const { id } = await db.selectFrom('ordering.checkout').select('id').executeTakeFirstOrThrow();
  const writing = db.transaction().execute(async (tx) => {
    await copyRow(tx, 'ordering.order', { ...another(), checkout_id: id });
    written.resolve();
    await mayCommit.promise;
  });
  await written.promise;
  const deleting = assert.rejects(
    sql`delete from ordering.checkout where id = ${id}`.execute(db),
    new RegExp(`checkout ${id} has orders`),
  );
  while ((await waiting()) === 0);
  mayCommit.resolve();
  await writing;
  await deleting;
});

async function waiting(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query like 'delete from ordering.checkout%'`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

const MOVES: readonly [what: string, statement: string][] = [
  ['an order is not deleted', 'delete from ordering."order"'],
  ['an order keeps its id', 'update ordering."order" set id = gen_random_uuid()'],
  ['an order stays with its checkout', 'update ordering."order" set checkout_id = gen_random_uuid()'],
  ['a checkout keeps its id', 'update ordering.checkout set id = gen_random_uuid()'],
  ['a line is not deleted', 'delete from ordering.order_line'],
  ['a line stays with its order', 'update ordering.order_line set order_id = gen_random_uuid()'],
  ['what a lot gave stays with its line', 'update ordering.order_line_lot set position = position + 1'],
];
for (const [what, statement] of MOVES) {
  test(what, async () => {
    await assert.rejects(sql.raw(statement).execute(db), /stays, with its key and what it belongs to/);
  });
}
