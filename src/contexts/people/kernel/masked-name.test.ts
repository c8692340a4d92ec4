import assert from 'node:assert/strict';
import test from 'node:test';
import { maskedName } from './masked-name.ts';

test('a name is shown to everyone by its first character', () => {
  assert.equal(maskedName('韦美兰'), '韦**');
});
