import assert from 'node:assert/strict';
import test from 'node:test';
import { lockedUntil, sameCode, triesLeft, WRONG_CODES_FOR_PARCEL } from './collection-code.ts';

const now = new Date('2026-06-01T10:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

test('five wrong codes within an hour lock the parcel until the first of them is an hour old', () => {
  const four = [minutesAgo(50), minutesAgo(40), minutesAgo(2), minutesAgo(1)];
  assert.equal(lockedUntil(four, WRONG_CODES_FOR_PARCEL, now), undefined);
  assert.equal(triesLeft(four, WRONG_CODES_FOR_PARCEL, now), 1);
  const five = [...four, minutesAgo(59)];
  assert.deepEqual(lockedUntil(five, WRONG_CODES_FOR_PARCEL, now), new Date('2026-06-01T10:01:00Z'));
  assert.equal(triesLeft(five, WRONG_CODES_FOR_PARCEL, now), 0);
});

test('a wrong code from more than an hour ago is forgotten', () => {
  const wrong = [minutesAgo(60), minutesAgo(4), minutesAgo(3), minutesAgo(2), minutesAgo(1)];
  assert.equal(lockedUntil(wrong, WRONG_CODES_FOR_PARCEL, now), undefined);
});

test('only the whole code is right', () => {
  assert.equal(sameCode('204518', '204518'), true);
  for (const wrong of ['204519', '104518', '20451', '2045180', '']) {
    assert.equal(sameCode('204518', wrong), false, wrong);
  }
});
