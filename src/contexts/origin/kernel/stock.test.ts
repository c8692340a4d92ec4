import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { type Act, after, changeBy, freeOf, isSound } from './stock.ts';

const act = fc.record({
  act: fc.constantFrom<Act>('reserve', 'release', 'sell', 'return', 'take'),
  milli: fc.integer({ min: 1, max: 5_000 }),
});

test('over any history of acts that are let through, nothing is negative and nothing is promised twice', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 20_000 }),
      fc.array(act, { maxLength: 60 }),
      (quantity, history) => {
        let stock = { quantity, reserved: 0, sold: 0, allotted: 0 };
        let taken = 0;
        for (const { act: kind, milli } of history) {
          const next = after(stock, changeBy(kind, milli));
          if (!isSound(next)) continue;
          stock = next;
          if (kind === 'take') taken += milli;
        }
        assert.ok(isSound(stock));
        assert.equal(freeOf(stock) + stock.reserved + stock.sold + taken, quantity);
      },
    ),
  );
});

test('reserved goods are not sold twice: selling moves them, it does not copy them', () => {
  const sold = after({ quantity: 1_000, reserved: 1_000, sold: 0, allotted: 0 }, changeBy('sell', 1_000));
  assert.deepEqual(sold, { quantity: 1_000, reserved: 0, sold: 1_000, allotted: 0 });
});

test('what is reserved or sold cannot be taken out of the lot', () => {
  assert.equal(
    isSound(after({ quantity: 1_000, reserved: 400, sold: 400, allotted: 0 }, changeBy('take', 201))),
    false,
  );
});
