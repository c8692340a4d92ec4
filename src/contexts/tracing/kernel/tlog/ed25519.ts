import { concat } from '../bytes.ts';
import { sha512 } from '../sha2.ts';
import {
  decode,
  encode,
  isNeutral,
  littleEndian,
  type Multiples,
  multiplesOf,
  ORDER,
  type Point,
  sumOf,
} from './edwards25519.ts';

/** Decides RFC 8032's equation as `equationHolds` does, for a key that `isSoundKey` allows: the same verdict, faster. */
export type Equation = (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

let equation: Equation = equationHolds;
const REMEMBERED = 10_000;
/** Multiples of keys that are sound; of the others nothing. */
const sound = new Map<string, Multiples | undefined>();
// y = 4/5, x even (§ 5.1).
const BASE = multiplesOf(decode(Uint8Array.of(0x58, ...new Array<number>(31).fill(0x66))) as Point);

/** Has the equation decided by something faster: the server's own (`native.ts`). The browser keeps the portable one. */
export function decideWith(faster: Equation): void {
  equation = faster;
}

/**
 * One verdict for one signature, everywhere. Libraries disagree about keys and points with a part of small order and about
 * encodings that are not the shortest (C2SP CCTV `ed25519`); here
 * 1. the key must be sound: canonical, of prime order;
 * 2. R must not be the neutral point, which some libraries refuse and no honest signer makes;
 * 3. s < L, and R is byte for byte the encoding of s·B − k·A (RFC 8032 § 5.1.7, without the cofactor).
 * What is left to 3 every library decides alike, so the server may ask OpenSSL: for a sound key such an R is canonical and of prime
 * order too. Never throws.
 */
export function verifyEd25519(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  return mayHold(key, signature) && equation(key, message, signature);
}

/** Rules 1 and 2 of `verifyEd25519`: what is left is the equation. */
export function mayHold(key: Uint8Array, signature: Uint8Array): boolean {
  return signature.length === 64 && isSoundKey(key) && littleEndian(signature.subarray(0, 32)) !== 1n;
}

/** Whether a public key may be registered at all: 32 bytes, canonical, of prime order (a small-order key signs anything). */
export function isSoundKey(key: Uint8Array): boolean {
  return soundMultiples(key) !== undefined;
}

function soundMultiples(key: Uint8Array): Multiples | undefined {
  const name = key.join();
  if (sound.has(name)) return sound.get(name);
  const multiples = multiplesOfKey(key);
  if (sound.size >= REMEMBERED) sound.clear();
  sound.set(name, multiples);
  return multiples;
}

/** Of a point of prime order: as often as the order says it is the neutral one, and it is not that itself. */
function multiplesOfKey(key: Uint8Array): Multiples | undefined {
  const point = decode(key);
  const multiples = point && !isNeutral(point) ? multiplesOf(point) : undefined;
  return multiples && isNeutral(sumOf([[ORDER, multiples]])) ? multiples : undefined;
}

/** The equation, decided here: for a key that is sound. */
export function equationHolds(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const r = signature.subarray(0, 32);
  const s = littleEndian(signature.subarray(32));
  const multiples = soundMultiples(key);
  if (s >= ORDER || !multiples) return false;
  const k = littleEndian(sha512(concat(r, key, message))) % ORDER;
  // −k·A = (order − k)·A, since the key is of that order.
  const point = sumOf([
    [s, BASE],
    [(ORDER - k) % ORDER, multiples],
  ]);
  return encode(point) === littleEndian(r);
}
