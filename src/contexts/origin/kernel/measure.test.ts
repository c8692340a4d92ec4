import assert from 'node:assert/strict';
import test from 'node:test';
import { inProductUnit, typedUnits } from './measure.ts';

test('a kilo is two 斤 and back, exactly', () => {
  assert.equal(inProductUnit({ milli: 12_500, unit: 'kg' }, 'jin'), 25_000);
  assert.equal(inProductUnit({ milli: 25_000, unit: 'jin' }, 'kg'), 12_500);
});

test('eggs do not turn into kilos', () => {
  assert.equal(inProductUnit({ milli: 30_000, unit: 'piece' }, 'kg'), undefined);
  assert.equal(inProductUnit({ milli: 30_000, unit: 'kg' }, 'piece'), undefined);
  assert.equal(inProductUnit({ milli: 30_000, unit: 'piece' }, 'piece'), 30_000);
});

test('half a gram is not a weight', () => {
  assert.equal(inProductUnit({ milli: 1_001, unit: 'jin' }, 'jin'), undefined);
  assert.equal(inProductUnit({ milli: 1_001, unit: 'kg' }, 'kg'), 1_001);
});

test('what is weighed may be typed in kilos or 斤, what is counted in pieces', () => {
  assert.deepEqual(typedUnits('kg'), ['kg', 'jin']);
  assert.deepEqual(typedUnits('piece'), ['piece']);
});
