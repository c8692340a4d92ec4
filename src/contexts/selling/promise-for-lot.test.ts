import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { asCall, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { bus, POINT } from '../../../test/help/network.ts';
import { openStall, stockLots } from '../../../test/help/stall.ts';
import { promiseForLot } from './promise-for-lot.ts';

const { db } = await testDatabase();
const { chen } = await openStall(db);
const [lotId = '', old = '', uncertified = '', sold = ''] = await stockLots(db, [
  { producerId: chen, quantity: '20', goodUntil: '2026-06-20' },
  { producerId: chen, quantity: '20', goodUntil: '2026-06-03' },
  { producerId: chen, quantity: '20', certified: false },
  { producerId: chen, quantity: '20' },
]);
await db.updateTable('origin.lot').set({ sold: '20' }).where('id', '=', sold).execute();
const promise = (given: { lotId: string; day?: string; grams?: number }) =>
  asCall(db, { now: MORNING }, (call) => promiseForLot(call, { nodeId: POINT, ...given }));
const codeOf = (outcome: Awaited<ReturnType<typeof promise>>) => (outcome.ok ? 'ok' : outcome.refusal.code);

test('a promise tells the service, the day, the fee and how long the goods keep then', async () => {
  const { serviceId, byBus, departs, arrives, feeFen, keepsDays, ofDays } = must(await promise({ lotId }));
  assert.deepEqual(
    [serviceId, byBus, departs, arrives, feeFen, keepsDays, ofDays],
    [bus.id, true, '2026-06-01', '2026-06-02', 600, 18, 19],
  );
  // On Saturday no bus leaves: Monday's arrives on Tuesday the ninth.
  const later = must(await promise({ lotId, day: '2026-06-06' }));
  assert.deepEqual([later.departs, later.arrives, later.keepsDays], ['2026-06-08', '2026-06-09', 11]);
});

test('nothing is promised that would not be sold: over soon after it arrives, uncertified, sold out, too heavy, no lot', async () => {
  // Wednesday is its last day: Tuesday's bus brings it then, Wednesday's the day after.
  assert.equal(codeOf(await promise({ lotId: old })), 'ok');
  assert.equal(codeOf(await promise({ lotId: old, day: '2026-06-02' })), 'ok');
  assert.equal(codeOf(await promise({ lotId: old, day: '2026-06-03' })), 'selling.not-good-on-arrival');
  assert.equal(codeOf(await promise({ lotId: uncertified })), 'selling.lot-not-for-sale');
  assert.equal(codeOf(await promise({ lotId: sold })), 'selling.lot-not-for-sale');
  assert.equal(codeOf(await promise({ lotId, grams: 100_001 })), 'delivery.no-departure');
  assert.equal(codeOf(await promise({ lotId: newId() })), 'selling.no-such-lot');
});
