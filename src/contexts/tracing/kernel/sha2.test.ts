import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import fc from 'fast-check';
import { utf8 } from './bytes.ts';
import { sha256, sha512 } from './sha2.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

// NIST, Examples with Intermediate Values; the last of FIPS 180-2 appendix B.3 and C.3.
const examples: readonly [message: string, of256: string, of512: string][] = [
  [
    'abc',
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
  ],
  [
    'a'.repeat(1_000_000),
    'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0',
    'e718483d0ce769644e2e42c7bc15b4638e1f98b13b2044285632a803afa973ebde0ff244877ea60a4cb0432ce577c31beb009c5c2c49aa2e4eadb217ad8cc09b',
  ],
];

test('the published examples of SHA-256 and SHA-512 come out as published', () => {
  for (const [message, of256, of512] of examples) {
    assert.equal(hex(sha256(utf8(message))), of256);
    assert.equal(hex(sha512(utf8(message))), of512);
  }
});

test('every length around a block’s end hashes as OpenSSL has it', () => {
  for (let length = 0; length <= 300; length += 1) {
    const message = Uint8Array.from({ length }, (_, at) => (at * 7 + length) % 256);
    assert.equal(hex(sha256(message)), createHash('sha256').update(message).digest('hex'), String(length));
    assert.equal(hex(sha512(message)), createHash('sha512').update(message).digest('hex'), String(length));
  }
});

test('whatever is hashed, OpenSSL agrees', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000 }), (message) => {
      assert.equal(hex(sha256(message)), createHash('sha256').update(message).digest('hex'));
      assert.equal(hex(sha512(message)), createHash('sha512').update(message).digest('hex'));
    }),
  );
});
