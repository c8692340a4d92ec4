import assert from 'node:assert/strict';
import test from 'node:test';
import { instantAt } from '#shared/instant.ts';
import { departures, HORIZON_DAYS, isoWeekday, type Opening, type Service, type Taken } from './departure.ts';

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const always: Opening = { opens: '08:00', closes: '19:00', weekdays: everyDay };
const bus: Service = {
  id: 'bus',
  carrierId: 'carrier',
  cutOff: '16:00',
  leadDays: 1,
  arrives: '10:30',
  weekdays: [1, 2, 3, 4, 5],
  capacityGrams: 100_000,
  feeFen: 600,
  cold: false,
  byBus: true,
};
const nothingTaken: Taken = () => 0;

function next(at: Date, { services = [bus], opening = always, taken = nothingTaken, grams = 5_000 } = {}) {
  return departures(services, opening, taken, { grams, at })[0];
}

test('1 June 2026 is a Monday and 7 June a Sunday', () => {
  assert.equal(isoWeekday('2026-06-01'), 1);
  assert.equal(isoWeekday('2026-06-07'), 7);
});

test('what is ordered a minute before the cut-off goes along, on the minute it does not', () => {
  assert.equal(next(instantAt('2026-06-01', '15:59'))?.departs, '2026-06-01');
  assert.equal(next(instantAt('2026-06-01', '16:00'))?.departs, '2026-06-02');
});

test('the cut-off is read on the local clock: 07:59 UTC is 15:59 in China', () => {
  assert.equal(next(new Date('2026-06-01T07:59:59.999Z'))?.departs, '2026-06-01');
  assert.equal(next(new Date('2026-06-01T08:00:00.000Z'))?.departs, '2026-06-02');
});

test('ordered on Friday evening it leaves on Monday and arrives on Tuesday', () => {
  const departure = next(instantAt('2026-06-05', '18:00'));
  assert.equal(departure?.departs, '2026-06-08');
  assert.equal(departure?.arrives, '2026-06-09');
});

test('a Friday departure to a station closed at the weekend is collected on Monday', () => {
  const weekdaysOnly = { ...always, weekdays: [1, 2, 3, 4, 5] };
  assert.equal(next(instantAt('2026-06-05', '09:00'), { opening: weekdaysOnly })?.arrives, '2026-06-08');
});

test('what reaches a station after closing is collected the next morning', () => {
  const late = { ...bus, leadDays: 0, arrives: '19:30' };
  assert.equal(next(instantAt('2026-06-01', '09:00'), { services: [late] })?.arrives, '2026-06-02');
});

test('a full departure is passed over for the next one that has room', () => {
  const full = (_: string, day: string) => (day === '2026-06-01' ? 96_000 : 0);
  const morning = instantAt('2026-06-01', '09:00');
  assert.equal(next(morning, { taken: full })?.departs, '2026-06-02');
  assert.equal(next(morning, { taken: full, grams: 4_000 })?.departs, '2026-06-01');
});

test('of two services the one that is collected sooner is promised, then the cheaper', () => {
  const express = { ...bus, id: 'express', leadDays: 0, arrives: '18:00', feeFen: 1_500 };
  const cheap = { ...bus, id: 'cheap', feeFen: 300 };
  const morning = instantAt('2026-06-01', '09:00');
  assert.equal(next(morning, { services: [bus, express] })?.service.id, 'express');
  assert.equal(next(morning, { services: [bus, cheap] })?.service.id, 'cheap');
});

test('nothing is promised beyond two weeks', () => {
  const full = () => bus.capacityGrams;
  assert.equal(next(instantAt('2026-06-01', '09:00'), { taken: full }), undefined);
  assert.equal(HORIZON_DAYS, 14);
});
