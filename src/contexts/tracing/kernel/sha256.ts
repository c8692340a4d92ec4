import { sha256 as portable } from './sha2.ts';

/** SHA-256 (FIPS 180-4): 32 bytes. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

let hash: Sha256 = portable;

export function sha256(bytes: Uint8Array): Uint8Array {
  return hash(bytes);
}

/** Has the same function done by something faster: the server's own (`native.ts`). The browser keeps the portable one. */
export function hashWith(faster: Sha256): void {
  hash = faster;
}
