import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assumptions } from './assumptions.ts';
import { type CountyPlace, countyOf } from './county.ts';
import { withAssumptions } from './read-assumptions.ts';
import { manners, simulateYear } from './year.ts';

const places: CountyPlace[] = [
  { name: 'hub', kind: 'hub', lat: 25.2, lng: 109.4, station: null },
  { name: 'near', kind: 'station', lat: 25.25, lng: 109.42, station: null },
  { name: 'far', kind: 'station', lat: 25.5, lng: 109.6, station: null },
  { name: 'farther', kind: 'point', lat: 25.56, lng: 109.64, station: 2 },
  { name: 'beside', kind: 'point', lat: 25.26, lng: 109.38, station: 1 },
];

function year(change: object, days = 8) {
  const given = withAssumptions({ parcels: 40, ...change });
  assert.ok(!('at' in given), JSON.stringify(given));
  const county = countyOf(places, given);
  const [alone, pooled, buses] = manners.map((manner) =>
    simulateYear(county, given, { days, from: '2026-06-01', seed: 7, manner }),
  );
  assert.ok(alone && pooled && buses);
  return { alone, pooled, buses };
}

test('together is cheaper than each alone, with buses cheaper still, for the same parcels', () => {
  const { alone, pooled, buses } = year({});
  assert.equal(alone.parcels, pooled.parcels);
  assert.equal(pooled.parcels, buses.parcels);
  assert.ok(pooled.costPerParcel < alone.costPerParcel);
  assert.ok(buses.costPerParcel <= pooled.costPerParcel);
  assert.ok(pooled.emptyKm < alone.emptyKm);
  assert.ok(buses.byBus > 0 && pooled.byBus === 0);
});

test('buses that never come carry nothing, and what waited for them is late or in a van', () => {
  const { buses } = year({ missed: { ordinary: 1, badWeather: 1 } });
  assert.equal(buses.byBus, 0);
  assert.ok(buses.missedBuses > 0);
  assert.ok(buses.onTime > 0.5);
});

test('food that keeps for ever arrives as it left; food that keeps an hour hardly arrives', () => {
  assert.ok(year({ halfLifeHours: 1e9 }).pooled.freshness > 0.999);
  assert.ok(year({ halfLifeHours: 1 }).pooled.freshness < 0.5);
});

test('with no van to send, all but what buses bring in time waits', () => {
  const { pooled, buses } = year({ van: { count: 0 }, feeder: { count: 0 } }, 2);
  assert.equal(pooled.onTime, 0);
  assert.ok(buses.onTime > 0);
});

test('the same seed makes the same year', () => {
  assert.deepEqual(year({}, 5), year({}, 5));
});

for (const [given, at] of [
  [{ parcel: 3 }, '/parcel'],
  [{ parcels: -1 }, '/parcels'],
  [{ fresh: [0.5] }, '/fresh'],
  [{ van: { kg: 'many' } }, '/van/kg'],
  [{ festivals: [{ month: 'June' }] }, '/festivals/0/month'],
  [{ toString: 3 }, '/toString'],
  [{ parcels: 1e12 }, '/parcels'],
  [{ van: { count: 0.5 } }, '/van/count'],
  [{ roads: { kmh: 0 } }, '/roads/kmh'],
  [{ buses: { leaves: ['noon'] } }, '/buses/leaves/0'],
  [{ carriers: {} }, '/carriers'],
  [{ share: { point: 0, station: 0 } }, '/share'],
  [[], ''],
] as const) {
  test(`an assumption that does not fit is told with its place: ${JSON.stringify(given)}`, () => {
    assert.deepEqual(withAssumptions(given), { at });
  });
}

test('carriers may be others than ours', () => {
  const given = withAssumptions({ carriers: { one: 1, two: 1 } });
  assert.ok(!('at' in given));
  assert.deepEqual(given, { ...assumptions, carriers: { one: 1, two: 1 } });
});
