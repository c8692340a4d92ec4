import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelPlaces } from './label-places.ts';

const at = (x: number, y: number, text = '城乡 1 路 08:49') => ({ x, y, text });
const anchors = (...marks: Parameters<typeof labelPlaces>[0]) =>
  labelPlaces(marks, 400).map((place) => place?.anchor);

test('words stand to the right of their mark, and to its left where the drawing ends', () => {
  assert.deepEqual(anchors(at(50, 50), at(350, 90)), ['start', 'end']);
});

test('words that would lie on others, or on another mark, are left to the list', () => {
  assert.deepEqual(anchors(at(150, 50), at(150, 60)), ['start', 'end']);
  assert.deepEqual(anchors(at(150, 50), at(150, 60), at(150, 65)), ['start', 'end', undefined]);
  assert.deepEqual(anchors(at(100, 50), at(140, 50)), [undefined, 'start']);
});

test('words wider than the drawing stand nowhere', () => {
  assert.deepEqual(anchors(at(200, 50, '很'.repeat(40))), [undefined]);
});
