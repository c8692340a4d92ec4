import assert from 'node:assert/strict';
import test from 'node:test';
import { originWords } from './origin-words.ts';

const mugua = ['融安县', '板榄镇', '木瓜村'];

test('one village is named with its township and county', () => {
  assert.equal(originWords([mugua]), '融安县板榄镇木瓜村');
});

test('villages of several townships share the county’s name', () => {
  assert.equal(originWords([mugua, ['融安县', '大将镇', '才妙村']]), '融安县大将镇才妙村、板榄镇木瓜村');
});

test('villages of one township share its name too, and a village is named once', () => {
  assert.equal(originWords([mugua, ['融安县', '板榄镇', '泗安村'], mugua]), '融安县板榄镇木瓜村、泗安村');
});
