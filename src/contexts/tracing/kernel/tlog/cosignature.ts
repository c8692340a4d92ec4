import { concat, u64, u64At, utf8 } from '../bytes.ts';
import type { Checkpoint } from './checkpoint.ts';
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

/**
 * What a witness signs with ML-DSA-44 (C2SP tlog-cosignature, `cosigned_message`): its own name, when, and the tree's origin, size
 * and root. Extension lines are not in it. Throws on a name or an origin past 255 bytes.
 */
export function cosignedTree(cosigner: string, seconds: number, checkpoint: Checkpoint): Uint8Array {
  const { origin, size, root } = checkpoint;
  return concat(
    utf8('subtree/v1\n\0'),
    short(cosigner),
    u64(seconds),
    short(origin),
    u64(0),
    u64(size),
    root,
  );
}

function short(text: string): Uint8Array {
  const bytes = utf8(text);
  if (bytes.length === 0 || bytes.length > 255)
    throw new Error(`${JSON.stringify(text)} does not fit 255 bytes`);
  return concat(Uint8Array.of(bytes.length), bytes);
}

/** What a log's checkpoint may carry: the log's own signature and Ed25519 witnesses. */
export const checkpointAlgorithms: Algorithms = { [ED25519]: plainEd25519, [COSIGNATURE]: cosignature };
