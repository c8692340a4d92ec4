import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tongue } from './tongue.ts';
import { nameOnRecord, whoActed } from './who-acted.ts';

const elder = { name: '韦桂兰', roles: ['grower'] as const };
const helper = { personId: '1', name: '韦秋菊' };

test('what a helper did is told with both names, in the reader’s language', () => {
  const line = nameOnRecord({ ...elder, helper });
  assert.equal(line, '韦桂兰（韦秋菊代办）');
  assert.equal(whoActed(tongue('zh'), line), line);
  assert.equal(whoActed(tongue('en'), line), '韦桂兰 (韦秋菊 acting for them)');
  assert.equal(whoActed(tongue('en'), '韦桂兰', '韦秋菊'), '韦桂兰 (韦秋菊 acting for them)');
});

test('who did it themselves stands alone', () => {
  assert.equal(nameOnRecord(elder), '韦桂兰');
  assert.equal(whoActed(tongue('en'), '韦桂兰', undefined), '韦桂兰');
  assert.equal(whoActed(tongue('zh'), '岭上合作社（大将镇）'), '岭上合作社（大将镇）');
});
