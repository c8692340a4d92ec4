import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import test from 'node:test';
import fc from 'fast-check';
import { commitment } from './commitment.ts';
import { canonical } from './json/canonical.ts';

test('a commitment is the HMAC of its value’s canonical JSON, as OpenSSL has it', () => {
  const keys = fc.uint8Array({ minLength: 1, maxLength: 64 });
  fc.assert(
    fc.property(keys, fc.jsonValue(), (key, value) => {
      const expected = createHmac('sha256', key).update(canonical(value)).digest('base64url');
      assert.equal(commitment(key, value), expected);
    }),
  );
});
