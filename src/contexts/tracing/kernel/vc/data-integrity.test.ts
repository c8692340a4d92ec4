import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sharedFolder } from '../../../../../test/help/shared.ts';
import { publicKeyOf, signEd25519 } from '../../../../../test/help/sign-ed25519.ts';
import { concat, utf8 } from '../bytes.ts';
import { canonical } from '../json/canonical.ts';
import { sha256 } from '../sha256.ts';
import { verifyEd25519 } from '../tlog/ed25519.ts';
import { checkProof, type Document, withProof } from './data-integrity.ts';
import { didKey, fromDidKey, fromMultibase58, fromMultikey, multikey } from './multikey.ts';

const vectors = sharedFolder('conformance/trace/w3c-vc-di-eddsa/TestVectors');
const text = (name: string) => readFileSync(join(vectors.path, name), 'utf8');
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const json = (name: string): Document => JSON.parse(text(name));

test('the W3C example is signed and checked to the byte (eddsa-jcs-2022)', { skip: vectors.skip }, () => {
  const { publicKeyMultibase, privateKeyMultibase } = JSON.parse(text('keyPair.json'));
  // Multicodec ed25519-priv (0x80 0x26), then the seed.
  const seed = fromMultibase58(privateKeyMultibase)?.subarray(2) ?? new Uint8Array();
  assert.equal(multikey(publicKeyOf(seed)), publicKeyMultibase);
  const { created, verificationMethod } = json('eddsa-jcs-2022/proofConfigJCS.json') as Record<
    string,
    string
  >;
  const options = { created: created ?? '', verificationMethod: verificationMethod ?? '' };
  let signed = '';
  const secured = withProof(json('unsigned.json'), options, (bytes) => {
    signed = hex(bytes);
    return signEd25519(seed, bytes);
  });
  assert.equal(signed, text('eddsa-jcs-2022/combinedHashJCS.txt'));
  assert.equal(canonical(secured), canonical(json('eddsa-jcs-2022/signedJCS.json')));
  assert.equal(checkProof(secured), undefined);
});

test('the other W3C examples’ signatures hold over their canonical texts', { skip: vectors.skip }, () => {
  const { publicKeyMultibase } = JSON.parse(text('keyPair.json'));
  const examples = [
    ['eddsa-rdfc-2022', 'DataInt'],
    ['eddsa-rdfc-2022/employ', 'DataInt'],
    ['Ed25519Signature2020', 'EdSig'],
  ] as const;
  for (const [folder, suffix] of examples) {
    const read = (name: string) => text(`${folder}/${name}${suffix}.txt`);
    const hashed = concat(sha256(utf8(read('proofCanon'))), sha256(utf8(read('canonDoc'))));
    assert.equal(hex(hashed), read('combinedHash'), folder);
    const signature = fromMultibase58(read('sigBTC58')) ?? new Uint8Array();
    assert.equal(hex(signature), read('sigHex'), folder);
    assert.ok(verifyEd25519(fromMultikey(publicKeyMultibase) ?? new Uint8Array(), hashed, signature), folder);
  }
});

const seed = new Uint8Array(32).fill(7);
const { did, verificationMethod } = didKey(publicKeyOf(seed));
const document: Document = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential'],
  issuer: did,
  credentialSubject: { id: 'https://id.gs1.org/01/09520000000004/10/A', amount: 12.5 },
};
const secured = withProof(document, { created: '2026-11-25T08:00:00Z', verificationMethod }, (bytes) =>
  signEd25519(seed, bytes),
);
const proof = secured.proof as Document;

const spoiled: readonly [string, Document, ReturnType<typeof checkProof>][] = [
  ['a changed amount', { ...secured, credentialSubject: { amount: 125 } }, 'wrong-signature'],
  ['an added line', { ...secured, name: 'Organic' }, 'wrong-signature'],
  [
    'a later date of signing',
    { ...secured, proof: { ...proof, created: '2026-11-26T08:00:00Z' } },
    'wrong-signature',
  ],
  [
    'another key',
    {
      ...secured,
      proof: { ...proof, verificationMethod: didKey(publicKeyOf(new Uint8Array(32))).verificationMethod },
    },
    'wrong-signature',
  ],
  [
    'a key that is no did:key',
    { ...secured, proof: { ...proof, verificationMethod: 'https://example.cn/key' } },
    'foreign-key',
  ],
  [
    'a key named by another',
    { ...secured, proof: { ...proof, verificationMethod: `${did}#other` } },
    'foreign-key',
  ],
  ['another context', { ...secured, '@context': ['https://example.cn/v1'] }, 'context-differs'],
  ['no proof', document, 'no-proof'],
  ['a proof that is a word', { ...secured, proof: 'yes' }, 'malformed'],
  ['a shortened signature', { ...secured, proof: { ...proof, proofValue: 'z123' } }, 'malformed'],
  ['letters that are no Base58', { ...secured, proof: { ...proof, proofValue: 'z0OIl' } }, 'malformed'],
  ['another cryptosuite', { ...secured, proof: { ...proof, cryptosuite: 'eddsa-rdfc-2022' } }, 'unsupported'],
  [
    'a proof for another purpose',
    { ...secured, proof: { ...proof, proofPurpose: 'authentication' } },
    'unsupported',
  ],
  ['several proofs', { ...secured, proof: [proof, proof] }, 'unsupported'],
];

for (const [name, credential, fault] of spoiled) {
  test(`a certificate with ${name} is not believed: ${fault}`, () => {
    assert.equal(checkProof(credential), fault);
  });
}

test('whoever passes a certificate on may add a context after those signed', () => {
  const passedOn = {
    ...secured,
    '@context': [...(document['@context'] as string[]), 'https://example.cn/v1'],
  };
  assert.equal(checkProof(passedOn), undefined);
  assert.deepEqual(fromDidKey(verificationMethod), publicKeyOf(seed));
});
