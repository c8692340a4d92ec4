import assert from 'node:assert/strict';
import test from 'node:test';
import { askedAlike, concernsLot, givenByDecision } from './lot-question.ts';

test('rot is asked about in the whole lot; a missing, mixed up or late parcel is one parcel', () => {
  assert.deepEqual((['spoiled', 'short', 'wrong', 'late', 'other'] as const).filter(concernsLot), [
    'spoiled',
    'other',
  ]);
});

test('whoever joins asks for the same part as the first, and for a fen at least', () => {
  assert.equal(askedAlike({ askedFen: 500, paidFen: 2_000 }, { stillPaidFen: 1_000 }), 250);
  assert.equal(askedAlike({ askedFen: 2_000, paidFen: 2_000 }, { stillPaidFen: 640 }), 640);
  assert.equal(askedAlike({ askedFen: 1, paidFen: 90_000 }, { stillPaidFen: 50 }), 1);
});

test('a decision gives what is missing to its part, never twice and never more than is paid', () => {
  const line = { lotFen: 3_000, basisPoints: 5_000, givenBeforeFen: 0, stillPaidFen: 3_000 };
  assert.equal(givenByDecision(line), 1_500);
  assert.equal(givenByDecision({ ...line, givenBeforeFen: 1_000 }), 500);
  assert.equal(givenByDecision({ ...line, givenBeforeFen: 2_000 }), 0);
  assert.equal(givenByDecision({ ...line, stillPaidFen: 700 }), 700);
});
