import assert from 'node:assert/strict';
import test from 'node:test';
import { checkDigit } from '#tracing';
import { gln } from './gln.ts';

test('a node is numbered under the company prefix, while there are numbers', () => {
  // The example of the GS1 Digital Link standard: 9520123 45678 8.
  assert.equal(gln('9520123', 45_678, checkDigit), '9520123456788');
  assert.equal(gln('9520123456', 99, checkDigit)?.length, 13);
  assert.equal(gln('9520123456', 100, checkDigit), null);
});
