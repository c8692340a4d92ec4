import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPlan } from '../check-plan.ts';
import { euclid } from '../euclid.ts';
import { anyVehicle, anyVisit, type Problem, type Vehicle } from '../problem.ts';
import { solve } from './solve.ts';

const clock = () => 0;
const STOPS = 12;

/** Twelve doors a hundred units away: four handcarts of three loads, or one lorry that costs as much as a handcart's way and a half. */
function farVillage(prices: Partial<Vehicle>): Problem {
  const doors = Array.from({ length: STOPS }, (_, index) => 100 + index);
  const distance = euclid([0, ...doors], [0, ...doors.map(() => 0)], 'exact');
  const kind = (name: string, most: number, fixed: number): Vehicle => ({
    ...anyVehicle,
    ...{ name, count: STOPS, capacity: [most], fixed, start: 0, end: 0 },
    ...prices,
  });
  return {
    ...{ name: 'far village', dimensions: ['loads'], places: STOPS + 1, distance, duration: distance },
    fewestVehicles: false,
    vehicles: [kind('handcart', 3, 10), kind('lorry', STOPS, 300)],
    visits: doors.map((_, index) => ({
      ...anyVisit,
      ...{ name: `door ${index}`, place: index + 1, deliver: [1] },
    })),
  };
}

for (const [what, problem] of [
  ['', farVillage({})],
  [' with time at a price', farVillage({ perDistance: 0.6, perTime: 0.4 })],
] as const) {
  test(`a lorry takes what four handcarts carry${what}, though for what one carries it is too dear`, () => {
    const { plan } = solve(problem, { seed: 1, iterations: 1_000, clock });
    const { faults } = checkPlan(problem, plan);
    assert.deepEqual(faults, []);
    assert.deepEqual(
      plan.routes.map(({ vehicle }) => problem.vehicles[vehicle]?.name),
      ['lorry'],
    );
  });
}

test('handcarts stay where a lorry is too dear for all they carry', () => {
  const problem = farVillage({});
  const dear = {
    ...problem,
    vehicles: problem.vehicles.map((vehicle) =>
      vehicle.name === 'lorry' ? { ...vehicle, fixed: 900 } : vehicle,
    ),
  };
  const { plan } = solve(dear, { seed: 1, iterations: 1_000, clock });
  assert.ok(plan.routes.every(({ vehicle }) => problem.vehicles[vehicle]?.name === 'handcart'));
  assert.equal(plan.routes.length, 4);
});
