import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { base58, fromBase58 } from './base58.ts';
import { utf8 } from './bytes.ts';

test('the examples of the base58 draft come out as they stand there', () => {
  const examples: readonly [Uint8Array, string][] = [
    [utf8('Hello World!'), '2NEpo7TZRRrLZSi2U'],
    [
      utf8('The quick brown fox jumps over the lazy dog.'),
      'USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z',
    ],
    [Uint8Array.of(0, 0, 0x28, 0x7f, 0xb4, 0xcd), '11233QC4'],
  ];
  for (const [bytes, text] of examples) {
    assert.equal(base58(bytes), text);
    assert.deepEqual(fromBase58(text), bytes);
  }
});

test('whatever is written reads back, and foreign letters do not', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => assert.deepEqual(fromBase58(base58(bytes)), bytes)));
  for (const foreign of ['0', 'O', 'I', 'l', '2 3', 'é']) assert.equal(fromBase58(foreign), null);
});
