import { fromBase64 } from '../contexts/tracing/kernel/base64.ts';
import { decimal, textOf } from '../contexts/tracing/kernel/bytes.ts';
import { type Checkpoint, parseCheckpoint } from '../contexts/tracing/kernel/tlog/checkpoint.ts';
import type { Hash } from '../contexts/tracing/kernel/tlog/merkle.ts';
import { parseNote } from '../contexts/tracing/kernel/tlog/note.ts';

/** What a log sends to `add-checkpoint` (C2SP tlog-witness). */
export interface Submission {
  /** The size of the checkpoint this witness cosigned last, as the log believes. */
  readonly old: number;
  readonly proof: readonly Hash[];
  /** The checkpoint's whole note. */
  readonly note: string;
  readonly checkpoint: Checkpoint;
}

/** More would prove more than 2^63 entries. */
const MOST_PROOF_LINES = 63;

/** Reads the body: `old N`, proof lines, an empty line, the checkpoint's note; null when it is anything else. */
export function parseSubmission(body: Uint8Array): Submission | null {
  const text = textOf(body);
  const end = text?.indexOf('\n\n') ?? -1;
  if (text === null || end < 0) return null;
  const [first = '', ...lines] = text.slice(0, end).split('\n');
  const old = first.startsWith('old ') ? decimal(first.slice('old '.length)) : null;
  const proof = lines.map(fromBase64);
  if (old === null || proof.length > MOST_PROOF_LINES || !proof.every(isHash)) return null;
  const note = text.slice(end + 2);
  const signed = parseNote(note);
  const checkpoint = signed && parseCheckpoint(signed.text);
  return checkpoint?.ok ? { old, proof, note, checkpoint: checkpoint.value } : null;
}

function isHash(bytes: Uint8Array | null): bytes is Hash {
  return bytes?.length === 32;
}
