import { concat, u64, u64At, utf8 } from '../bytes.ts';
import { isSoundKey, verifyEd25519 } from './ed25519.ts';
import { type Algorithm, type Algorithms, plainEd25519 } from './note.ts';
import { COSIGNATURE, ED25519 } from './vkey.ts';

/** What a witness signs with Ed25519 (C2SP tlog-cosignature): header, POSIX seconds, and the checkpoint's whole text. */
export function cosignedMessage(text: string, seconds: number): Uint8Array {
  return utf8(`cosignature/v1\ntime ${seconds}\n${text}`);
}

/** A timestamped signature's bytes: u64 seconds, then the signature itself. */
export function timestamped(seconds: number, signature: Uint8Array): Uint8Array {
  return concat(u64(seconds), signature);
}

/** When a cosignature says it was made, in POSIX seconds; null for bytes too short or past 2^53 − 1. */
export function cosignedAt(bytes: Uint8Array): number | null {
  return bytes.length < 8 ? null : u64At(bytes, 0);
}

/** Ed25519 cosignatures: 72 bytes. A time of zero says nothing and is refused. */
export const cosignature: Algorithm = {
  isKey: isSoundKey,
  verify(key, text, bytes) {
    const seconds = cosignedAt(bytes);
    return Boolean(seconds) && verifyEd25519(key.key, cosignedMessage(text, seconds ?? 0), bytes.subarray(8));
  },
};

/** What a log's checkpoint may carry: the log's own signature and Ed25519 witnesses. */
export const checkpointAlgorithms: Algorithms = { [ED25519]: plainEd25519, [COSIGNATURE]: cosignature };
