import assert from 'node:assert/strict';
import test from 'node:test';
import { claimWindow } from './claim.ts';

const collectedAt = new Date('2026-06-01T10:00:00Z');

test('a claim is open for 48 hours after collecting, to the minute', () => {
  const order = { status: 'collected', collectedAt } as const;
  assert.equal(claimWindow(order, new Date('2026-06-03T10:00:00Z')), 'open');
  assert.equal(claimWindow(order, new Date('2026-06-03T10:00:01Z')), 'over');
});

test('nothing is claimed before it was collected', () => {
  assert.equal(claimWindow({ status: 'ready' }, collectedAt), 'not-collected');
});
