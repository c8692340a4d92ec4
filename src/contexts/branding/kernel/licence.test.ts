import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type LicenceInForce, lastDayOf, renewable, standingOf } from './licence.ts';

const granted: LicenceInForce = { status: 'granted', validFrom: '2026-06-01', validUntil: '2028-05-31' };

test('a granted licence is in force from its first day to its last, both included', () => {
  assert.equal(standingOf(granted, '2026-05-31'), 'not-yet');
  assert.equal(standingOf(granted, '2026-06-01'), 'in-force');
  assert.equal(standingOf(granted, '2028-05-31'), 'in-force');
  assert.equal(standingOf(granted, '2028-06-01'), 'run-out');
});

test('what was decided otherwise stands as decided, whatever the day', () => {
  assert.equal(standingOf({ ...granted, status: 'suspended' }, '2030-01-01'), 'suspended');
  assert.equal(standingOf({ status: 'applied', validFrom: null, validUntil: null }, '2026-06-01'), 'waiting');
});

test('a licence is renewed in its last sixty days and after its end, not before', () => {
  assert.equal(renewable(granted, '2028-04-01'), true);
  assert.equal(renewable(granted, '2028-03-31'), false);
  assert.equal(renewable(granted, '2029-01-01'), true);
  assert.equal(renewable({ ...granted, status: 'suspended' }, '2028-05-01'), false);
});

test('a term of years ends the day before its anniversary', () => {
  assert.equal(lastDayOf('2026-11-23', 2), '2028-11-22');
  assert.equal(lastDayOf('2027-01-01', 1), '2027-12-31');
  assert.equal(lastDayOf('2028-02-29', 1), '2029-02-28');
});
