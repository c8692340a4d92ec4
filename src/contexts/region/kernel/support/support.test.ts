import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { obstacles } from '../composite/obstacles.ts';
import { defaultMenu } from './default-menu.ts';
import { gainOf } from './gain.ts';
import { mends } from './measure.ts';
import { kindShares, suggestList } from './suggest-list.ts';
import { edited, itemsOf, unmetNeeds } from './support-list.ts';

const kinds = ['物流', '物流', '人才', 'Brand'];
const weights = Float64Array.of(0.25, 0.25, 0.25, 0.25);
const suggested = (figures: readonly number[]) => {
  const columns = figures.map((figure) => Float64Array.of(figure));
  const shares = kindShares(obstacles(columns, weights), kinds, 0);
  return suggestList(defaultMenu, shares, { columns, weights, kinds }, 0);
};

test('a county without roads is told what mends roads first, and nothing for what it is good at', () => {
  const list = suggested([0, 0, 0.9, 1]);
  assert.deepEqual(new Set(list.map(({ kind }) => kind)), new Set(['物流']));
  assert.equal(list.length, 3);
  assert.ok(list.every(({ measure }) => mends(measure, 'Logistics')));
});

test('what a measure closes of the distance is what the index gains', () => {
  const [station] = defaultMenu.filter(({ code }) => code === 'village-station');
  assert.ok(station);
  const columns = [0, 0.5, 0.9, 1].map((figure) => Float64Array.of(figure));
  // 12 % of (0.25 · 1 + 0.25 · 0.5), in points of 100.
  const gain = gainOf({ ...station, closes: 12 }, { columns, weights, kinds }, 0);
  assert.equal(gain.toFixed(10), (12 * 0.375).toFixed(10));
});

test('whatever the figures: nothing twice, nothing for a kind the table does not name, each with what it needs, and at most what closes the distance', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }),
      (figures) => {
        const list = suggested(figures);
        const codes = list.map(({ measure }) => measure.code);
        assert.equal(new Set(codes).size, codes.length);
        assert.deepEqual(unmetNeeds(itemsOf(list), defaultMenu), []);
        for (const { kind, neededBy, measure, gain } of list) {
          assert.ok(kinds.includes(kind));
          assert.ok(neededBy === undefined ? mends(measure, kind) && gain > 0 : codes.includes(neededBy));
          assert.ok(gain <= 100);
        }
      },
    ),
  );
});

test('every measure of the menu can be had: what it needs is on the menu', () => {
  const codes = new Set(defaultMenu.map(({ code }) => code));
  for (const { needs, nameZh } of defaultMenu) for (const need of needs) assert.ok(codes.has(need), nameZh);
  assert.equal(codes.size, defaultMenu.length);
});

test('an officer adds, changes and drops; what changes nothing is told', () => {
  const items = itemsOf(suggested([0, 0, 0.9, 1]));
  const [first] = items;
  assert.ok(first);
  assert.equal(edited(items, { kind: 'add', item: first }), undefined);
  assert.equal(edited(items, { kind: 'drop', measure: 'none' }), undefined);
  const changed = edited(items, { kind: 'change', measure: first.measure, cost: 7, own: 1, note: '旧站改' });
  assert.deepEqual(changed?.[0], { ...first, cost: 7, own: 1, note: '旧站改' });
  const truck = { ...first, measure: 'cold-truck' };
  const without = edited(items, { kind: 'drop', measure: first.measure }) ?? [];
  assert.equal(without.length, items.length - 1);
  assert.deepEqual(
    unmetNeeds([truck], defaultMenu).map(({ measure }) => measure),
    ['cold-truck'],
  );
});
