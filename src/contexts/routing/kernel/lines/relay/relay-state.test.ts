import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Random } from '../../random.ts';
import { checkRelay } from './check-relay.ts';
import type { Relay } from './relay.ts';
import { RelayState } from './relay-state.ts';

/**
 * A small problem with much to go wrong: little room at stops, short windows, rounds of several parcels, several lines that share
 * stops, at some of which one puts in what another takes out, and ways whose cost is cut to whole numbers or has nothing to do with time.
 */
function relayOf(seed: number): Relay {
  const random = new Random(seed);
  const between = (least: number, most: number) => least + random.below(most - least + 1);
  const some = <T>(all: readonly T[]) => {
    const drawn = all.filter(() => random.unit() < 0.5);
    return drawn.length > 0 ? drawn : all.slice(0, 1);
  };
  const edge = Array.from({ length: between(4, 7) }, (_, stop) => stop);
  const town = Array.from({ length: between(1, 4) }, (_, stop) => edge.length + stop);
  const stops = edge.length + town.length;
  const customers = between(4, 9);
  const places = 1 + stops + customers;
  const at = Array.from({ length: places }, () => [14 * random.unit(), 14 * random.unit()] as const);
  const far = Float64Array.from(at.flatMap(([a, b]) => at.map(([c, d]) => Math.hypot(a - c, b - d))));
  const odd = random.unit() < 0.3;
  const lines = Array.from({ length: between(2, 3) }, (_, line) => {
    const boarding = some(edge);
    const leaving = some(
      random.unit() < 0.2 ? [...town, ...edge.filter((s) => !boarding.includes(s))] : town,
    );
    const first = between(5, 40);
    const passes = [...boarding, ...leaving].map((_, index) => first + 6 * index);
    return {
      ...{ name: `L${line}`, capacity: between(10, 40), stops: [...boarding, ...leaving], passes },
      ...{ boarding: boarding.length, every: between(5, 30), runs: between(2, 8) },
    };
  });
  const reached = [...new Set(lines.flatMap((line) => line.stops.slice(line.boarding)))];
  const room = between(1, 8);
  const light = random.unit() < 0.5;
  const width = between(5, 60);
  return {
    ...{ name: `random ${seed}`, lines, places },
    stops: Array.from({ length: stops }, (_, stop) => ({
      ...{ name: `S${stop}`, capacity: room, wait: between(10, 60) },
    })),
    customers: Array.from({ length: customers }, (_, customer) => {
      const open = between(10, 200);
      const load = light ? between(3, 8) : between(6, 30);
      return { name: `D${customer}`, load, open, close: open + width, from: some(reached) };
    }),
    trucks: { count: between(2, 3), capacity: between(30, 120) },
    couriers: { count: between(1, 9), capacity: between(30, 60) },
    cost: far.map((way) => (odd && way > 0 ? between(1, 40) : Math.floor(way))),
    minutes: far.map((way) => way * between(1, 2)),
  };
}

test('whatever is taken out and put back, the plan has no fault, and what it costs and leaves out is known', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
      const relay = relayOf(seed);
      const random = new Random(seed);
      let state = RelayState.empty(relay);
      const holds = (changed: RelayState) => {
        const { faults, cost } = checkRelay(relay, changed.plan());
        const [left, others] = [
          faults.filter(({ code }) => code === 'left-out').length,
          faults.filter(({ code }) => code !== 'left-out'),
        ];
        assert.deepEqual(others, []);
        assert.equal(changed.left, left);
        assert.ok(Math.abs(changed.cost - cost) < 1e-6, `${changed.cost} is ${cost}`);
      };
      for (let change = 0; change < 60; change++) {
        const next = state.copy();
        next.ruin(random);
        holds(next);
        const shut = relay.stops.map(() => change % 3 === 0 && random.unit() < 0.5);
        next.recreate(random, shut);
        holds(next);
        state = next;
      }
    }),
    { numRuns: 150 },
  );
});
