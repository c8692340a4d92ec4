import assert from 'node:assert/strict';
import test from 'node:test';
import { routeCode } from './route-code.ts';

const dajiang = { pinyin: 'dajiangzhenfuwuzhan djzfwz' };

test('a station is sorted by the first letters of its name, its points by number', () => {
  assert.equal(routeCode(dajiang, new Set()), 'DJ');
  assert.equal(routeCode({ pinyin: 'x', stationCode: 'DJ' }, new Set(['DJ', 'DJ-01'])), 'DJ-02');
});

test('two stations never share a code', () => {
  assert.equal(routeCode(dajiang, new Set(['DJ'])), 'DZ');
  assert.equal(routeCode(dajiang, new Set(['DJ', 'DZ', 'DF', 'DW'])), 'D1');
  assert.equal(routeCode({ pinyin: 'a a' }, new Set(['AX'])), 'A1');
});
