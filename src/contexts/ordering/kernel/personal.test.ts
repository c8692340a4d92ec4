import assert from 'node:assert/strict';
import test from 'node:test';
import { maskedName, phoneTail } from './personal.ts';

test('a phone is shown by its last four digits', () => {
  assert.equal(phoneTail('13877321234'), '1234');
});

test('a name is shown to everyone by its first character', () => {
  assert.equal(maskedName('韦美兰'), '韦**');
});
