import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkPlan } from '../check-plan.ts';
import { euclid } from '../euclid.ts';
import { impossibleVisits } from '../impossible.ts';
import { anyVehicle, anyVisit, type Problem, type Vehicle, type Visit, type Window } from '../problem.ts';
import { type Coarser, coarser, spread } from './coarser.ts';
import { solve } from './solve.ts';

const clock = () => 0;
const upTo = (max: number) => fc.integer({ min: 0, max });
const PLACES = 3;
const MORNING: Window = [20, 120];
const AFTERNOON: Window = [160, 300];
const NEVER = Number.POSITIVE_INFINITY;

const stop = fc.record({
  place: upTo(PLACES - 1),
  brings: fc.boolean(),
  amount: fc.integer({ min: 1, max: 6 }),
  when: fc.constantFrom<readonly Window[]>(
    [],
    [],
    [],
    [MORNING],
    [AFTERNOON],
    [MORNING, AFTERNOON],
    [[60, 180]],
  ),
  service: upTo(8),
  skills: fc.constantFrom([], [], [], ['cold']),
  prize: fc.constantFrom(null, null, null, 30, 500),
  late: fc.constantFrom(null, null, { due: 90, perLate: 2 }),
  perAboard: fc.constantFrom(0, 0, 0, 1),
  longestAboard: fc.constantFrom(NEVER, NEVER, NEVER, 150),
  release: fc.constantFrom(0, 0, 40),
});
const van = fc.record({
  skills: fc.constantFrom([], ['cold']),
  capacity: fc.integer({ min: 60, max: 160 }),
  perTime: upTo(2),
  fixed: upTo(60),
  lastInFirstOut: fc.constantFrom(false, false, true),
  rests: fc.boolean(),
  reloads: fc.constantFrom<Vehicle['reloads']>([], [], [{ name: 'depot', place: 0, lasts: 5 }]),
  longest: fc.constantFrom(NEVER, 250),
});

/** Many stops at few places. */
const crowded = fc
  .record({
    at: fc.array(fc.tuple(upTo(40), upTo(40)), { minLength: PLACES, maxLength: PLACES }),
    stops: fc.array(stop, { minLength: 16, maxLength: 40 }),
    vans: fc.array(van, { minLength: 1, maxLength: 2 }),
  })
  .map(({ at, stops, vans }): Problem => {
    const ways = euclid(
      at.map(([x]) => x),
      at.map(([, y]) => y),
      'exact',
    );
    return {
      ...{ name: 'crowded', dimensions: ['kg'], places: PLACES, distance: ways, duration: ways },
      fewestVehicles: false,
      vehicles: vans.map(
        ({ rests, capacity, ...each }, index): Vehicle => ({
          ...anyVehicle,
          ...each,
          ...{ name: `van ${index}`, count: 3, capacity: [capacity], close: 400 },
          breaks: rests ? [{ name: 'noon', windows: [[100, 170]], lasts: 20, isPaid: false }] : [],
        }),
      ),
      visits: stops.map(
        ({ brings, amount, when, late, ...each }, index): Visit => ({
          ...anyVisit,
          ...each,
          ...(brings ? { deliver: [amount] } : { collect: [amount] }),
          ...(late ?? {}),
          ...{ name: `stop ${index}`, windows: when.length > 1 ? when : [] },
          open: when[0]?.[0] ?? 0,
          close: when.at(-1)?.[1] ?? 400,
        }),
      ),
    };
  });

test('what holds for stops at one place as one holds for each of them, and costs the same where they open alike and may be on board for any time', () => {
  let gathered = 0;
  fc.assert(
    fc.property(crowded, fc.boolean(), upTo(99), (given, isAlike, seed) => {
      const whens = [[], MORNING, AFTERNOON];
      const alike = ({ place }: Visit) => {
        const [open = 0, close = 400] = whens[place] ?? [];
        return { open, close, windows: [], longestAboard: NEVER };
      };
      const visits = given.visits.map((visit) => (isAlike ? { ...visit, ...alike(visit) } : visit));
      const problem = { ...given, visits };
      const impossible = impossibleVisits(problem).map(({ visit }) => visit);
      const coarse = coarser(problem, impossible);
      if (!coarse) return;
      gathered++;
      assert.deepEqual(
        coarse.members.flat().toSorted((a, b) => a - b),
        problem.visits.map((_, index) => index),
      );
      const { plan } = solve(coarse.problem, { seed, iterations: 60, clock });
      const asOne = checkPlan(coarse.problem, plan);
      const each = checkPlan(problem, spread(coarse, plan));
      assert.deepEqual(
        each.faults.filter(({ code }) => code !== 'left-out'),
        [],
      );
      const cost = asOne.cost + coarse.more;
      if (isAlike && asOne.feasible)
        assert.ok(Math.abs(each.cost - cost) < 1e-6, `${each.cost} is not ${cost}`);
    }),
    { numRuns: 600 },
  );
  assert.ok(gathered > 60, `${gathered} problems had stops to put together`);
});

test('a plan that began with stops at one place as one can be driven, and what is told of its cost is what it costs', () => {
  fc.assert(
    fc.property(crowded, upTo(99), (problem, seed) => {
      const told: number[] = [];
      const { plan, impossible } = solve(problem, {
        ...{ seed, iterations: 80, clock },
        progress: (cost) => told.push(cost),
      });
      const { faults, cost } = checkPlan(problem, plan);
      assert.deepEqual(
        faults.filter(({ code }) => code !== 'left-out'),
        [],
      );
      const skipped = impossible.reduce((sum, { visit }) => sum + (problem.visits[visit]?.prize ?? 0), 0);
      assert.ok(Math.abs(cost - skipped - (told.at(-1) ?? 0)) < 1e-6, `${cost} is told as ${told.at(-1)}`);
    }),
    { numRuns: 200 },
  );
});

const four = Float64Array.from({ length: 16 }, (_, i) => Math.abs(Math.floor(i / 4) - (i % 4)));
const village = (visits: readonly Partial<Visit>[]): Problem => ({
  ...{
    name: 'village',
    dimensions: ['kg'],
    places: 4,
    distance: four,
    duration: four,
    fewestVehicles: false,
  },
  vehicles: [{ ...anyVehicle, name: 'van', count: 2, capacity: [100], perTime: 1 }],
  visits: visits.map((visit, index) => ({ ...anyVisit, name: `${index}`, place: 1, deliver: [1], ...visit })),
});
const membersOf = (visits: readonly Partial<Visit>[], skipped: readonly number[] = []) =>
  (coarser(village(visits), skipped) as Coarser).members;

test('only what one vehicle can do in one stop is put together', () => {
  const plain = [{}, {}, {}, {}, {}];
  assert.deepEqual(membersOf(plain), [[0, 1, 2, 3, 4]]);
  assert.deepEqual(membersOf([...plain, { place: 2 }]), [[0, 1, 2, 3, 4], [5]]);
  assert.deepEqual(membersOf([...plain, { skills: ['crane'] }]), [[0, 1, 2, 3, 4], [5]]);
  assert.deepEqual(membersOf([...plain, { prize: 3 }]), [[0, 1, 2, 3, 4], [5]]);
  assert.deepEqual(membersOf([...plain, { deliver: [25] }]), [[0, 1, 2, 3, 4], [5]]);
  assert.deepEqual(membersOf(plain, [4]), [[0, 1, 2, 3], [4]]);
  // What is taken on goes into the room of what was brought, wherever it stood in the list.
  assert.deepEqual(membersOf([{ deliver: [], collect: [1] }, ...plain]), [[1, 2, 3, 4, 5, 0]]);
  const shipped = [{ deliver: [], collect: [1], deliveredAt: 6 }, { place: 2 }];
  assert.deepEqual(membersOf([...plain, ...shipped]), [[0, 1, 2, 3, 4], [5], [6]]);
  assert.equal(coarser(village([{}, { place: 2 }, { place: 3 }]), []), null);
});

test('stops put together are begun where all of their windows meet', () => {
  const windows = [
    [0, 20],
    [40, 60],
  ] as const;
  const twice = { service: 1, windows, open: 0, close: 60 };
  const visits = [
    { service: 2, open: 0, close: 50 },
    { service: 3, open: 10, close: 60 },
    { service: 4, open: 44, close: 52 },
    { service: 1, open: 0, close: 60 },
    twice,
    twice,
  ];
  const { problem, members } = coarser(village(visits), []) as Coarser;
  assert.deepEqual(members, [[0, 1, 3], [2], [4, 5]]);
  // The last of the three is begun five later than the first.
  const [three, , two] = problem.visits;
  assert.deepEqual([three?.open, three?.close, three?.windows], [10, 45, []]);
  assert.deepEqual(two?.windows, [
    [0, 19],
    [40, 59],
  ]);
});
