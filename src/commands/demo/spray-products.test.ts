import assert from 'node:assert/strict';
import test from 'node:test';
import { feeds, irrigations } from './field-inputs.ts';
import { products } from './products.ts';
import { sprayProducts } from './spray-products.ts';

test('every spray names crops the county grows, waits whole days, and says that the label decides', () => {
  const grown = new Set(products.map(({ code }) => code));
  for (const { code, crops, intervalDays, source } of sprayProducts) {
    assert.ok(crops.length > 0 && crops.every((crop) => grown.has(crop)), code);
    assert.ok(Number.isInteger(intervalDays) && intervalDays >= 0 && intervalDays <= 60, code);
    assert.match(source, /标签.*label/);
  }
});

test('no two sprays, feeds or ways of watering share a code', () => {
  for (const list of [sprayProducts, feeds, irrigations]) {
    assert.equal(new Set(list.map(({ code }) => code)).size, list.length);
  }
});
