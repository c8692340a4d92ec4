import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { sharedFolder } from '../../../../../test/help/shared.ts';
import { publicKeyOf, signEd25519 } from '../../../../../test/help/sign-ed25519.ts';
import { equationHolds, isSoundKey, verifyEd25519 } from './ed25519.ts';

const vectors = sharedFolder('conformance/trace/cctv-ed25519');

interface Vector {
  readonly number: number;
  readonly key: string;
  readonly sig: string;
  readonly msg: string;
  readonly flags: readonly string[] | null;
}

/** What makes libraries disagree; a signature with none of it is good everywhere, one with any of it is refused here. */
const TROUBLE = [
  'low_order_A',
  'low_order_R',
  'low_order_component_A',
  'low_order_component_R',
  'low_order_residue',
  'non_canonical_A',
  'non_canonical_R',
];

const judged = async (): Promise<boolean[]> => {
  const all: readonly Vector[] = JSON.parse(
    await readFile(join(vectors.path, 'ed25519vectors.json'), 'utf8'),
  );
  assert.equal(all.length, 914);
  return all.map(({ number, key, sig, msg, flags }) => {
    const verdict = verifyEd25519(Buffer.from(key, 'hex'), Buffer.from(msg), Buffer.from(sig, 'hex'));
    assert.equal(verdict, !TROUBLE.some((flag) => flags?.includes(flag)), `vector ${number}`);
    if (flags?.some((flag) => /low_order.*_A|non_canonical_A/.test(flag))) {
      assert.ok(!isSoundKey(Buffer.from(key, 'hex')), `the key of vector ${number} could be registered`);
    }
    return verdict;
  });
};

test('the portable verdict and the server’s are one on all 914 published edge cases', {
  skip: vectors.skip,
}, async () => {
  const portable = await judged();
  await import('../../native.ts');
  assert.deepEqual(await judged(), portable);
});

test('what was signed is good, and a changed byte anywhere is not', () => {
  const seed = new Uint8Array(32).fill(7);
  const key = publicKeyOf(seed);
  const message = new TextEncoder().encode('砂糖橘 2026-11-23');
  const signature = signEd25519(seed, message);
  assert.ok(isSoundKey(key));
  assert.ok(verifyEd25519(key, message, signature));
  for (let at = 0; at < 64; at += 1) {
    assert.ok(!verifyEd25519(key, message, signature.with(at, (signature[at] ?? 0) ^ 1)), `byte ${at}`);
  }
  assert.ok(!verifyEd25519(key, message.with(0, 0), signature));
  assert.ok(!verifyEd25519(key, message, signature.slice(1)));
  assert.ok(!verifyEd25519(key.slice(1), message, signature));
});

test('whatever is changed in a signature, the portable equation answers as OpenSSL does', () => {
  const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
  const change = fc.record({ at: fc.nat(63), bits: fc.integer({ min: 0, max: 255 }) });
  fc.assert(
    fc.property(
      bytes,
      fc.uint8Array({ maxLength: 300 }),
      fc.array(change, { maxLength: 3 }),
      (seed, message, changes) => {
        const key = publicKeyOf(seed);
        const signature = signEd25519(seed, message);
        for (const { at, bits } of changes) signature[at] = (signature[at] ?? 0) ^ bits;
        const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key).toString('base64url') };
        const native = verify(null, message, createPublicKey({ key: jwk, format: 'jwk' }), signature);
        assert.equal(equationHolds(key, message, signature), native);
        assert.ok(isSoundKey(key));
      },
    ),
    { numRuns: 200 },
  );
});
