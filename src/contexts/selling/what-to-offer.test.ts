import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from '#shared/instant.ts';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { KUMQUAT } from '../../../test/help/orchard.ts';
import { openStall, stockLots } from '../../../test/help/stall.ts';
import { newId } from '../../shared/id.ts';
import { must } from '../../shared/outcome.ts';
import { whatToOffer } from './what-to-offer.ts';

const { db } = await testDatabase();
const { chen, qin, coopStaff } = await openStall(db);
const ask = (wanted: Parameters<typeof whatToOffer>[1] = {}) =>
  asCall(db, { actor: coopStaff }, async (call) => must(await whatToOffer(call, wanted)));

/** A harvest a household expects in some days, of the first grade. */
async function expects(producerId: string, inDays: number): Promise<string> {
  const id = newId();
  await db
    .insertInto('origin.forecast')
    .values({
      ...{ countyId: COUNTY, id, producerId, productCode: KUMQUAT, grade: 'first', unit: 'jin' },
      ...{ fromDay: addDays('2026-06-01', inDays), untilDay: addDays('2026-06-08', inDays) },
      ...{ low: '100', likely: '120', high: '150', presaleLimit: '100', madeAt: MORNING, personName: 'x' },
    })
    .execute();
  return id;
}

test('a co-op offers what its members have, and what they expect with whose it is', async () => {
  await stockLots(db, [{ producerId: chen, quantity: '40' }]);
  const id = await expects(chen, 20);
  const { goods, more } = await ask();
  assert.deepEqual(
    goods.map(({ milli, forecast }) => [milli, forecast?.id, forecast?.grower.zh]),
    [
      [40_000, undefined, undefined],
      [100_000, id, '陈家'],
    ],
  );
  assert.equal(more, false);
});

test('of hundreds of harvests to come the soonest are listed, and any is found by its household', async () => {
  for (let day = 89; day > 20; day -= 1) await expects(chen, day);
  const last = await expects(qin, 90);
  const listed = async (wanted?: Parameters<typeof whatToOffer>[1]) => {
    const { goods, more } = await ask(wanted);
    return { ahead: goods.flatMap(({ forecast }) => forecast ?? []), more };
  };
  const { ahead, more } = await listed();
  assert.deepEqual([ahead.length, more, ahead.at(-1)?.from], [60, true, addDays('2026-06-01', 79)]);
  for (const wanted of [{ words: '覃' }, { words: 'qin' }, { forecastId: last }]) {
    const found = await listed(wanted);
    assert.deepEqual([found.ahead.map(({ id }) => id), found.more], [[last], false]);
  }
});
