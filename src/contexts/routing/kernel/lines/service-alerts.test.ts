import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { writeServiceAlerts } from '../../../../../test/help/write-service-alerts.ts';
import { writeTripUpdates } from '../../../../../test/help/write-trip-updates.ts';
import { readServiceAlerts } from './service-alerts.ts';
import { readTripUpdates } from './trip-updates.ts';

const nobody = { agencyId: null, lineId: null, lineKind: null, direction: null, trip: null, stopId: null };

test('the bytes of an alert, as the specification numbers its fields', () => {
  const feed = Uint8Array.from([
    // header { gtfs_realtime_version: "2.0" }
    ...[0x0a, 0x05, 0x0a, 0x03, 0x32, 0x2e, 0x30],
    // entity { id: "a", alert {
    ...[0x12, 0x22, 0x0a, 0x01, 0x61, 0x2a, 0x1d],
    // active_period { start: 1780272000 }, which is 2026-06-01 08:00 in China
    ...[0x0a, 0x06, 0x08, 0x80, 0x97, 0xf3, 0xd0, 0x06],
    // informed_entity { route_id: "L" }, cause: WEATHER, effect: NO_SERVICE
    ...[0x2a, 0x03, 0x12, 0x01, 0x4c, 0x30, 0x08, 0x38, 0x01],
    // header_text { translation { text: "Hi", language: "en" } } } }
    ...[0x52, 0x0a, 0x0a, 0x08, 0x0a, 0x02, 0x48, 0x69, 0x12, 0x02, 0x65, 0x6e],
  ]);
  assert.deepEqual(readServiceAlerts(feed), [
    {
      id: 'a',
      periods: [{ from: Date.UTC(2026, 5, 1) / 1_000, until: null }],
      concerns: [{ ...nobody, lineId: 'L' }],
      ...{ cause: 'weather', effect: 'no-service' },
      header: [{ lang: 'en', text: 'Hi' }],
      description: [],
    },
  ]);
});

test('when, whom, why, with what effect and in whose words: what is said of each alert is read, beside trip updates', () => {
  const alerts = writeServiceAlerts([
    {
      id: '落石',
      periods: [{ from: 100, until: 200 }, { from: 300 }, { until: 400 }],
      about: [
        { agency: 'bus', line: '1' },
        { kind: 3 },
        { line: '1', direction: 0 },
        { stop: 's', trip: { id: 't', begins: '08:30:00', date: '20260601', line: '1', direction: 1 } },
      ],
      ...{ cause: 10, effect: 4 },
      header: { 'zh-CN': '改道', en: 'Detour' },
      description: { '': '走老路' },
    },
    { id: 'gone', deleted: true, effect: 1 },
    { id: 'plain' },
    { id: 'new', cause: 99, effect: 99 },
  ]);
  const feed = Uint8Array.from([...writeTripUpdates([{ tripId: 'a', cancelled: true }]), ...alerts]);
  const read = readServiceAlerts(feed);
  assert.ok(!('byte' in read));
  assert.deepEqual(read[0], {
    id: '落石',
    periods: [
      { from: 100, until: 200 },
      { from: 300, until: null },
      { from: null, until: 400 },
    ],
    concerns: [
      { ...nobody, agencyId: 'bus', lineId: '1' },
      { ...nobody, lineKind: 3 },
      { ...nobody, lineId: '1', direction: 0 },
      {
        ...{ ...nobody, stopId: 's' },
        trip: {
          ...{ tripId: 't', begins: '08:30:00', day: '2026-06-01' },
          ...{ lineId: '1', direction: 1, relation: null },
        },
      },
    ],
    ...{ cause: 'construction', effect: 'detour' },
    header: [
      { lang: 'zh-CN', text: '改道' },
      { lang: 'en', text: 'Detour' },
    ],
    description: [{ lang: '', text: '走老路' }],
  });
  assert.deepEqual(
    read.slice(1).map(({ id, cause, effect }) => [id, cause, effect]),
    [
      ['plain', 'unknown-cause', 'unknown-effect'],
      ['new', 'unknown-cause', 'unknown-effect'],
    ],
  );
  const updates = readTripUpdates(feed);
  assert.ok(!('byte' in updates));
  assert.deepEqual(
    updates.map(({ tripId, cancelled }) => [tripId, cancelled]),
    [['a', true]],
  );
});

test('an end that is written as zero, as the largest number or as no day at all is open or far', () => {
  const read = readServiceAlerts(
    writeServiceAlerts([
      { id: 'a', periods: [{ from: 0, until: 0 }, { until: -1 }, { from: 1_780_272_000_000 }] },
    ]),
  );
  assert.ok(!('byte' in read));
  assert.deepEqual(read[0]?.periods, [
    { from: null, until: null },
    { from: null, until: null },
    { from: Date.UTC(9999, 11, 31, 23, 59, 59) / 1_000, until: null },
  ]);
});

test('what is no feed is told with the byte, and no bytes at all are more than read or refused', () => {
  assert.deepEqual(readServiceAlerts(new Uint8Array()), { byte: 0 });
  assert.deepEqual(readServiceAlerts(new TextEncoder().encode('{"entity": []}')), { byte: 0 });
  const feed = writeServiceAlerts([{ id: 'a', periods: [{ from: 1 }], header: { zh: '停开' } }]);
  assert.ok('byte' in readServiceAlerts(feed.subarray(0, feed.length - 1)));
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(300), fc.nat(255), (noise, at, byte) => {
      readServiceAlerts(noise);
      const changed = Uint8Array.from(feed);
      changed[at % changed.length] = byte;
      readServiceAlerts(changed);
    }),
    { numRuns: 300 },
  );
});
