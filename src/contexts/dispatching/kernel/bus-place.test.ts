import assert from 'node:assert/strict';
import { test } from 'node:test';
import { busPlace } from './bus-place.ts';

/* Two stops on a line of longitude, a tenth of a degree apart: 11.1 km. */
const stops = [
  { id: 'hub', name: 'Hub', lon: 109, lat: 25 },
  { id: 'point', name: 'Point', lon: 109, lat: 25.1 },
];
const measuredAt = new Date('2026-06-01T00:00:00Z');
const later = (minutes: number) => new Date(measuredAt.getTime() + minutes * 60_000);
const position = { lng: 109, lat: 25.04, stopId: null, status: 'stopped', measuredAt } as const;

test('a bus is where its feed says as to a stop of its trip, otherwise near the nearest one', () => {
  const place = (stopId: string | null) => {
    const { stop, how, metres } = busPlace({ ...position, stopId }, stops, later(0)) ?? assert.fail();
    return [stop, how, metres];
  };
  assert.deepEqual(place('point'), ['Point', 'stopped', 6_672]);
  assert.deepEqual(place(null), ['Hub', 'near', 4_448]);
  assert.deepEqual(place('elsewhere'), ['Hub', 'near', 4_448]);
  assert.equal(busPlace(position, [], later(0)), null);
});

test('a position is old once it is longer ago than five minutes', () => {
  const old = [0, 5, 5.1, 59].map((minutes) => busPlace(position, stops, later(minutes))?.old);
  assert.deepEqual(old, [false, false, true, true]);
});
