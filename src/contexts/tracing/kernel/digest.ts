import { base64url } from './base64.ts';
import { sha256, sha256OfText } from './sha256.ts';

/** How an entry names bytes kept beside the log: `sha256:` and their SHA-256 in base64url. */
export function digestOf(bytes: Uint8Array): string {
  return namedDigest(sha256(bytes));
}

/** The same for a text's UTF-8. */
export function digestOfText(text: string): string {
  return namedDigest(sha256OfText(text));
}

/** The same for a SHA-256 that is known. */
export function namedDigest(hash: Uint8Array): string {
  return `sha256:${base64url(hash)}`;
}
