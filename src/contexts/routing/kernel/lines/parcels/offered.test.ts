import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkPlan } from '../../check-plan.ts';
import { anyVehicle, anyVisit, type Problem, type Visit } from '../../problem.ts';
import { solve } from '../../search/solve.ts';
import { lineDay } from '../line-day.ts';
import { readLineRows } from '../line-rows.ts';
import { checkParcels } from './check-parcels.ts';
import { leftToLines, type Offer, offeredToLines } from './offered.ts';

/** A depot at 0 km, A at 20, B at 40; a bus with 40 kg of room passes all three at eight and at eleven. */
const read = readLineRows(
  'lines.csv',
  `line,trip,stop,lon,lat,arrives,departs,days,kg,goods,handover_minutes,inspection_minutes
up,1,depot,105,25,,8:00,1234567,40,dry,2,5
up,1,A,105.2,25,8:30,8:35,,,,,
up,1,B,105.4,25,9:10,,,,,,
up,2,depot,105,25,,11:00,1234567,40,dry,2,5
up,2,A,105.2,25,11:30,11:35,,,,,
up,2,B,105.4,25,12:10,,,,,,
`,
);
assert.ok('timetable' in read);
const hour = 3600;
const offer: Offer = {
  ...{ lines: lineDay(read.timetable, '2026-11-26'), from: [0], stops: [[0], [1], [2]] },
  ...{ ready: 7 * hour, kg: 0, fare: { perParcel: 1, perKg: 0.1 } },
};

function day(visits: readonly Partial<Visit>[]): Problem {
  const km = [0, 20, 40];
  const between = (each: number) =>
    Float64Array.from(km.flatMap((a) => km.map((b) => Math.abs(a - b) * each)));
  return {
    ...{ name: 'day', dimensions: ['kg'], places: 3, fewestVehicles: false },
    ...{ distance: between(1000), duration: between(120) },
    vehicles: [{ ...anyVehicle, name: 'van', count: 3, capacity: [300], fixed: 50, perDistance: 0.001 }],
    visits: visits.map((visit, index) => ({
      ...{ ...anyVisit, name: `${index}`, place: 2, deliver: [10], goods: 'dry', close: 18 * hour },
      ...visit,
    })),
  };
}

function planned(problem: Problem) {
  const offered = offeredToLines(problem, offer);
  const { plan } = solve(offered.problem, { seed: 1, iterations: 200, clock: () => 0 });
  const left = leftToLines(offered, offer, plan.unplanned);
  const nothing = { problem: { ...problem, visits: [] }, parcels: [] };
  return {
    ...{ plan, judged: checkPlan(offered.problem, plan) },
    lines: checkParcels(left.day, {
      carried: left.carried,
      rounds: nothing,
      plan: { routes: [], unplanned: [] },
    }),
  };
}

test('the bus takes what alone would need a van; with a van on its way there anyway, nothing is paid for the bus', () => {
  const alone = planned(day([{}]));
  assert.deepEqual(alone.plan.unplanned, [0]);
  assert.equal(alone.judged.cost, 1 + 0.1 * 10);
  const heavy = planned(day([{}, { deliver: [60] }]));
  assert.deepEqual(heavy.plan.unplanned, []);
});

test('what is cold, collected, or due before a bus is there is not left to it', () => {
  const { plan } = planned(
    day([{ goods: 'cold' }, { deliver: [], collect: [5] }, { due: 9 * hour, close: 9 * hour }]),
  );
  assert.deepEqual(plan.unplanned, []);
});

test('whatever is offered, each left to a bus arrives in time and no bus is over its room', () => {
  const visit = fc.record({
    place: fc.integer({ min: 1, max: 2 }),
    deliver: fc.integer({ min: 1, max: 30 }).map((kg) => [kg]),
    goods: fc.constantFrom('dry', 'cold', null),
    close: fc.integer({ min: 9, max: 18 }).map((at) => at * hour),
  });
  fc.assert(
    fc.property(fc.array(visit, { minLength: 1, maxLength: 12 }), (visits) => {
      const { judged, lines } = planned(day(visits));
      assert.deepEqual(judged.faults, []);
      assert.deepEqual(lines.faults, []);
    }),
    { numRuns: 30 },
  );
});
