import assert from 'node:assert/strict';
import test from 'node:test';
import { overpaid, stillPaid } from './line-money.ts';

test('a line held at 26.40 that comes to 22.77 gives 3.63 back, and 22.77 can still be claimed', () => {
  assert.equal(overpaid({ heldFen: 2640, refundedFen: 0 }, 2277), 363);
  assert.equal(stillPaid({ heldFen: 2640, refundedFen: 363 }), 2277);
});

test('weighed after a claim was granted, a line does not give the same money back twice', () => {
  assert.equal(overpaid({ heldFen: 2640, refundedFen: 300 }, 2277), 63);
  assert.equal(overpaid({ heldFen: 2640, refundedFen: 2000 }, 2277), 0);
});
