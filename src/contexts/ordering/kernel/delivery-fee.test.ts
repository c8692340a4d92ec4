import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { deliveryFees } from './delivery-fee.ts';

const morning = { serviceId: 'morning', departs: '2026-06-02', feeFen: 500 };

test('two growers’ parcels on one bus share its fee by weight', () => {
  const fees = deliveryFees([
    { ...morning, grams: 2000 },
    { ...morning, grams: 1000 },
  ]);
  assert.deepEqual(fees, [333, 167]);
});

test('what comes later on another departure pays its own way', () => {
  const fees = deliveryFees([
    { ...morning, grams: 2000 },
    { ...morning, departs: '2026-06-20', grams: 3000 },
  ]);
  assert.deepEqual(fees, [500, 500]);
});

test('the shares of a departure add up to its fee, to the fen', () => {
  fc.assert(
    fc.property(
      fc.nat(10_000),
      fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 1, maxLength: 8 }),
      (feeFen, grams) => {
        const fees = deliveryFees(grams.map((each) => ({ ...morning, feeFen, grams: each })));
        assert.equal(
          fees.reduce((sum, fee) => sum + fee, 0),
          feeFen,
        );
      },
    ),
  );
});
