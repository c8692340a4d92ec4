import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { seeded } from '../../../commands/demo/seeded.ts';
import { exactShapley, sampledShapley } from './shapley.ts';
import { type Pool, sharePool } from './share-pool.ts';
import { wholeFen } from './whole-fen.ts';

const players = fc.integer({ min: 1, max: 6 });
const game = players.chain((count) =>
  fc
    .array(fc.integer({ min: -1000, max: 100_000 }), { minLength: 2 ** count, maxLength: 2 ** count })
    .map((worths) => ({
      count,
      worth: (coalition: number) => (coalition === 0 ? 0 : (worths[coalition] as number)),
    })),
);

/** Cost as the farthest one's way: pooling never costs more than apart, and what one more adds only falls (a convex game of saving). */
const airport = fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 1, maxLength: 6 }).map(
  (ways): Pool => ({
    carriers: ways.length,
    cost: (coalition) => Math.max(...ways.filter((_, i) => coalition & (1n << BigInt(i))), 0),
    kgKm: ways,
  }),
);

const sum = (numbers: ArrayLike<number>) => Array.from(numbers).reduce((total, each) => total + each, 0);
const near = (a: number, b: number) =>
  assert.ok(Math.abs(a - b) < 1e-6 * Math.max(1, Math.abs(a), Math.abs(b)), `${a} ≠ ${b}`);

/** A whole number below `count`, the same for the same seed so that a failing case can be run again. */
function chance(seed: number) {
  const { int } = seeded(seed);
  return (count: number) => int(0, count - 1);
}

test('the glove game is shared as published: two thirds to the one left glove, a sixth to each right one', () => {
  // One left glove (player 0), two right ones; a pair is worth 1 (Shapley & Shubik 1969).
  const { values } = exactShapley(3, (coalition) => (coalition & 1 && coalition & 6 ? 1 : 0));
  near(values[0] as number, 2 / 3);
  near(values[1] as number, 1 / 6);
  near(values[2] as number, 1 / 6);
});

test('the airport game is shared as Littlechild & Owen say: each stretch by those who use it', () => {
  const ways = [8, 11, 13, 18];
  const { values } = exactShapley(4, (coalition) =>
    Math.max(0, ...ways.filter((_, i) => coalition & (1 << i))),
  );
  for (const [i, share] of [2, 3, 4, 9].entries()) near(values[i] as number, share);
});

test('shares add up to what all together are worth', () => {
  fc.assert(
    fc.property(game, ({ count, worth }) =>
      near(sum(exactShapley(count, worth).values), worth(2 ** count - 1)),
    ),
  );
});

test('who adds the same to every coalition has the same share; who adds nothing has none', () => {
  fc.assert(
    fc.property(game, ({ count, worth }) => {
      // Two more players: one like the last of the game, in whose stead it can be, and one who adds nothing.
      const last = 1 << (count - 1);
      const twin = 1 << count;
      const within = (coalition: number) => {
        const named = coalition & (twin - 1);
        return coalition & twin ? worth(named | last) : worth(named);
      };
      const { values } = exactShapley(count + 2, within);
      near(values[count - 1] as number, values[count] as number);
      near(values[count + 1] as number, 0);
    }),
  );
});

test('drawn orders share out the whole exactly, and lie within what they say of the exact shares', () => {
  fc.assert(
    fc.property(airport, fc.integer({ min: 1, max: 1e6 }), (pool, seed) => {
      const worth = (coalition: bigint) => pool.cost(coalition);
      const drawn = sampledShapley(pool.carriers, worth, { pairs: 300, below: chance(seed) });
      const { values } = exactShapley(pool.carriers, (coalition) => worth(BigInt(coalition)));
      near(sum(drawn.values), worth((1n << BigInt(pool.carriers)) - 1n));
      // Three times a 95 % interval: once in many thousands.
      for (const [i, value] of drawn.values.entries())
        assert.ok(Math.abs(value - (values[i] as number)) <= 3.5 * (drawn.within[i] as number) + 1e-6);
    }),
    { numRuns: 50 },
  );
});

test('bills are whole fen and add up to the pooled cost by either rule; where joining saves more the more join, nobody is worse off', () => {
  fc.assert(
    fc.property(airport, (pool) => {
      for (const rule of ['shapley', 'weight-distance'] as const) {
        const shares = sharePool(pool, rule, chance(1));
        assert.ok(shares.fen.every(Number.isInteger));
        assert.equal(sum(shares.fen), shares.pooled);
        assert.ok(rule !== 'shapley' || shares.worseOff.length === 0);
      }
    }),
  );
});

test('fractions of fen become whole ones that add up, none off by a fen or more', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 12 }),
      (amounts) => {
        const total = Math.round(sum(amounts)) || 0;
        const whole = wholeFen(amounts, total);
        assert.equal(sum(whole), total);
        for (const [i, each] of whole.entries()) assert.ok(Math.abs(each - (amounts[i] as number)) < 1.0001);
      },
    ),
  );
});
