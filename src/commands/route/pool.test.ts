import assert from 'node:assert/strict';
import { test } from 'node:test';
import { poolDay, readPool } from '#planning';
import { must } from '#shared/outcome.ts';

/** Two carriers drive the same valley of 20 km, each with one stop at its end; a third has one stop beside the hub. */
const day = {
  dimensions: ['kg'],
  places: ['hub', 'end', 'beside'].map((name) => ({ name })),
  distance: [
    [0, 20_000, 1000],
    [20_000, 0, 20_000],
    [1000, 20_000, 0],
  ],
  vehicles: ['post', 'bus', 'coop'].map((name) => ({
    ...{ name, capacity: [500], start: 'hub', end: 'hub', fixed: 1000, perDistance: 0.1 },
  })),
  stops: [
    { name: 'a', place: 'end', deliver: [100] },
    { name: 'b', place: 'end', deliver: [100] },
    { name: 'c', place: 'beside', deliver: [100] },
  ],
};
const carriers = [
  { name: '邮政', vehicles: ['post'], stops: ['a'] },
  { name: '客运', vehicles: ['bus'], stops: ['b'] },
  { name: '合作社', vehicles: ['coop'], stops: ['c'] },
];
const file = (change: object = {}) => JSON.stringify({ day, carriers, ...change });
const pooled = (rule: 'shapley' | 'weight-distance') => {
  const { problem, carriers: all } = must(readPool(file()));
  return must(poolDay(problem, all, { rule, seed: 1, iterations: 300 }));
};

test('two carriers that drive the same way share one vehicle, and each is credited with half of what that saves', () => {
  const { alone, pooled: together, carriers: shares } = pooled('shapley');
  // Alone: 1000 + 4000, twice; and 1000 + 200 beside. Together the one vehicle also makes the stop beside the hub: 1000 + 4100.
  assert.deepEqual([alone.fen, alone.vehicles], [11_200, 3]);
  assert.deepEqual([together.fen, together.vehicles], [5100, 1]);
  const of = (name: string) => shares.find((each) => each.name === name);
  assert.equal(of('邮政')?.shareFen, of('客运')?.shareFen);
  // Worked out by hand: post and bus save 5000, each of them with the co-op 1100, all three 6100; so 2683⅓ twice and 733⅓.
  assert.deepEqual(
    shares.map(({ aloneFen, shareFen }) => aloneFen - shareFen),
    [2683, 2683, 734],
  );
  assert.equal(
    shares.reduce((sum, { shareFen }) => sum + shareFen, 0),
    together.fen,
  );
  assert.equal(
    shares.reduce((sum, { netFen }) => sum + netFen, 0),
    0,
  );
});

test('by weight and distance who ships far bears most, and the sum is the same', () => {
  const { pooled: together, carriers: shares } = pooled('weight-distance');
  // 2000, 2000 and 100 kg km of 5100 fen.
  assert.deepEqual(
    shares.map(({ shareFen }) => shareFen).toSorted((x, y) => x - y),
    [124, 2488, 2488],
  );
  assert.equal(
    shares.reduce((sum, { shareFen }) => sum + shareFen, 0),
    together.fen,
  );
});

test('a stop of nobody, of two, or a carrier that cannot drive its own is refused by name', () => {
  const refused = (change: object) => {
    const read = readPool(file(change));
    if (!read.ok) return read.refusal.code;
    const { problem, carriers: all } = read.value;
    const outcome = poolDay(problem, all, { rule: 'shapley', seed: 1, iterations: 50 });
    return outcome.ok ? 'taken' : outcome.refusal.code;
  };
  assert.equal(refused({ carriers: carriers.slice(0, 2) }), 'planning.not-whose');
  assert.equal(
    refused({ carriers: carriers.map((each) => ({ ...each, stops: ['a'] })) }),
    'planning.not-whose',
  );
  assert.equal(
    refused({ carriers: [{ ...carriers[0], stops: ['a', 'b', 'c'], vehicles: ['post', 'bus', 'coop'] }] }),
    'planning.how-many-carriers',
  );
  assert.equal(refused({ carriers: 'none' }), 'planning.not-a-pool');
  assert.equal(
    refused({ day: { ...day, stops: day.stops.map((stop) => ({ ...stop, deliver: [900] })) } }),
    'planning.cannot-drive',
  );
});
