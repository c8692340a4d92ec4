import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { newId } from '#shared/id.ts';
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

const MOVES: readonly [what: string, statement: string][] = [
  ['an order is not deleted', 'delete from ordering."order"'],
  ['an order keeps its id', 'update ordering."order" set id = gen_random_uuid()'],
  ['a line is not deleted', 'delete from ordering.order_line'],
  ['a line stays with its order', 'update ordering.order_line set order_id = gen_random_uuid()'],
  ['what a lot gave stays with its line', 'update ordering.order_line_lot set position = position + 1'],
];
for (const [what, statement] of MOVES) {
  test(what, async () => {
    await assert.rejects(sql.raw(statement).execute(db), /stays, with its key and what it belongs to/);
  });
}
