import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { quantityFits } from './offer.ts';
import { quantityChoices } from './quantity-choices.ts';

const jin = { step: 1_000, least: 3_000, most: 60_000 };

test('from 3 to 60 jin: the first ten one by one, then in strides, 60 last', () => {
  assert.deepEqual(
    quantityChoices(jin).map((milli) => milli / 1_000),
    [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 18, 24, 30, 36, 42, 48, 54, 60],
  );
});

test('what is left in the lots ends the list', () => {
  assert.deepEqual(quantityChoices(jin, 5_400), [3_000, 4_000, 5_000]);
  assert.deepEqual(quantityChoices(jin, 2_000), []);
});

test('every choice can be ordered, none is named twice, and the most that can be had is the last', () => {
  const offers = fc.record({
    step: fc.integer({ min: 1, max: 5_000 }),
    from: fc.integer({ min: 1, max: 20 }),
    more: fc.integer({ min: 0, max: 500 }),
  });
  fc.assert(
    fc.property(offers, ({ step, from, more }) => {
      const offer = { step, least: from * step, most: (from + more) * step };
      const choices = quantityChoices(offer);
      assert.ok(choices.every((milli) => quantityFits(offer, milli)));
      assert.deepEqual(
        choices,
        [...new Set(choices)].toSorted((a, b) => a - b),
      );
      assert.equal(choices[0], offer.least);
      assert.equal(choices.at(-1), offer.most);
      assert.ok(choices.length <= 18);
    }),
  );
});
