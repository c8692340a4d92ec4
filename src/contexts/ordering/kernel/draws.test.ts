import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { type Draw, drawn } from './draws.ts';

const kg = (lotId: string, milli: number): Draw => ({
  lotId,
  productCode: 'pomelo',
  quantity: { milli, unit: 'kg' },
});
const pieces = (count: number) => ({ milli: count * 1000, unit: 'piece' as const });

test('lighter pomelos give the rest back to the lot that keeps longest', () => {
  const { kept, back, more } = drawn([kg('a', 1000), kg('b', 2000)], pieces(2), {
    packed: pieces(2),
    grams: 2846,
  });
  assert.deepEqual(kept, [kg('a', 1000), kg('b', 1846)]);
  assert.deepEqual(back, [kg('b', 154)]);
  assert.deepEqual(more, []);
});

test('heavier pomelos ask the last lot for what they weigh beyond', () => {
  const { kept, back, more } = drawn([kg('a', 3000)], pieces(2), { packed: pieces(2), grams: 3120 });
  assert.deepEqual(kept, [kg('a', 3000)]);
  assert.deepEqual(back, []);
  assert.deepEqual(more, [kg('a', 120)]);
});

test('a lot kept in jin is moved in jin', () => {
  const jin: Draw = { lotId: 'a', productCode: 'pomelo', quantity: { milli: 6000, unit: 'jin' } };
  const { back } = drawn([jin], pieces(2), { packed: pieces(2), grams: 2846 });
  assert.deepEqual(back, [{ ...jin, quantity: { milli: 308, unit: 'jin' } }]);
});

test('pieces from a lot counted in pieces stay pieces, whatever they weigh', () => {
  const counted: Draw = { lotId: 'a', productCode: 'pomelo', quantity: pieces(2) };
  const { kept, back } = drawn([counted], pieces(2), { packed: pieces(1), grams: 1400 });
  assert.deepEqual(kept, [{ ...counted, quantity: pieces(1) }]);
  assert.deepEqual(back, [{ ...counted, quantity: pieces(1) }]);
});

test('one box of two gives half of each kind back', () => {
  const melon: Draw = { lotId: 'm', productCode: 'melon', quantity: pieces(4) };
  const { kept, back } = drawn([kg('a', 1000), kg('b', 2000), melon], pieces(2), { packed: pieces(1) });
  assert.deepEqual(kept, [kg('a', 1000), kg('b', 500), { ...melon, quantity: pieces(2) }]);
  assert.deepEqual(back, [kg('b', 1500), { ...melon, quantity: pieces(2) }]);
});

test('nothing of a lot is lost or made up between what stays and what goes back', () => {
  const amount = fc.integer({ min: 1, max: 50_000 });
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1, maxLength: 5 }), amount, (milli, grams) => {
      const draws = milli.map((each, index) => kg(`lot-${index}`, each));
      const { kept, back, more } = drawn(draws, pieces(2), { packed: pieces(2), grams });
      const sum = (of: readonly Draw[]) => of.reduce((all, draw) => all + draw.quantity.milli, 0);
      assert.equal(sum(kept) + sum(back), sum(draws));
      assert.equal(sum(kept) + sum(more), grams);
    }),
  );
});

test('of two boxes of mixed grades that become one, each grade gives back its own', () => {
  const first = { ...kg('a', 2000), grade: 'first' };
  const second = { ...kg('b', 4000), grade: 'second' };
  const { kept, back } = drawn([first, second], pieces(2), { packed: pieces(1), grams: 2_950 });
  assert.deepEqual(kept, [
    { ...first, quantity: { milli: 1000, unit: 'kg' } },
    { ...second, quantity: { milli: 2000, unit: 'kg' } },
  ]);
  assert.equal(back.length, 2);
});
