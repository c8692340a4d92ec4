import { utf8 } from './bytes.ts';
import { sha256 as portable } from './sha2.ts';

/** SHA-256 (FIPS 180-4): 32 bytes. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

let hash: Sha256 = portable;
let hashText = (text: string): Uint8Array => hash(utf8(text));

export function sha256(bytes: Uint8Array): Uint8Array {
  return hash(bytes);
}

/** The same of a text's UTF-8. */
export function sha256OfText(text: string): Uint8Array {
  return hashText(text);
}

/** Has the same done by something faster: the server's own (`native.ts`). The browser keeps the portable one. */
export function hashWith(faster: {
  readonly bytes: Sha256;
  readonly text: (text: string) => Uint8Array;
}): void {
  hash = faster.bytes;
  hashText = faster.text;
}
