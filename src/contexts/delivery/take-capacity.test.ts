import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { platform } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { transact } from '#shared/transact.ts';
import { asCall, COUNTY } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { BUS, layNetwork, POINT } from '../../../test/help/network.ts';
import { giveCapacityBack } from './give-capacity-back.ts';
import { promiseTo } from './promise-to.ts';
import { takeCapacity } from './take-capacity.ts';

const { db } = await testDatabase();
await asCall(db, {}, layNetwork);

const monday = '2026-06-01';
const morning = instantAt(monday, '08:00');

function take(departs: string, grams: number, orderId = newId(), now = morning) {
  return transact(db, { county: COUNTY, now, actor: platform }, (call) =>
    takeCapacity(call, [{ orderId, serviceId: BUS, departs, grams }]),
  );
}

async function taken(departs: string): Promise<string | undefined> {
  const { rows } = await sql<{ takenKg: string }>`
    select taken_kg from delivery.service_day where service_id = ${BUS} and departs = ${departs}`.execute(db);
  return rows[0]?.takenKg;
}

test('of twenty orders that race for the last kilos, exactly as many are taken as fit', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => take(monday, 7_000)));
  assert.equal(answers.filter((answer) => answer.ok).length, 14);
  assert.deepEqual(
    answers.filter((answer) => !answer.ok).map((answer) => answer.refusal),
    Array.from({ length: 6 }, () => ({
      code: 'delivery.departure-full',
      facts: { departs: monday, leftKg: '2' },
    })),
  );
  assert.equal(await taken(monday), '98.000');
});

test('a full departure is not promised any more, the next one is', async () => {
  const promised = await asCall(db, { now: morning }, (call) =>
    promiseTo(call, { nodeId: POINT, grams: 2_001 }),
  );
  assert.equal(promised.ok && promised.value.departs, '2026-06-02');
  const small = await asCall(db, { now: morning }, (call) =>
    promiseTo(call, { nodeId: POINT, grams: 2_000 }),
  );
  assert.equal(small.ok && small.value.departs, monday);
  assert.equal(small.ok && small.value.leftGrams, 2_000);
});

test('asking twice for one order takes its place once, and giving it back twice gives it back once', async () => {
  const orderId = newId();
  await take('2026-06-02', 5_000, orderId);
  assert.equal((await take('2026-06-02', 5_000, orderId)).ok, true);
  assert.equal(await taken('2026-06-02'), '5.000');
  await asCall(db, {}, (call) => giveCapacityBack(call, { orderId }));
  await asCall(db, {}, (call) => giveCapacityBack(call, { orderId }));
  assert.equal(await taken('2026-06-02'), '0.000');
});

test('a departure past its cut-off, or on a day the bus does not run, takes nothing', async () => {
  const late = await take('2026-06-03', 1_000, newId(), instantAt('2026-06-03', '16:00'));
  assert.deepEqual(!late.ok && late.refusal, {
    code: 'delivery.departure-closed',
    facts: { departs: '2026-06-03', cutOff: '16:00' },
  });
  const inTime = await take('2026-06-03', 1_000, newId(), instantAt('2026-06-03', '15:59'));
  assert.equal(inTime.ok, true);
  const sunday = await take('2026-06-07', 1_000);
  assert.equal(!sunday.ok && sunday.refusal.code, 'delivery.departure-closed');
});

test('over any history, what a departure has taken is what its standing holds add up to', async () => {
  const departs = '2026-06-04';
  const orders = Array.from({ length: 8 }, () => newId());
  const step = fc.record({
    order: fc.constantFrom(...orders),
    grams: fc.integer({ min: 1, max: 60_000 }),
    act: fc.constantFrom('take', 'give-back'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      for (const { order, grams, act } of steps) {
        if (act === 'take') await take(departs, grams, order);
        else await asCall(db, {}, (call) => giveCapacityBack(call, { orderId: order }));
      }
      const { rows } = await sql<{ taken: string; held: string }>`
        select coalesce((select taken_kg from delivery.service_day where departs = ${departs}), 0) as taken,
               coalesce((select sum(kg) from delivery.hold
                         where departs = ${departs} and given_back_at is null), 0) as held`.execute(db);
      assert.equal(Number(rows[0]?.taken), Number(rows[0]?.held));
    }),
    { numRuns: 25 },
  );
});
