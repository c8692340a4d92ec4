import { base64url } from './base64.ts';
import { concat } from './bytes.ts';
import { canonicalBytes } from './json/canonical.ts';
import { sha256 } from './sha256.ts';

/**
 * What stands in a claim instead of personal data: HMAC-SHA-256 (RFC 2104) of the value's canonical JSON under a random key of 32
 * bytes, in base64url. Whoever is shown key and value can check them; with the key erased, nobody can guess the value.
 */
export function commitment(key: Uint8Array, value: unknown): string {
  if (key.length > 64) throw new Error('a key longer than a block would have to be hashed first');
  const under = (pad: number) => Uint8Array.from({ length: 64 }, (_, at) => (key[at] ?? 0) ^ pad);
  const inner = sha256(concat(under(0x36), canonicalBytes(value)));
  return base64url(sha256(concat(under(0x5c), inner)));
}
