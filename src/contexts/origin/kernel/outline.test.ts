import assert from 'node:assert/strict';
import test from 'node:test';
import { isPosition, outlineOf } from './outline.ts';

// At the equator a square of 0.001° is 111.32 m wide: 12,392 m², which is 18.59 mu.
const square = [
  { lat: 0, lng: 109 },
  { lat: 0, lng: 109.001 },
  { lat: 0.001, lng: 109.001 },
  { lat: 0.001, lng: 109 },
];

test('a walked outline closes by itself and knows its area in mu', () => {
  const outline = outlineOf(square);
  assert.equal(outline?.ring.length, 5);
  assert.deepEqual(outline?.ring[0], outline?.ring.at(-1));
  assert.equal(outline?.mu.toFixed(2), '18.59');
});

test('walked clockwise or the other way round, it is the same plot', () => {
  assert.equal(outlineOf(square.toReversed())?.mu.toFixed(2), outlineOf(square)?.mu.toFixed(2));
});

test('two corners, or three in one line, enclose nothing', () => {
  assert.equal(outlineOf(square.slice(0, 2)), undefined);
  assert.equal(outlineOf([1, 2, 3].map((n) => ({ lat: n / 1000, lng: 109 + n / 1000 }))), undefined);
});

test('latitude and longitude of Rong’an in the wrong order are no position', () => {
  assert.equal(isPosition({ lat: 25.22, lng: 109.39 }), true);
  assert.equal(isPosition({ lat: 109.39, lng: 25.22 }), false);
});
