import assert from 'node:assert/strict';
import test from 'node:test';
import { looseMinus, prepackedMinus, WEIGHT_TABLES } from './weight-tables.ts';

test('order 66, annex 1: fruit by its kind, other goods by their price, rows up to and with their weight', () => {
  const minus = (category: string, yuanPerKg: number, grams: number) =>
    looseMinus(WEIGHT_TABLES.loose, { category, fenPerKg: yuanPerKg * 100, grams });
  assert.equal(minus('fruit', 25.8, 1_000), 20);
  assert.equal(minus('fruit', 25.8, 1_001), 40);
  assert.equal(minus('vegetable', 4, 4_000), 80);
  assert.equal(minus('grain', 8, 20_000), 100);
  assert.equal(minus('honey', 6, 900), 20, 'not above 6 yuan a kg');
  assert.equal(minus('fish', 40, 2_500), 5);
  assert.equal(minus('oil', 30, 9_000), 10);
  assert.equal(minus('oil', 80, 3_000), 4);
  assert.equal(minus('tea', 400, 500), 1);
  assert.equal(minus('tea', 400, 5_000), 3);
  assert.equal(minus('fruit', 5, 30_000), 100, 'heavier than the table: its last row');
});

test('order 70, annex 3: what may be missing of one box by its declared weight', () => {
  const minus = (grams: number) => prepackedMinus(WEIGHT_TABLES.prepacked, grams);
  assert.deepEqual(
    [50, 100, 150, 200, 300, 500, 1_000, 1_800, 10_000, 12_000, 50_000].map(minus),
    [4, 4, 6, 9, 9, 15, 15, 27, 150, 150, 500],
  );
  assert.equal(minus(60_000), 0);
});
