import assert from 'node:assert/strict';
import test from 'node:test';
import { type Concern, concernedOf } from './alert-concerns.ts';

const nobody: Concern = { agencyId: null, lineId: null, lineKind: null, trip: null, stopId: null };
const stops = [
  { id: 'hub' },
  { id: 'bay 2', within: ['coach station'] },
  { id: 'kerb', within: ['bay 3', 'coach station'] },
  { id: 'point' },
];
const trip = {
  ...{ id: 'school 3', line: { id: '1', agency: 'dajiang' }, stops },
  ...{ begins: 8 * 3_600 + 30 * 60, direction: 1 },
};
const named = { tripId: null, lineId: null, begins: null, day: null };

for (const [name, concern, expected] of [
  ['nobody', nobody, false],
  ['a trip without a name', { ...nobody, trip: named }, false],
  ['a trip with an empty name', { ...nobody, trip: { ...named, tripId: '' } }, false],
  ['its company', { ...nobody, agencyId: 'dajiang' }, true],
  ['another company', { ...nobody, agencyId: 'another' }, false],
  ['another line of its company', { ...nobody, agencyId: 'dajiang', lineId: '2' }, false],
  ['its line at a stop it calls at', { ...nobody, lineId: '1', stopId: 'point' }, true],
  ['its line at a stop it passes by', { ...nobody, lineId: '1', stopId: 'station' }, false],
  ['a station at whose platform it calls', { ...nobody, stopId: 'coach station' }, true],
  ['a platform at whose boarding area it calls', { ...nobody, stopId: 'bay 3' }, true],
  ['another platform of the station', { ...nobody, stopId: 'bay 1' }, false],
  ['another line at the station', { ...nobody, lineId: '2', stopId: 'coach station' }, false],
  // A trip that runs again and again is known by its number behind the name the feed has for all of them.
  ['every run of it', { ...nobody, trip: { ...named, tripId: 'school' } }, true],
  [
    'its run at half past eight',
    { ...nobody, trip: { ...named, tripId: 'school', begins: '08:30:00' } },
    true,
  ],
  ['its run at another time', { ...nobody, trip: { ...named, tripId: 'school', begins: '8:45:00' } }, false],
  ['a trip whose name only begins like it', { ...nobody, trip: { ...named, tripId: 'scho' } }, false],
  ['its line in its direction', { ...nobody, lineId: '1', direction: 1 }, true],
  ['its line in the other direction', { ...nobody, lineId: '1', direction: 0 }, false],
  ['another line in its direction', { ...nobody, lineId: '2', direction: 1 }, false],
  ['its direction, of no line', { ...nobody, direction: 1 }, false],
  ['a trip of its line and direction', { ...nobody, trip: { ...named, lineId: '1', direction: 1 } }, true],
  [
    'a trip of its line the other way',
    { ...nobody, trip: { ...named, lineId: '1', direction: 0, begins: '08:30:00' } },
    false,
  ],
  ['it by name, the other way', { ...nobody, direction: 0, trip: { ...named, tripId: 'school' } }, false],
  ['its line, as it was kept without a direction', { ...nobody, lineId: '1', direction: null }, true],
  ['all buses', { ...nobody, lineKind: 700 }, true],
  ['all trains', { ...nobody, lineKind: 2 }, false],
] as const) {
  test(`an alert about ${name} ${expected ? 'concerns' : 'does not concern'} a trip`, () => {
    assert.equal(concernedOf([concern], trip).length > 0, expected);
  });
}

test('a station is each of its platforms at which a trip calls, a platform is itself', () => {
  const meant = (stopId: string) => concernedOf([{ ...nobody, stopId }], trip).map((each) => each.stopId);
  assert.deepEqual(meant('coach station'), ['bay 2', 'kerb']);
  assert.deepEqual(meant('bay 2'), ['bay 2']);
  assert.deepEqual(concernedOf([{ ...nobody, lineId: '1' }], trip), [{ day: null, stopId: null }]);
});

test('a trip whose direction the timetable does not say is concerned by both', () => {
  const { direction: _, ...either } = trip;
  for (const direction of [0, 1])
    assert.equal(concernedOf([{ ...nobody, lineId: '1', direction }], either).length, 1);
});
