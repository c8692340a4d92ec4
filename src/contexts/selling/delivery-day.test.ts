import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outcome } from '#shared/outcome.ts';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { KUMQUAT } from '../../../test/help/orchard.ts';
import { aDraft, offer, openStall, stockLots } from '../../../test/help/stall.ts';
import { fillLine, offersOnSale, putOnSale } from './index.ts';

const { db } = await testDatabase();
const { coop, chen, wei } = await openStall(db);
const DAY = 24 * 3_600_000;
const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'filled' : outcome.refusal.code);
const on = (day: string) => ({ now: new Date(`${day}T00:00:00Z`) });

test('wish 4: a lot is judged on the day it is collected, first to expire first, and one that is too old by then is passed over', async () => {
  const [offerId] = (await offer(db, [aDraft(coop)])) as [string];
  const [soon, later] = (await stockLots(db, [
    { producerId: chen, quantity: '20', goodUntil: '2026-06-05' },
    { producerId: chen, quantity: '20', goodUntil: '2026-06-20' },
  ])) as [string, string];
  const fill = async (goodOn: string, milli = 3_000) =>
    asCall(db, {}, (call) => fillLine(call, { offerId, milli, goodOn }));
  const lots = async (goodOn: string, milli?: number) => {
    const filled = await fill(goodOn, milli);
    return filled.ok ? filled.value.draws.map(({ lotId }) => lotId) : code(filled);
  };
  // Kumquats keep twenty days: two must be left on the day of collection.
  assert.deepEqual(await lots('2026-06-03'), [soon]);
  assert.deepEqual(await lots('2026-06-04'), [later]);
  assert.deepEqual(await lots('2026-06-03', 30_000), [soon, later]);
  // Good today, and there is enough of it: but not of what is good on that day.
  assert.deepEqual(await lots('2026-06-04', 30_000), 'selling.not-enough');
  assert.deepEqual(await lots('2026-06-19'), 'selling.not-good-then');
});

test('wish 12: an offer goes on and off sale by itself, by its seller’s days and by its season, with nothing run at midnight', async () => {
  await stockLots(db, [{ producerId: wei, quantity: '50', goodUntil: '2026-07-20' }]);
  const [offerId] = (await offer(db, [aDraft(wei, { onFrom: '2026-06-03', onUntil: '2026-06-10' })])) as [
    string,
  ];
  const stands = async (day: string) => {
    const { ripe } = await asCall(db, on(day), (call) =>
      offersOnSale(call, { each: 6, productCodes: [KUMQUAT] }),
    );
    const shown = ripe.some(({ offer: each }) => each.id === offerId);
    const filled = await asCall(db, on(day), (call) =>
      fillLine(call, { offerId, milli: 3_000, goodOn: day }),
    );
    return [shown, code(filled)];
  };
  assert.deepEqual(await stands('2026-06-02'), [false, 'selling.not-yet']);
  assert.deepEqual(await stands('2026-06-03'), [true, 'filled']);
  assert.deepEqual(await stands('2026-06-10'), [true, 'filled']);
  assert.deepEqual(await stands('2026-06-11'), [false, 'selling.not-on-sale']);
  await db
    .updateTable('origin.product')
    .set({ seasonFrom: '06-05', seasonUntil: '06-08' })
    .where('countyId', '=', COUNTY)
    .where('code', '=', KUMQUAT)
    .execute();
  assert.deepEqual(await stands('2026-06-04'), [false, 'selling.out-of-season']);
  assert.deepEqual(await stands('2026-06-08'), [true, 'filled']);
  assert.deepEqual(await stands('2026-06-09'), [false, 'selling.out-of-season']);
  const again = await asCall(db, { now: new Date(MORNING.getTime() + 20 * DAY) }, (call) =>
    putOnSale(call, { offerId }),
  );
  assert.ok(again.ok && !again.value.standing.on);
});
