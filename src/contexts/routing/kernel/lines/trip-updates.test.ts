import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { writeTripUpdates } from '../../../../../test/help/write-trip-updates.ts';
import { readTripUpdates } from './trip-updates.ts';

test('late, early, cancelled and passed by: what a feed says of trips is read, whatever else is in it', () => {
  const feed = writeTripUpdates([
    {
      tripId: '城乡1-早',
      date: '20260601',
      stops: [
        { stopId: 'h', delay: 900 },
        { stopId: 'p', delay: -30 },
      ],
    },
    { tripId: 'b', cancelled: true },
    {
      tripId: 'c',
      delay: -120,
      stops: [
        { stopId: 'h', time: 1_780_272_300 },
        { stopId: 'p', skipped: true },
      ],
    },
  ]);
  assert.deepEqual(readTripUpdates(feed), [
    {
      ...{ tripId: '城乡1-早', day: '2026-06-01', cancelled: false, delay: null },
      stops: [
        { stopId: 'h', delay: 900, time: null },
        { stopId: 'p', delay: -30, time: null },
      ],
    },
    { tripId: 'b', day: null, cancelled: true, delay: null, stops: [] },
    {
      ...{ tripId: 'c', day: null, cancelled: false, delay: -120 },
      stops: [{ stopId: 'h', delay: null, time: 1_780_272_300 }],
    },
  ]);
});

test('what is no feed is told with the byte, and no bytes at all are more than read or refused', () => {
  assert.deepEqual(readTripUpdates(new Uint8Array()), { byte: 0 });
  assert.deepEqual(readTripUpdates(new TextEncoder().encode('{"entity": []}')), { byte: 0 });
  const feed = writeTripUpdates([{ tripId: 'a', delay: 60 }]);
  assert.ok('byte' in readTripUpdates(feed.subarray(0, feed.length - 1)));
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(300), fc.nat(255), (noise, at, byte) => {
      readTripUpdates(noise);
      const changed = Uint8Array.from(feed);
      changed[at % changed.length] = byte;
      readTripUpdates(changed);
    }),
    { numRuns: 300 },
  );
});
