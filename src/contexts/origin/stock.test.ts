import assert from 'node:assert/strict';
import test from 'node:test';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { plantOrchard, TEA_OIL } from '../../../test/help/orchard.ts';
import { newId } from '../../shared/id.ts';
import { transact } from '../../shared/transact.ts';
import { lotById, lotsForSale } from './lots.ts';
import { releaseStock } from './release-stock.ts';
import { reserveStock } from './reserve-stock.ts';
import { returnStock } from './return-stock.ts';
import { sellStock } from './sell-stock.ts';

const { db, pool } = await testDatabase();
const orchard = await plantOrchard(db);
const caller = { county: COUNTY, now: MORNING, actor: orchard.grower };
const read = (id: string) => asCall(db, {}, (call) => lotById(call, id));

async function lotOf(kg: string, goodUntil = '2026-06-20'): Promise<string> {
  const id = newId();
  await db
    .insertInto('origin.lot')
    .values({
      countyId: COUNTY,
      id,
      code: `T-${id.slice(-12)}`.toUpperCase(),
      productCode: TEA_OIL,
      grade: 'first',
      producerId: orchard.chen,
      unit: 'kg',
      madeQuantity: kg,
      quantity: kg,
      madeBy: 'harvest',
      harvestedAt: MORNING,
      goodUntil,
      personName: '陈大山',
      createdAt: MORNING,
    })
    .execute();
  return id;
}

test('what is reserved and sold is no longer free, and comes back when given back', async () => {
  const lotId = await lotOf('10');
  const milli = 4_000;
  await asCall(db, {}, (call) => reserveStock(call, [{ lotId, milli }]));
  await asCall(db, {}, (call) => sellStock(call, [{ lotId, milli: 3_000 }]));
  await asCall(db, {}, (call) => releaseStock(call, [{ lotId, milli: 1_000 }]));
  const sold = await read(lotId);
  assert.deepEqual([sold?.quantity, sold?.reserved, sold?.sold], [10_000, 0, 3_000]);
  await asCall(db, {}, (call) => returnStock(call, [{ lotId, milli: 500 }]));
  assert.equal((await read(lotId))?.sold, 2_500);
});

test('wish 3: two baskets race for the last kilo: one gets it, the other is told what is left', async () => {
  const lotId = await lotOf('1');
  const outcomes = await Promise.all(
    [1, 2].map(() => transact(db, caller, (call) => reserveStock(call, [{ lotId, milli: 1_000 }]))),
  );
  const refused = outcomes.filter((outcome) => !outcome.ok);
  assert.equal(refused.length, 1);
  assert.equal(refused[0]?.refusal.code, 'origin.stock-gone');
  assert.equal(refused[0]?.refusal.facts.left, '0');
  assert.equal((await read(lotId))?.reserved, 1_000);
});

test('forty baskets of 300 g race for ten kilos of two lots in either order: 33 of each are served, nobody waits in a ring', async () => {
  const [a, b] = [await lotOf('10'), await lotOf('10')];
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, (_, index) => {
      const lines = [
        { lotId: a, milli: 300 },
        { lotId: b, milli: 300 },
      ];
      return transact(db, caller, (call) => reserveStock(call, index % 2 ? lines : lines.toReversed()));
    }),
  );
  assert.equal(outcomes.filter((outcome) => outcome.ok).length, 33);
  assert.equal((await read(a))?.reserved, 9_900);
  assert.equal((await read(b))?.reserved, 9_900);
});

test('a basket of two lots takes both or none', async () => {
  const [plenty, little] = [await lotOf('10'), await lotOf('1')];
  const outcome = await transact(db, caller, (call) =>
    reserveStock(call, [
      { lotId: plenty, milli: 2_000 },
      { lotId: little, milli: 2_000 },
    ]),
  );
  assert.equal(outcome.ok, false);
  assert.equal((await read(plenty))?.reserved, 0);
});

test('two lines of the same lot are added up before they are judged', async () => {
  const lotId = await lotOf('3');
  const line = { lotId, milli: 2_000 };
  const outcome = await transact(db, caller, (call) => reserveStock(call, [line, line]));
  assert.equal(outcome.ok, false);
});

test('the database has the last word: no statement makes a lot promise more than it has', async () => {
  const lotId = await lotOf('1');
  for (const set of [
    'reserved = 1.001',
    'sold = 0.6, reserved = 0.401',
    'quantity = -1',
    'reserved = -0.001',
  ]) {
    await assert.rejects(
      pool.query(`update origin.lot set ${set} where county_id = $1 and id = $2`, [COUNTY, lotId]),
      /lot_never_oversold/,
    );
  }
});

test('lots for sale are those of the co-op’s members too, good on the day, first expiry first', async () => {
  await db.deleteFrom('origin.lot').execute();
  const late = await lotOf('5', '2026-06-30');
  const soon = await lotOf('5', '2026-06-10');
  await lotOf('5', '2026-06-04');
  const wanted = { seller: orchard.coop, product: TEA_OIL, grade: 'first', goodOn: '2026-06-05' };
  const lots = await asCall(db, {}, (call) => lotsForSale(call, wanted));
  assert.deepEqual(
    lots.map((lot) => lot.id),
    [soon, late],
  );
  const others = await asCall(db, {}, (call) => lotsForSale(call, { ...wanted, seller: orchard.wei }));
  assert.deepEqual(others, []);
});
