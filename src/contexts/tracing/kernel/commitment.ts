import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { base64url } from './base64.ts';
import { canonicalBytes } from './json/canonical.ts';

/**
 * What stands in a claim instead of personal data: HMAC-SHA-256 (RFC 2104) of the value's canonical JSON under a random key of 32
 * bytes, in base64url. Whoever is shown key and value can check them; with the key erased, nobody can guess the value.
 */
export function commitment(key: Uint8Array, value: unknown): string {
  return base64url(hmac(sha256, key, canonicalBytes(value)));
}
