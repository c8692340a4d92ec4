import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCalled } from './is-called.ts';

test('a name is found as it is written, as it is read, and by its initials', () => {
  for (const words of ['桂兰', 'weiguilan', 'wei gui', 'WGL', 'ｗｇｌ', '']) {
    assert.ok(isCalled(words, '韦桂兰家'), words);
  }
  assert.ok(!isCalled('lan', '韦桂兰家'), 'letters begin where the name begins');
});

test('a surname is read as surnames are, and a word as words are', () => {
  assert.ok(isCalled('shan', '单永胜'));
  assert.ok(isCalled('dan', '单永胜'));
});

test('English names and codes are found by any part, in either case', () => {
  assert.ok(isCalled('banlan', 'BL Banlan Town station'));
  assert.ok(isCalled('bl-01', 'BL-01'));
  assert.ok(!isCalled('zzz', 'BL-01', '板榄镇服务站'));
});
