import assert from 'node:assert/strict';
import test from 'node:test';
import type { Unit } from '#shared/quantity.ts';
import { type Pickable, pickFrom } from './pick.ts';

const lot = (lotId: string, milli: number, unit: Unit): Pickable => ({
  lotId,
  productCode: 'kumquat',
  producerId: 'wei',
  free: { milli, unit },
});

test('what was sold ahead is filled from the first lots to expire, in each lot’s own unit', () => {
  const { draws, missing } = pickFrom([lot('a', 1500, 'jin'), lot('b', 9000, 'kg')], {
    milli: 2000,
    unit: 'kg',
  });
  assert.deepEqual(
    draws.map(({ lotId, quantity }) => [lotId, quantity.milli, quantity.unit]),
    [
      ['a', 1500, 'jin'],
      ['b', 1250, 'kg'],
    ],
  );
  assert.equal(missing.milli, 0);
});

test('a short harvest says how much is missing', () => {
  const { draws, missing } = pickFrom([lot('a', 1500, 'kg')], { milli: 4000, unit: 'jin' });
  assert.equal(draws[0]?.quantity.milli, 1500);
  assert.deepEqual(missing, { milli: 1000, unit: 'jin' });
});

test('a lot counted in pieces does not fill kilos', () => {
  assert.deepEqual(pickFrom([lot('a', 9000, 'piece')], { milli: 1000, unit: 'kg' }).draws, []);
});
