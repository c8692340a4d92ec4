import assert from 'node:assert/strict';
import test from 'node:test';
import { lateDay } from './late.ts';

const bus = { arrives: '15:00', leadDays: 0, weekdays: [1, 3, 5] };
const open = { closes: '19:00', weekdays: [1, 2, 3, 4, 5] };
const [MONDAY, FRIDAY] = ['2026-11-23', '2026-11-27'];

test('a bus that is late but there before closing breaks no promise; after closing it is the next open day', () => {
  assert.equal(lateDay(bus, open, MONDAY, 90), MONDAY);
  assert.equal(lateDay(bus, open, MONDAY, 239), MONDAY);
  assert.equal(lateDay(bus, open, MONDAY, 240), '2026-11-24');
  assert.equal(lateDay(bus, open, FRIDAY, 300), '2026-11-30');
});

test('goods of a bus that does not come wait for the next day it runs', () => {
  assert.equal(lateDay(bus, open, MONDAY, null), '2026-11-25');
  assert.equal(lateDay({ ...bus, leadDays: 1 }, open, FRIDAY, null), '2026-12-01');
});
