import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPlan } from '../check-plan.ts';
import { euclid } from '../euclid.ts';
import { anyVehicle, anyVisit, type Problem, type Vehicle, type Visit } from '../problem.ts';
import { solve } from './solve.ts';

const clock = () => 0;
const STOPS = 12;

/** A village of twelve doors a unit apart, a hundred units from the depot; a stop left out costs 40. */
function farVillage(van: Partial<Vehicle>, stop: (index: number) => Partial<Visit>): Problem {
  const doors = Array.from({ length: STOPS }, (_, index) => 100 + index);
  const distance = euclid([0, ...doors], [0, ...doors.map(() => 0)], 'exact');
  return {
    ...{ name: 'far village', dimensions: ['kg'], places: STOPS + 1, distance, duration: distance },
    fewestVehicles: false,
    vehicles: [{ ...anyVehicle, name: 'van', count: 3, capacity: [100], start: 0, end: 0, ...van }],
    visits: doors.map((_, index) => ({
      ...anyVisit,
      ...{ name: `door ${index}`, place: index + 1, deliver: [1], prize: 40 },
      ...stop(index),
    })),
  };
}

// Each alone asks for a way of two hundred; all together for little more.
for (const [what, problem] of [
  ['that are brought something', farVillage({}, () => ({}))],
  ['with time at a price', farVillage({ perDistance: 0.6, perTime: 0.4 }, () => ({ service: 1 }))],
  ['that are due at some hours', farVillage({ close: 500 }, () => ({ open: 90, close: 240 }))],
  [
    'for which the only van has to load twice',
    farVillage(
      { count: 1, capacity: [6], reloads: [{ name: 'depot', place: 0, lasts: 1 }], trips: 2 },
      () => ({}),
    ),
  ],
  [
    'that send each other something',
    farVillage({}, (index) =>
      index % 2 ? { deliver: [1] } : { deliver: [], collect: [1], deliveredAt: index + 1 },
    ),
  ],
] as const) {
  test(`stops far away ${what} are made together, though none is worth the way by itself`, () => {
    const { plan } = solve(problem, { seed: 1, iterations: 500, clock });
    const { faults, cost } = checkPlan(problem, plan);
    assert.deepEqual(faults, []);
    assert.deepEqual(plan.unplanned, []);
    assert.ok(cost < 450, `${cost}`);
  });
}

test('stops that are not worth the way even together stay left out', () => {
  const problem = farVillage({}, () => ({ prize: 15 }));
  const { plan } = solve(problem, { seed: 1, iterations: 500, clock });
  assert.equal(plan.unplanned.length, STOPS);
});
