import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { euclid } from '../euclid.ts';
import { anyVehicle, anyVisit, type Problem } from '../problem.ts';
import { modelOf } from './model.ts';
import { Outlook } from './outlook.ts';
import { Routes } from './routes.ts';

const upTo = (max: number) => fc.integer({ min: 0, max });
const VANS = 2;

const visit = fc.record({
  place: fc.integer({ min: 1, max: 7 }),
  opens: upTo(200),
  lasts: fc.integer({ min: 20, max: 400 }),
  service: upTo(10),
  kg: fc.integer({ min: 1, max: 9 }),
  isCollected: fc.boolean(),
  perAboard: upTo(3),
  longestAboard: fc.option(fc.integer({ min: 50, max: 300 }), { nil: Number.POSITIVE_INFINITY }),
});

/** Two vans with a break at noon, goods both ways, windows, and goods that lose worth on board or may not be there for long. */
const day = fc
  .record({
    x: fc.array(upTo(40), { minLength: 8, maxLength: 8 }),
    y: fc.array(upTo(40), { minLength: 8, maxLength: 8 }),
    visits: fc.array(visit, { minLength: 4, maxLength: 14 }),
  })
  .map(({ x, y, visits }): Problem => {
    const distance = euclid(x, y, 'exact');
    return {
      ...{ name: 'day', dimensions: ['kg'], places: 8, distance, duration: distance, fewestVehicles: false },
      vehicles: [
        {
          ...anyVehicle,
          ...{ name: 'van', count: VANS, capacity: [30], close: 700, longest: 600, perTime: 1 },
          breaks: [{ name: 'noon', windows: [[100, 300]], lasts: 20, isPaid: false }],
        },
      ],
      visits: visits.map(({ opens, lasts, kg, isCollected, ...each }, index) => ({
        ...anyVisit,
        ...each,
        ...{ name: `${index}`, open: opens, close: opens + lasts },
        ...(isCollected ? { collect: [kg] } : { deliver: [kg] }),
      })),
    };
  });

test('what is guessed of a route that was learned piece by piece is what is guessed of it when it is learned whole', () => {
  let [asked, put] = [0, 0];
  fc.assert(
    fc.property(day, fc.array(upTo(99), { minLength: 14, maxLength: 14 }), (problem, chances) => {
      const routes = new Routes(modelOf(problem, []));
      const outlook = routes.outlook as Outlook;
      for (let node = 1; node <= problem.visits.length; node++) {
        const chance = chances[node - 1] as number;
        const whole = new Outlook(routes);
        const places: [left: number, guess: number][] = [];
        // From a place drawn by lot on, as one that repairs a plan asks here and there.
        for (const left of turned(placesOf(routes), chance)) {
          const vehicle = routes.of[left] as number;
          const guess = outlook.dearer(node, vehicle, left);
          const anew = whole.dearer(node, vehicle, left);
          assert.ok(
            guess === anew || Math.abs(guess - anew) < 1e-6,
            `${guess} pieced together, ${anew} whole`,
          );
          asked++;
          if (guess < Number.POSITIVE_INFINITY) places.push([left, guess]);
        }
        const [left, guess] = places[chance % Math.max(1, places.length)] ?? [-1, 0];
        if (left < 0) continue;
        routes.link(node, left);
        // Now and then the route is judged, and its break is put where it is best.
        if (chance % 4 === 0) routes.refreshAround(node);
        else routes.believeAround(node, guess);
        put++;
        if (routes.broken > 0) {
          routes.undo();
          routes.refresh(routes.of[left] as number);
        } else routes.mark();
      }
    }),
    { numRuns: 300 },
  );
  assert.ok(asked > 10_000 && put > 1_000, `only ${asked} places were asked, ${put} visits put in`);
});

/** Every node that a visit can be put behind. */
function placesOf(routes: Routes): number[] {
  return Array.from({ length: VANS }, (_, vehicle) => {
    const places: number[] = [];
    const tail = routes.tail(vehicle);
    for (let at = routes.head(vehicle); at !== tail; at = routes.next[at] as number) places.push(at);
    return places;
  }).flat();
}

function turned<Item>(items: readonly Item[], by: number): Item[] {
  const at = by % Math.max(1, items.length);
  return [...items.slice(at), ...items.slice(0, at)];
}
