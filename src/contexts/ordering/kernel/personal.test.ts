import assert from 'node:assert/strict';
import test from 'node:test';
import { phoneTail } from './personal.ts';

test('a phone is shown by its last four digits', () => {
  assert.equal(phoneTail('13877321234'), '1234');
});
