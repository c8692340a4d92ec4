import assert from 'node:assert/strict';
import test from 'node:test';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { KUMQUAT, plantOrchard } from '../../../test/help/orchard.ts';
import type { Actor, Call } from '../../shared/call.ts';
import { newId } from '../../shared/id.ts';
import { instantAt } from '../../shared/instant.ts';
import { must, type Outcome } from '../../shared/outcome.ts';
import { quantity } from '../../shared/quantity.ts';
import { transact } from '../../shared/transact.ts';
import { forecastById, versionsOf } from './forecasts.ts';
import { givePresaleBack } from './give-presale-back.ts';
import { listForecasts } from './list-forecasts.ts';
import { makeForecast, type NewForecast } from './make-forecast.ts';
import { stopPresale } from './stop-presale.ts';
import { takePresale } from './take-presale.ts';

const { db, pool } = await testDatabase();
const orchard = await plantOrchard(db);

const as = <Value>(actor: Actor, run: (call: Call) => Promise<Outcome<Value>>) =>
  transact(db, { county: COUNTY, now: MORNING, actor }, run);
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'done' : outcome.refusal.code);
const forecast = (more: Partial<NewForecast> = {}, actor: Actor = orchard.grower) =>
  as(actor, (call) =>
    makeForecast(call, {
      id: newId(),
      producerId: orchard.chen,
      productCode: KUMQUAT,
      fromDay: '2026-11-20',
      untilDay: '2026-12-20',
      low: quantity('400', 'kg'),
      likely: quantity('1000', 'jin'),
      high: quantity('1300', 'jin'),
      ...more,
    }),
  );
const read = (id: string) => asCall(db, {}, (call) => forecastById(call, id));
const presell = (forecastId: string, milli: number) =>
  as(orchard.grower, (call) => takePresale(call, { forecastId, milli }));

test('a forecast is a range in the product’s unit, and its low figure may be sold ahead', async () => {
  const { id } = must(await forecast({ grade: 'first' }));
  const made = await read(id);
  assert.deepEqual(
    [made?.low, made?.likely, made?.high, made?.presaleLimit],
    [800_000, 1_000_000, 1_300_000, 800_000],
  );
  assert.equal(made?.sellerId, orchard.coop);
});

test('a newer forecast takes the place of the earlier one, which keeps its id, what was presold and its history', async () => {
  const { id } = must(await forecast());
  must(await presell(id, 300_000));
  const again = must(
    await forecast({ low: quantity('700', 'jin'), fromDay: '2026-12-01', untilDay: '2026-12-31' }),
  );
  assert.equal(again.id, id);
  const standing = await read(id);
  assert.deepEqual([standing?.low, standing?.presold, standing?.fromDay], [700_000, 300_000, '2026-12-01']);
  const versions = await asCall(db, {}, (call) => versionsOf(call, [id]));
  assert.deepEqual(
    versions.map((version) => version.low).toSorted((a, b) => a - b),
    [700_000, 800_000],
  );
});

test('a forecast sent twice is made once', async () => {
  const id = newId();
  const winter = { id, grade: 'second', fromDay: '2027-01-05', untilDay: '2027-01-20' };
  const outcomes = await Promise.all([forecast(winter), forecast(winter)]);
  assert.deepEqual(
    outcomes.map((outcome) => must(outcome).id),
    [id, id],
  );
  assert.equal((await asCall(db, {}, (call) => versionsOf(call, [id]))).length, 1);
});

test('what is sold ahead stays within the limit, also when many order at once', async () => {
  const { id } = must(
    await forecast({ fromDay: '2027-03-01', untilDay: '2027-03-20', presaleLimit: quantity('10', 'jin') }),
  );
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => presell(id, 3_000)));
  assert.equal(outcomes.filter((outcome) => outcome.ok).length, 3);
  const refused = await presell(id, 3_000);
  assert.deepEqual(refused.ok ? {} : refused.refusal, {
    code: 'origin.presale-gone',
    facts: { left: '1', unit: 'jin' },
  });
  must(await as(orchard.grower, (call) => givePresaleBack(call, { forecastId: id, milli: 3_000 })));
  assert.equal((await read(id))?.presold, 6_000);
  await assert.rejects(
    pool.query('update origin.forecast set presold = 10.001 where id = $1', [id]),
    /presold_within_limit/,
  );
});

test('a forecast that narrows below what was sold ahead stops the sale, says by how much, and calls nothing off', async () => {
  const spring = { fromDay: '2027-04-01', untilDay: '2027-04-20' };
  const { id } = must(await forecast(spring));
  must(await presell(id, 500_000));
  const narrowed = must(await forecast({ ...spring, low: quantity('420', 'jin') }));
  assert.deepEqual(narrowed, { id, beyond: 80_000 });
  assert.deepEqual(await presell(id, 1).then(codeOf), 'origin.presale-gone');
  assert.equal((await read(id))?.presold, 500_000);
  // What comes back is not sold again until there is room for it.
  must(await as(orchard.grower, (call) => givePresaleBack(call, { forecastId: id, milli: 50_000 })));
  assert.deepEqual(await presell(id, 1).then(codeOf), 'origin.presale-gone');
  await assert.rejects(
    pool.query('update origin.forecast set presold = presold + 0.001 where id = $1', [id]),
    /presold_within_limit/,
  );
  must(await forecast({ ...spring, low: quantity('460', 'jin') }));
  must(await presell(id, 10_000));
});

test('with less than certainty more is sold ahead, and the limit follows each new forecast', async () => {
  const summer = { fromDay: '2027-02-05', untilDay: '2027-02-12' };
  const range = (low: string, likely: string, high: string) => ({
    low: quantity(low, 'jin'),
    likely: quantity(likely, 'jin'),
    high: quantity(high, 'jin'),
  });
  const { id } = must(await forecast({ ...summer, ...range('0', '0', '100'), certainty: 64 }));
  assert.deepEqual([(await read(id))?.presaleLimit, (await read(id))?.certainty], [20_000, 64]);
  must(await forecast({ ...summer, ...range('60', '60', '100') }));
  assert.deepEqual([(await read(id))?.presaleLimit, (await read(id))?.certainty], [68_000, 64]);
  assert.equal(
    codeOf(await forecast({ ...summer, ...range('60', '60', '100'), certainty: 49 })),
    'origin.forecast-range',
  );
});

test('a presale that was stopped sells nothing more, whatever comes back', async () => {
  const { id } = must(await forecast({ fromDay: '2027-02-20', untilDay: '2027-02-25' }));
  must(await presell(id, 30_000));
  must(await as(orchard.grower, (call) => stopPresale(call, id)));
  must(await as(orchard.grower, (call) => givePresaleBack(call, { forecastId: id, milli: 10_000 })));
  assert.deepEqual(await presell(id, 1_000).then(codeOf), 'origin.presale-gone');
});

test('figures that fall, and a presale above the low figure, are refused', async () => {
  assert.equal(codeOf(await forecast({ likely: quantity('10', 'jin') })), 'origin.forecast-range');
  assert.equal(codeOf(await forecast({ presaleLimit: quantity('801', 'jin') })), 'origin.forecast-range');
  assert.equal(codeOf(await forecast({ low: quantity('10', 'piece') })), 'origin.forecast-range');
});

test('nobody forecasts for a neighbour; the co-op’s staff do for a member', async () => {
  assert.equal(codeOf(await forecast({}, orchard.loner)), 'origin.not-yours');
  must(await forecast({ fromDay: '2027-05-01', untilDay: '2027-05-10' }, orchard.coopStaff));
  const later = { actor: orchard.grower, now: instantAt('2027-04-25', '08:00') };
  const listed = must(await asCall(db, later, (call) => listForecasts(call, { limit: 10, offset: 0 })));
  assert.equal(listed.total, 1);
});
