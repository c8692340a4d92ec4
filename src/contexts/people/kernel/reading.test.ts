import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readingOf } from './reading.ts';

test('a name is found by its letters and by its initials', () => {
  assert.equal(readingOf('王秀英'), 'wangxiuying wxy');
  assert.equal(readingOf('大将镇金桔合作社'), 'dajiangzhenjinjuhezuoshe djzjjhzs');
});

test('a surname is read as a surname', () => {
  assert.equal(readingOf('单雄信'), 'shanxiongxin sxx');
  assert.equal(readingOf('吕布'), 'lvbu lb');
});

test('letters and figures in a name count as they are', () => {
  assert.equal(readingOf('Mary Lin'), 'marylin m');
  assert.equal(readingOf('3号站'), '3haozhan 3hz');
  assert.equal(readingOf(''), '');
});
