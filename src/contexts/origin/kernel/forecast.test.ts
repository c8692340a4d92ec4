import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { isSoundRange, sellableAhead } from './forecast.ts';

const range = {
  fromDay: '2026-12-01',
  untilDay: '2026-12-20',
  low: 800,
  likely: 1_000,
  high: 1_300,
  presaleLimit: 500,
};

test('low, likely and high rise', () => {
  assert.equal(isSoundRange(range), true);
  assert.equal(isSoundRange({ ...range, likely: 700 }), false);
  assert.equal(isSoundRange({ ...range, high: 900 }), false);
});

test('no more is sold ahead than the low figure', () => {
  assert.equal(isSoundRange({ ...range, presaleLimit: 800 }), true);
  assert.equal(isSoundRange({ ...range, presaleLimit: 801 }), false);
});

test('sold ahead with less than certainty is what is that likely to be picked, and never less than the low figure', () => {
  // Least and likeliest nothing, most a hundred: the chance of at least x is (1 − x/100)², which is 64 % at 20 and 81 % at 10.
  const steep = { low: 0, likely: 0, high: 100_000 };
  assert.equal(sellableAhead(steep, 64, 'kg'), 20_000);
  assert.equal(sellableAhead(steep, 81, 'kg'), 10_000);
  // Likeliest the most: the chance of at least x is 1 − (x/100)².
  assert.equal(sellableAhead({ low: 0, likely: 100_000, high: 100_000 }, 75, 'kg'), 50_000);
  // The middle of what is even on both sides.
  assert.equal(sellableAhead({ low: 40_000, likely: 50_000, high: 60_000 }, 50, 'kg'), 50_000);
  assert.equal(sellableAhead({ low: 40_000, likely: 50_000, high: 60_000 }, 100, 'kg'), 40_000);
  assert.equal(sellableAhead({ low: 40_000, likely: 40_000, high: 40_000 }, 50, 'kg'), 40_000);
});

test('what is sellable ahead is that certain by the density itself, rises as certainty falls, and lies in the range', () => {
  const amounts = fc.tuple(fc.nat(90_000), fc.nat(90_000), fc.integer({ min: 1, max: 90_000 }));
  fc.assert(
    fc.property(amounts, fc.integer({ min: 50, max: 99 }), ([low, up, more], certainty) => {
      const range = { low, likely: low + up, high: low + up + more };
      const ahead = sellableAhead(range, certainty, 'kg');
      assert.ok(range.low <= ahead && ahead <= range.high);
      assert.ok(sellableAhead(range, certainty + 1, 'kg') <= ahead);
      // Rounded down by less than a tenth of a kilo, unless the low figure itself is it.
      assert.ok(chanceOfAtLeast(range, ahead) >= certainty / 100 - 1e-3);
      if (ahead > low) assert.ok(chanceOfAtLeast(range, ahead + 100) <= certainty / 100 + 1e-3);
    }),
  );
});

/** The density summed in thin slices. */
function chanceOfAtLeast(
  { low, likely, high }: { low: number; likely: number; high: number },
  from: number,
): number {
  const slices = 4_000;
  const width = (high - low) / slices;
  const tall = 2 / (high - low);
  let chance = 0;
  for (let slice = 0; slice < slices; slice += 1) {
    const at = low + (slice + 0.5) * width;
    const part = Math.min(1, Math.max(0, (low + (slice + 1) * width - from) / width));
    chance +=
      part * width * tall * (at < likely ? (at - low) / (likely - low) : (high - at) / (high - likely));
  }
  return chance;
}

test('pieces are sold ahead whole', () => {
  assert.equal(sellableAhead({ low: 0, likely: 0, high: 7_000 }, 64, 'piece'), 1_000);
});

test('the window does not end before it begins', () => {
  assert.equal(isSoundRange({ ...range, untilDay: '2026-11-30' }), false);
});

test('a bad year may bring nothing at the least, but not at the most', () => {
  assert.equal(isSoundRange({ ...range, low: 0, presaleLimit: 0 }), true);
  assert.equal(isSoundRange({ ...range, low: 0, likely: 0, high: 0, presaleLimit: 0 }), false);
});
