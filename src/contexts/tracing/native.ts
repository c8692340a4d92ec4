import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto';
import { promisify } from 'node:util';
import { encodeWith } from './kernel/base64.ts';
import { hashWith } from './kernel/sha256.ts';
import { decideWith, mayHold } from './kernel/tlog/ed25519.ts';

// The server's OpenSSL does the kernel's hashing and, for keys the kernel found sound, decides its signatures; Node writes its base64.
// Imported for this effect before anything else of the log.

const verifyInPool = promisify(verify);
const keys = new Map<string, KeyObject>();
const REMEMBERED = 10_000;

// By way of a string: a Buffer for each digest costs four times the digest itself. A text is hashed as it is: to encode it first would
// cost as much again.
const digestOf = (data: string | Uint8Array) => {
  const digest = hash('sha256', data, 'binary');
  const out = new Uint8Array(32);
  for (let at = 0; at < 32; at += 1) out[at] = digest.charCodeAt(at);
  return out;
};
hashWith({ bytes: digestOf, text: digestOf });

const encodedAs = (encoding: BufferEncoding) => (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(encoding);
encodeWith({ base64: encodedAs('base64'), base64url: encodedAs('base64url') });

decideWith((key, message, signature) => verify(null, message, keyObject(key), signature));

/** `verifyEd25519` beside this thread, so that a document of many signatures holds up nobody and every core helps. */
export async function verifyBeside(
  key: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  return mayHold(key, signature) && verifyInPool(null, message, keyObject(key), signature);
}

function keyObject(key: Uint8Array): KeyObject {
  const x = Buffer.from(key).toString('base64url');
  const known = keys.get(x);
  if (known) return known;
  const made = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  if (keys.size >= REMEMBERED) keys.clear();
  keys.set(x, made);
  return made;
}
