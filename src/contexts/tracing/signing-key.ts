import { createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto';

/** An Ed25519 private key in use. */
export interface SigningKey {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** RFC 8032 § 5.1.6: 64 bytes, the same for the same message. */
  sign(message: Uint8Array): Uint8Array;
}

// RFC 8410 § 7: what stands before the 32-byte seed in PKCS #8.
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

export function newSeed(): Uint8Array {
  return randomBytes(32);
}

export function signingKey(seed: Uint8Array): SigningKey {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  return {
    publicKey: new Uint8Array(Buffer.from(x, 'base64url')),
    sign: (message) => new Uint8Array(sign(null, message, key)),
  };
}
