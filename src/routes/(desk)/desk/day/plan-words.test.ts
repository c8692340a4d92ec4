import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figuresText } from './plan-words.ts';

const figures = { vehicles: 1, metres: 12_300, costFen: 4_500, parcels: 3, onTime: 3, left: 0 };
const zh = (text: string) => text;
const en = (_: string, text: string) => text;

test('a plan tells its parcels, those that come late and those left out', () => {
  assert.equal(figuresText(figures, zh), '1 辆车，12.3 km，¥45.00；3 件都按时');
  assert.equal(figuresText(figures, en), '1 vehicle, 12.3 km, ¥45.00; 3 parcels, all on time');
  const late = { ...figures, onTime: 2, left: 1 };
  assert.equal(
    figuresText(late, en),
    '1 vehicle, 12.3 km, ¥45.00; 3 parcels, 1 later than promised, 1 left out',
  );
});

test('a plan that is only for goods without a label says nothing of parcels; one that drives nothing or leaves parcels out does', () => {
  const none = { ...figures, parcels: 0, onTime: 0 };
  assert.equal(figuresText(none, zh), '1 辆车，12.3 km，¥45.00');
  assert.equal(figuresText(none, en), '1 vehicle, 12.3 km, ¥45.00');
  assert.match(figuresText({ ...none, left: 2 }, zh), /0 件.*2 件没排上/);
  assert.match(figuresText({ ...none, vehicles: 0 }, zh), /0 件/);
});
