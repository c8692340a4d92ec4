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
const another = { id: newId(), sscc: '069012345678901234', order_id: newId(), collection_code: '000001' };

test('no parcel is written for a station or service that is not there', async () => {
  await assert.rejects(
    copyRow(db, 'delivery.shipment', { ...another, to_node_id: nobody }),
    new RegExp(`node ${nobody} is not there`),
  );
  await assert.rejects(
    copyRow(db, 'delivery.shipment', { ...another, service_id: nobody }),
    new RegExp(`service ${nobody} is not there`),
  );
  await copyRow(db, 'delivery.shipment', another);
});

test('no line is written of a parcel that is not there, and no weight held on a day that is not there', async () => {
  await assert.rejects(
    copyRow(db, 'delivery.shipment_line', { shipment_id: nobody }),
    new RegExp(`shipment ${nobody} is not there`),
  );
  await assert.rejects(
    copyRow(db, 'delivery.hold', { order_id: newId(), departs: '2031-01-01' }),
    /has no day 2031-01-01/,
  );
  await copyRow(db, 'delivery.hold', { order_id: newId() });
});

test('a parcel goes to another station or by another service only if that is there', async () => {
  await assert.rejects(
    sql`update delivery.shipment set to_node_id = ${nobody}`.execute(db),
    new RegExp(`node ${nobody} is not there`),
  );
  await assert.rejects(
    sql`update delivery.shipment set service_id = ${nobody}`.execute(db),
    new RegExp(`service ${nobody} is not there`),
  );
  await sql`update delivery.shipment set to_node_id = (select id from delivery.node limit 1)`.execute(db);
});

test('held weight goes to another day only if that is there', async () => {
  const moved = (departs: string) =>
    sql`update delivery.hold set departs = ${departs}::date where order_id <> ${nobody}`.execute(db);
  await assert.rejects(moved('2031-01-01'), /has no day 2031-01-01/);
  await sql`
    insert into delivery.service_day (county_id, service_id, departs, capacity_kg)
    select distinct county_id, service_id, date '2031-01-02', 100 from delivery.hold`.execute(db);
  await moved('2031-01-02');
});

const MOVES: readonly [what: string, statement: string][] = [
  ['a station is not deleted', 'delete from delivery.node'],
  ['a station keeps its id', 'update delivery.node set id = gen_random_uuid()'],
  ['a service is not deleted', 'delete from delivery.service'],
  ['a day with weight on it is not deleted', 'delete from delivery.service_day'],
  ['a day stays with its service', 'update delivery.service_day set departs = departs + 1'],
  ['a parcel is not deleted', 'delete from delivery.shipment'],
  ['a parcel keeps its id', 'update delivery.shipment set id = gen_random_uuid()'],
  ['a line stays with its parcel', 'update delivery.shipment_line set shipment_id = gen_random_uuid()'],
];
for (const [what, statement] of MOVES) {
  test(what, async () => {
    await assert.rejects(sql.raw(statement).execute(db), /stays, with its key and what it belongs to/);
  });
}
