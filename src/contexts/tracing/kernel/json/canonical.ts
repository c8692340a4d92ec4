import canonicalize from 'canonicalize';
import { utf8 } from '../bytes.ts';

/**
 * The one text of a JSON value (RFC 8785, JCS). Throws for what has none: a lone surrogate, NaN, an infinity, `undefined` at the
 * top, a circle. A value read by `strictJson` always has one.
 */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('this value has no JSON text');
  return text;
}

/** The UTF-8 bytes of `canonical`: what is hashed and signed. */
export function canonicalBytes(value: unknown): Uint8Array {
  return utf8(canonical(value));
}
