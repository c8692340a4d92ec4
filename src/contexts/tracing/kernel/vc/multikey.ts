import { base58, fromBase58 } from '../base58.ts';
import { isSoundKey } from '../tlog/ed25519.ts';

// Multicodec prefix of an Ed25519 public key, as the Multikey of Data Integrity has it (Controlled Identifiers 1.0 § 2.2.2).
const ED25519_PUB = [0xed, 0x01];

/** An Ed25519 public key (32 bytes) as a Multikey: `z6Mk…`. */
export function multikey(publicKey: Uint8Array): string {
  return `z${base58(Uint8Array.of(...ED25519_PUB, ...publicKey))}`;
}

/** The 32 bytes of an Ed25519 Multikey, or null when it is not one. */
export function fromMultikey(text: string): Uint8Array | null {
  const bytes = fromMultibase58(text);
  if (bytes?.length !== 34 || bytes[0] !== ED25519_PUB[0] || bytes[1] !== ED25519_PUB[1]) return null;
  return bytes.subarray(2);
}

/** `did:key` of a public key, and the name of that key in it: a credential signed by it can be checked without asking anybody. */
export function didKey(publicKey: Uint8Array): { readonly did: string; readonly verificationMethod: string } {
  const key = multikey(publicKey);
  return { did: `did:key:${key}`, verificationMethod: `did:key:${key}#${key}` };
}

/** The public key a `did:key:…#…` names, or null. */
export function fromDidKey(verificationMethod: string): Uint8Array | null {
  const [, key, fragment] = /^did:key:([^#]+)(?:#(.+))?$/.exec(verificationMethod) ?? [];
  if (!key || (fragment !== undefined && fragment !== key)) return null;
  return fromMultikey(key);
}

/** Multibase base58btc (`z…`), as proof values are written. */
export function multibase58(bytes: Uint8Array): string {
  return `z${base58(bytes)}`;
}

export function fromMultibase58(text: string): Uint8Array | null {
  if (!text.startsWith('z')) return null;
  try {
    return fromBase58(text.slice(1));
  } catch {
    return null;
  }
}

/** A `did:key` of an Ed25519 key that can be trusted: canonical, of prime order (decision 0011). */
export function isIssuerKey(did: string): boolean {
  const key = did.includes('#') ? null : fromDidKey(did);
  return key !== null && isSoundKey(key);
}
