import { getPublicKey, hashes, Point, sign } from '@noble/ed25519';
import { concat, sameBytes } from '../bytes.ts';
import { sha512 } from '../sha2.ts';

/** Decides RFC 8032's equation as `equationHolds` does, for a key that `isSoundKey` allows: the same verdict, faster. */
export type Equation = (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

// The small library brings no hash of its own, and must not reach for an asynchronous one.
hashes.sha512 = sha512;
const { n: L } = Point.CURVE();
let equation: Equation = equationHolds;
const NEUTRAL = Point.ZERO.toBytes();
const sound = new Map<string, boolean>();
const REMEMBERED = 10_000;

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
  return signature.length === 64 && isSoundKey(key) && !sameBytes(signature.subarray(0, 32), NEUTRAL);
}

/** Whether a public key may be registered at all: 32 bytes, canonical, of prime order (a small-order key signs anything). */
export function isSoundKey(key: Uint8Array): boolean {
  const name = key.join();
  const known = sound.get(name);
  if (known !== undefined) return known;
  const answer = hasPrimeOrder(key);
  if (sound.size >= REMEMBERED) sound.clear();
  sound.set(name, answer);
  return answer;
}

/** Signs with a 32-byte seed (RFC 8032 § 5.1.6): 64 bytes. */
export function signEd25519(seed: Uint8Array, message: Uint8Array): Uint8Array {
  return sign(message, seed);
}

/** The public key of a 32-byte seed. */
export function publicKeyOf(seed: Uint8Array): Uint8Array {
  return getPublicKey(seed);
}

function hasPrimeOrder(key: Uint8Array): boolean {
  try {
    const point = Point.fromBytes(key);
    return !point.isSmallOrder() && point.isTorsionFree();
  } catch {
    return false;
  }
}

function equationHolds(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const r = signature.subarray(0, 32);
  const s = littleEndian(signature.subarray(32));
  if (s >= L) return false;
  const k = littleEndian(sha512(concat(r, key, message))) % L;
  const point = Point.BASE.multiply(s, false).subtract(Point.fromBytes(key).multiply(k, false));
  return sameBytes(point.toBytes(), r);
}

function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
}
