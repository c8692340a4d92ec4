import assert from 'node:assert/strict';
import test from 'node:test';
import { type Concern, concernedOf } from './alert-concerns.ts';

const nobody: Concern = { agencyId: null, lineId: null, lineKind: null, trip: null, stopId: null };
const trip = {
  ...{ id: 'school 3', line: { id: '1', agency: 'dajiang' }, stopIds: ['hub', 'point'] },
  begins: 8 * 3_600 + 30 * 60,
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
  // A trip that runs again and again is known by its number behind the name the feed has for all of them.
  ['every run of it', { ...nobody, trip: { ...named, tripId: 'school' } }, true],
  [
    'its run at half past eight',
    { ...nobody, trip: { ...named, tripId: 'school', begins: '08:30:00' } },
    true,
  ],
  ['its run at another time', { ...nobody, trip: { ...named, tripId: 'school', begins: '8:45:00' } }, false],
  ['a trip whose name only begins like it', { ...nobody, trip: { ...named, tripId: 'scho' } }, false],
  ['all buses', { ...nobody, lineKind: 700 }, true],
  ['all trains', { ...nobody, lineKind: 2 }, false],
] as const) {
  test(`an alert about ${name} ${expected ? 'concerns' : 'does not concern'} a trip`, () => {
    assert.equal(concernedOf([concern], trip).length > 0, expected);
  });
}
