import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskedPhone, phoneOf, phoneText } from './phone.ts';

test('a number is understood however it is typed', () => {
  for (const typed of [
    '13800138000',
    ' 138 0013 8000 ',
    '138-0013-8000',
    '+86 13800138000',
    '008613800138000',
    '8613800138000',
    '１３８００１３８０００',
  ]) {
    assert.equal(phoneOf(typed), '13800138000', typed);
  }
});

test('what is no mobile number is not taken for one', () => {
  for (const typed of [
    '',
    '1380013800',
    '138001380001',
    '23800138000',
    '0772-8123456',
    'abc',
    '13800138000#1',
  ]) {
    assert.equal(phoneOf(typed), undefined, typed);
  }
});

test('a number is shown in groups, and half hidden from those who need not call it', () => {
  assert.equal(phoneText('13800138000'), '138 0013 8000');
  assert.equal(maskedPhone('13800138000'), '138 **** 8000');
});
