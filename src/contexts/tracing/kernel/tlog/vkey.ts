import { base64, fromBase64 } from '../base64.ts';
import { concat, sameBytes, utf8 } from '../bytes.ts';
import { sha256 } from '../sha256.ts';

/** A verifier key (C2SP signed-note, "vkey"): `<name>+<8 hex>+<base64(algorithm ‖ key)>`. */
export interface Vkey {
  readonly name: string;
  /** The first four bytes of SHA-256(name ‖ "\n" ‖ algorithm ‖ key). */
  readonly id: Uint8Array;
  /** Signature type byte: 1 Ed25519, 4 Ed25519 cosignature, 6 ML-DSA-44 cosignature. */
  readonly algorithm: number;
  readonly key: Uint8Array;
}

/** Signature types of C2SP signed-note and tlog-cosignature. */
export const ED25519 = 1;
export const COSIGNATURE = 4;
export const ML_DSA_44 = 6;

/** Makes a vkey of its parts. Throws on a name a note cannot hold. */
export function vkey(name: string, algorithm: number, key: Uint8Array): Vkey {
  if (!isKeyName(name)) throw new Error(`${JSON.stringify(name)} cannot name a key`);
  return { name, id: keyId(name, algorithm, key), algorithm, key };
}

/** A vkey's text. */
export function vkeyText({ name, id, algorithm, key }: Vkey): string {
  return `${name}+${hex(id)}+${base64(concat(Uint8Array.of(algorithm), key))}`;
}

/** `<name>+<8 hex>`: how entries name an issuer's key. */
export function keyName({ name, id }: Pick<Vkey, 'name' | 'id'>): string {
  return `${name}+${hex(id)}`;
}

/** Reads a vkey's text; null when it is malformed or its id is not its key's. The algorithm need not be known. */
export function parseVkey(text: string): Vkey | null {
  const [, name = '', id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.*)$/su.exec(text) ?? [];
  const bytes = fromBase64(encoded);
  if (!isKeyName(name) || !bytes || bytes.length < 2) return null;
  const [algorithm = 0] = bytes;
  const read = vkey(name, algorithm, bytes.slice(1));
  return hex(read.id) === id ? read : null;
}

/** A key's name: not empty, well-formed, no Unicode space, no plus, no control character (C2SP signed-note). */
export function isKeyName(name: string): boolean {
  return name !== '' && name.isWellFormed() && !/[\p{White_Space}+\p{Cc}]/u.test(name);
}

export function sameKey(a: Pick<Vkey, 'name' | 'id'>, b: Pick<Vkey, 'name' | 'id'>): boolean {
  return a.name === b.name && sameBytes(a.id, b.id);
}

function keyId(name: string, algorithm: number, key: Uint8Array): Uint8Array {
  return sha256(concat(utf8(name), Uint8Array.of(10, algorithm), key)).slice(0, 4);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
