import { signingKey } from '../../src/contexts/tracing/signing-key.ts';

/** The public key of a 32-byte seed. */
export function publicKeyOf(seed: Uint8Array): Uint8Array {
  return signingKey(seed).publicKey;
}

/** Signs with a 32-byte seed (RFC 8032 § 5.1.6): 64 bytes. */
export function signEd25519(seed: Uint8Array, message: Uint8Array): Uint8Array {
  return signingKey(seed).sign(message);
}
