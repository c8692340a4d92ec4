import assert from 'node:assert/strict';
import test from 'node:test';
import { reading } from './pinyin.ts';

test('荔枝 is found by lizhi and by lz', () => {
  assert.equal(reading('荔枝'), 'lizhi lz');
});

test('a surname is read as a surname: 单 is Shan, not Dan', () => {
  assert.equal(reading('单雄信', 'name'), 'shanxiongxin sxx');
});

test('letters and digits stay as they are', () => {
  assert.equal(reading('A3 货架'), 'a3huojia ahj');
});
