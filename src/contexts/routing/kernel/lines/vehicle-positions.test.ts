import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { writeTripUpdates } from '../../../../../test/help/write-trip-updates.ts';
import { writeVehiclePositions } from '../../../../../test/help/write-vehicle-positions.ts';
import { readTripUpdates } from './trip-updates.ts';
import { readVehiclePositions } from './vehicle-positions.ts';

test('the bytes of a position, as the specification numbers its fields', () => {
  const feed = Uint8Array.from([
    // header { gtfs_realtime_version: "2.0" }
    ...[0x0a, 0x05, 0x0a, 0x03, 0x32, 0x2e, 0x30],
    // entity { id: "a", vehicle {
    ...[0x12, 0x22, 0x0a, 0x01, 0x61, 0x22, 0x1d],
    // trip { trip_id: "t" }, position { latitude: 25.5, longitude: 109.25 }
    ...[0x0a, 0x03, 0x0a, 0x01, 0x74],
    ...[0x12, 0x0a, 0x0d, 0x00, 0x00, 0xcc, 0x41, 0x15, 0x00, 0x80, 0xda, 0x42],
    // current_stop_sequence: 1
    ...[0x18, 0x01],
    // current_status: STOPPED_AT, timestamp: 1, stop_id: "stop" } }
    ...[0x20, 0x01, 0x28, 0x01, 0x3a, 0x04, 0x73, 0x74, 0x6f, 0x70],
  ]);
  assert.deepEqual(readVehiclePositions(feed), {
    positions: [
      {
        ...{ row: 1, id: 'a', tripId: 't', day: null, lng: 109.25, lat: 25.5 },
        ...{ stopId: 'stop', status: 'stopped', at: 1 },
      },
    ],
    leftOut: [],
  });
});

test('a position that cannot be is left out with its row and why; the others, and trip updates beside them, are read', () => {
  const feed = Uint8Array.from([
    ...writeTripUpdates([{ tripId: 'late', delay: 600 }]),
    ...writeVehiclePositions([
      { id: 'nan', trip: 'a', lat: Number.NaN, lng: 109 },
      { id: 'far', trip: 'a', lat: 25, lng: 181 },
      { id: 'endless', trip: 'a', lat: Number.NEGATIVE_INFINITY, lng: 109 },
      { id: 'nowhere', trip: 'a' },
      { id: 'good', trip: 'a', date: '20260601', lat: 25.123456, lng: 109.3, status: 9 },
      { id: 'whose', lat: -90, lng: 180 },
    ]),
  ]);
  const read = readVehiclePositions(feed);
  assert.ok(!('byte' in read));
  // The first two entities are the trip, and a vehicle of which the latitude alone is told.
  assert.deepEqual(
    read.leftOut.map(({ row, id, why }) => [row, id, why]),
    [
      [2, 'v', 'no-position'],
      [3, 'nan', 'not-a-number'],
      [4, 'far', 'off-the-earth'],
      [5, 'endless', 'not-a-number'],
      [6, 'nowhere', 'no-position'],
    ],
  );
  assert.deepEqual(
    read.positions.map(({ row, tripId, day, lat, lng, status }) => [row, tripId, day, lat, lng, status]),
    [
      [7, 'a', '2026-06-01', 25.12346, 109.3, 'on-the-way'],
      [8, '', null, -90, 180, 'on-the-way'],
    ],
  );
  const updates = readTripUpdates(feed);
  assert.ok(!('byte' in updates));
  assert.deepEqual(
    updates.map(({ tripId }) => tripId),
    ['late'],
  );
});

test('how a vehicle stands to its stop is passed over where its place in the order is not said', () => {
  const at = { trip: 'a', lat: 25, lng: 109, stop: 's' };
  const read = readVehiclePositions(
    writeVehiclePositions([
      { id: '1', ...at, status: 0 },
      { id: '2', ...at, status: 1 },
      { id: '3', ...at, status: 1, unordered: true },
      { id: '4', ...at },
    ]),
  );
  assert.ok(!('byte' in read));
  assert.deepEqual(
    read.positions.map(({ status }) => status),
    ['incoming', 'stopped', 'on-the-way', 'on-the-way'],
  );
});

test('no bytes at all are more than read or refused with a byte', () => {
  assert.deepEqual(readVehiclePositions(new Uint8Array()), { byte: 0 });
  const feed = writeVehiclePositions([{ id: 'a', trip: 'a', lat: 25, lng: 109, stop: 's', at: 5 }]);
  assert.ok('byte' in readVehiclePositions(feed.subarray(0, feed.length - 1)));
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(300), fc.nat(255), (noise, at, byte) => {
      readVehiclePositions(noise);
      const changed = Uint8Array.from(feed);
      changed[at % changed.length] = byte;
      readVehiclePositions(changed);
    }),
    { numRuns: 300 },
  );
});
