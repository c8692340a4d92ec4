import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkPlan } from '../check-plan.ts';
import { euclid } from '../euclid.ts';
import {
  anyVehicle,
  anyVisit,
  type Pause,
  type Problem,
  type Route,
  type Vehicle,
  type Visit,
} from '../problem.ts';
import { solve } from './solve.ts';

const clock = () => 0;
const upTo = (max: number) => fc.integer({ min: 0, max });
const CHANGES = 300;
/** Always the same days: however good a search is, one day among millions will escape it. */
const cases = (numRuns: number) => ({ numRuns, seed: 2026 });
// Sums of the same numbers in another order.
const NEARLY = 1e-6;

const stop = fc.record({
  x: upTo(100),
  y: upTo(100),
  load: upTo(9),
  way: fc.constantFrom('deliver', 'collect'),
});
type Stop = typeof stop extends fc.Arbitrary<infer Value> ? Value : never;

/** A small day on which each stop is worth more than its way; `vehicle` and `visit` make it rich. */
function day(
  stops: readonly Stop[],
  vehicle: Partial<Vehicle>,
  visit: (index: number) => Partial<Visit>,
): Problem {
  const distance = euclid([50, ...stops.map(({ x }) => x)], [50, ...stops.map(({ y }) => y)], 'nearest');
  return {
    ...{ name: 'day', dimensions: ['kg'], places: stops.length + 1, distance, duration: distance },
    fewestVehicles: false,
    vehicles: [{ ...anyVehicle, name: 'van', count: 2, capacity: [20], fixed: 30, ...vehicle }],
    visits: stops.map(
      ({ load, way }, index): Visit => ({
        ...anyVisit,
        ...{ name: `${index}`, place: index + 1, [way]: [load], prize: 500, ...visit(index) },
      }),
    ),
  };
}

const solvedCost = (problem: Problem, seed: number) =>
  checkPlan(problem, solve(problem, { seed, iterations: CHANGES, clock }).plan).cost;

/** The least cost of all ways to share out, order and interrupt the stops, each judged by the checker. */
function leastCost(problem: Problem): number {
  const count = problem.visits.length;
  const best = new Map<string, number>();
  // What each route costs alone: the least over all orders and pauses of its stops, for each set of them.
  const prizes = problem.visits.reduce((sum, { prize }) => sum + (prize ?? 0), 0);
  for (let set = 0; set < 1 << count; set++) {
    const chosen = problem.visits.flatMap((_, index) => (set & (1 << index) ? [index] : []));
    const left = problem.visits.flatMap((_, index) => (set & (1 << index) ? [] : [index]));
    let least = set === 0 ? 0 : Number.POSITIVE_INFINITY;
    for (const visits of ordersOf(chosen)) {
      for (const pauses of pausesOf(problem, visits.length)) {
        const route: Route = { vehicle: 0, visits, pauses };
        const { feasible, cost } = checkPlan(problem, { routes: [route], unplanned: left });
        const lost = left.reduce((sum, index) => sum + (problem.visits[index]?.prize ?? 0), 0);
        if (feasible) least = Math.min(least, cost - lost);
      }
    }
    best.set(`${set}`, least);
  }
  const vehicles = problem.vehicles[0]?.count ?? 0;
  const least = (set: number) => best.get(`${set}`) ?? Number.POSITIVE_INFINITY;
  const shared = (set: number, vans: number): number => {
    if (set === 0 || vans === 0) return set === 0 ? 0 : Number.POSITIVE_INFINITY;
    let cost = Number.POSITIVE_INFINITY;
    for (let part = set; part > 0; part = (part - 1) & set)
      cost = Math.min(cost, least(part) + shared(set & ~part, vans - 1));
    return cost;
  };
  let all = prizes;
  for (let set = 1; set < 1 << count; set++) {
    const lost = problem.visits.reduce(
      (sum, { prize }, index) => sum + (set & (1 << index) ? 0 : (prize ?? 0)),
      0,
    );
    all = Math.min(all, lost + shared(set, vehicles));
  }
  return all;
}

function ordersOf(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) =>
    ordersOf(items.filter((each) => each !== item)).map((rest) => [item, ...rest]),
  );
}

/** Every way to rest once at most and to reload between stops. */
function pausesOf({ vehicles }: Problem, visits: number): Pause[][] {
  const [vehicle] = vehicles;
  if (visits === 0) return [];
  const reloads: Pause[][] = [[]];
  if (vehicle && vehicle.reloads.length > 0) {
    for (let after = 1; after < visits; after++) {
      for (const before of [...reloads]) reloads.push([...before, { after, what: 'reload', index: 0 }]);
    }
  }
  if (!vehicle || vehicle.breaks.length === 0) return reloads;
  const legs = Array.from({ length: visits + 1 }, (_, after) => after);
  return reloads.flatMap((trips) => [
    trips,
    ...legs.flatMap((after) => {
      const rest: Pause = { after, what: 'break', index: 0 };
      const at = trips.findIndex((pause) => pause.after >= after);
      const places = at < 0 ? [trips.length] : trips[at]?.after === after ? [at, at + 1] : [at];
      return places.map((place) => trips.toSpliced(place, 0, rest));
    }),
  ]);
}

const stops = fc.array(stop, { minLength: 1, maxLength: 4 });

function isAsCheapAsCanBe(
  name: string,
  rich: fc.Arbitrary<{ vehicle?: Partial<Vehicle>; visits?: readonly Partial<Visit>[] }>,
  numRuns: number,
): void {
  test(`${name}: a few stops are planned as cheaply as trying every way shows they can be`, () => {
    fc.assert(
      fc.property(stops, rich, upTo(99), (given, { vehicle = {}, visits = [] }, seed) => {
        const problem = day(given, vehicle, (index) => visits[index] ?? {});
        const [found, least] = [solvedCost(problem, seed), leastCost(problem)];
        assert.ok(Math.abs(found - least) < NEARLY, `${found} found, ${least} can be`);
      }),
      cases(numRuns),
    );
  });
}

const four = <Value>(each: fc.Arbitrary<Value>) => fc.array(each, { minLength: 4, maxLength: 4 });

isAsCheapAsCanBe(
  'breaks',
  fc
    .record({ from: upTo(150), lasts: upTo(80), rests: upTo(40), isPaid: fc.boolean(), perTime: upTo(2) })
    .map(({ from, lasts, rests, isPaid, perTime }) => ({
      vehicle: {
        perTime,
        breaks: [
          { name: 'noon', windows: [[from, from + lasts]] as [number, number][], lasts: rests, isPaid },
        ],
      },
    })),
  25,
);

isAsCheapAsCanBe(
  'several windows',
  four(
    fc.record({ first: upTo(80), lasts: upTo(40), gap: fc.integer({ min: 1, max: 80 }), second: upTo(60) }),
  ).map((windows) => ({
    vehicle: { perTime: 1 },
    visits: windows.map(({ first, lasts, gap, second }) => ({
      windows: [
        [first, first + lasts],
        [first + lasts + gap, first + lasts + gap + second],
      ] as [number, number][],
      open: first,
      close: first + lasts + gap + second,
    })),
  })),
  25,
);

isAsCheapAsCanBe(
  'compartments',
  four(fc.constantFrom('dry', 'cold')).map((goods) => ({
    vehicle: {
      compartments: [
        { name: 'hold', takes: ['dry'], capacity: [12] },
        { name: 'box', takes: ['cold'], capacity: [9] },
      ],
    },
    visits: goods.map((each) => ({ goods: each })),
  })),
  25,
);

isAsCheapAsCanBe(
  'reloads',
  fc
    .record({ capacity: fc.integer({ min: 9, max: 14 }), lasts: upTo(20), perTime: upTo(1) })
    .map(({ capacity, lasts, perTime }) => ({
      vehicle: {
        ...{ count: 1, capacity: [capacity], perTime },
        reloads: [{ name: 'depot', place: 0, lasts }],
      },
    })),
  25,
);

isAsCheapAsCanBe(
  'goods that are ready later',
  four(fc.record({ release: upTo(100), due: upTo(200), perLate: upTo(3) })).map((visits) => ({
    vehicle: { perTime: 1 },
    visits,
  })),
  25,
);

isAsCheapAsCanBe(
  'fresh goods',
  four(fc.record({ perAboard: upTo(2), longestAboard: fc.integer({ min: 40, max: 200 }) })).map((visits) => ({
    vehicle: { perTime: 1, longest: 300 },
    visits,
  })),
  25,
);

isAsCheapAsCanBe('loading order', fc.constant({ vehicle: { lastInFirstOut: true } }), 25);

const mixed = fc.record({
  vehicle: fc.record({
    perTime: upTo(1),
    breaks: fc.constantFrom<Vehicle['breaks']>(
      [],
      [{ name: 'noon', windows: [[60, 120]], lasts: 20, isPaid: false }],
    ),
    reloads: fc.constantFrom<Vehicle['reloads']>([], [{ name: 'depot', place: 0, lasts: 10 }]),
    lastInFirstOut: fc.boolean(),
  }),
  visits: fc.array(
    fc.record({ release: upTo(60), due: upTo(200), perLate: upTo(3), goods: fc.constantFrom('dry', 'cold') }),
    { minLength: 6, maxLength: 6 },
  ),
  compartments: fc.constantFrom<Vehicle['compartments']>(
    [],
    [
      { name: 'hold', takes: ['dry'], capacity: [12] },
      { name: 'box', takes: ['cold'], capacity: [12] },
    ],
  ),
});

test('whatever is asked of it, a day costs no more with a vehicle more, or with windows that end later', () => {
  fc.assert(
    fc.property(
      fc.array(stop, { minLength: 1, maxLength: 6 }),
      mixed,
      fc.array(upTo(200), { minLength: 6, maxLength: 6 }),
      upTo(99),
      (given, { vehicle, visits, compartments }, closes, seed) => {
        const asked = { ...vehicle, compartments };
        const closing = (later: number) => (index: number) => ({
          ...visits[index],
          close: (closes[index] ?? 0) + later,
        });
        const cost = solvedCost(day(given, asked, closing(0)), seed);
        const more = solvedCost(day(given, { ...asked, count: 3 }, closing(0)), seed);
        assert.ok(more <= cost + NEARLY, `${more} with a vehicle more, ${cost} without`);
        const wider = solvedCost(day(given, asked, closing(60)), seed);
        assert.ok(wider <= cost + NEARLY, `${wider} with later windows, ${cost} without`);
      },
    ),
    cases(30),
  );
});
