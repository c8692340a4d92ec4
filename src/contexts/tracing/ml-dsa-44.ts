import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { parseCheckpoint } from './kernel/tlog/checkpoint.ts';
import { checkpointAlgorithms, cosignedAt, cosignedTree } from './kernel/tlog/cosignature.ts';
import type { Algorithm, Algorithms } from './kernel/tlog/note.ts';
import { ML_DSA_44 } from './kernel/tlog/vkey.ts';
import type { SigningKey } from './signing-key.ts';

// ML-DSA-44 (FIPS 204) by the server's OpenSSL: what C2SP tlog-cosignature wants of new witnesses. Ed25519 stays beside it, because a
// phone checks that without 1.3 KB of key and 2.4 KB of signature a witness.

const KEY_BYTES = 1312;

// RFC 9881 § 6: what stands before the 32-byte seed in PKCS #8.
const PKCS8 = Buffer.from('3034020100300b060960864801650304031104228020', 'hex');

/** The key pair of a 32-byte seed; a signature is 2,420 bytes. */
export function mlDsa44Key(seed: Uint8Array): SigningKey {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const { pub = '' } = createPublicKey(key).export({ format: 'jwk' }) as { pub?: string };
  return {
    publicKey: new Uint8Array(Buffer.from(pub, 'base64url')),
    sign: (message) => new Uint8Array(sign(null, message, key)),
  };
}

/** ML-DSA-44 cosignatures: u64 seconds, then 2,420 bytes. A time of zero says nothing and is refused. */
export const mlDsa44: Algorithm = {
  isKey: (key) => key.length === KEY_BYTES,
  verify({ name, key }, text, bytes) {
    const seconds = cosignedAt(bytes);
    const checkpoint = parseCheckpoint(text);
    if (!seconds || !checkpoint.ok) return false;
    return verify(null, cosignedTree(name, seconds, checkpoint.value), keyObject(key), bytes.subarray(8));
  },
};

/** All signature types of checkpoints that the server checks; a page checks those of the kernel alone. */
export const serverAlgorithms: Algorithms = { ...checkpointAlgorithms, [ML_DSA_44]: mlDsa44 };

function keyObject(key: Uint8Array): KeyObject {
  const pub = Buffer.from(key).toString('base64url');
  return createPublicKey({ key: { kty: 'AKP', alg: 'ML-DSA-44', pub }, format: 'jwk' });
}
