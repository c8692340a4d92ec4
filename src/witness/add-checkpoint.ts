import { sameBytes } from '../contexts/tracing/kernel/bytes.ts';
import type { Checkpoint } from '../contexts/tracing/kernel/tlog/checkpoint.ts';
import { EMPTY_ROOT, type Hash } from '../contexts/tracing/kernel/tlog/merkle.ts';
import { noteText, openNote, signatureLine } from '../contexts/tracing/kernel/tlog/note.ts';
import { verifyConsistency } from '../contexts/tracing/kernel/tlog/verify.ts';
import type { Vkey } from '../contexts/tracing/kernel/tlog/vkey.ts';
import type { Cosigner } from './cosigners.ts';
import type { WitnessState } from './state.ts';
import { parseSubmission } from './submission.ts';

export interface Witness {
  /** The keys trusted for each log, by its origin. */
  readonly logs: ReadonlyMap<string, readonly Vkey[]>;
  readonly cosigners: readonly Cosigner[];
  readonly state: WitnessState;
}

/** An answer of C2SP tlog-witness: 409 says the size this witness cosigned last, 200 its signature lines, the others why not. */
export interface Answer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly body: string;
}

/**
 * `add-checkpoint` (C2SP tlog-witness): cosigns a log's checkpoint when it continues the last one this witness cosigned. The check,
 * and the record of what is about to be cosigned, are one transaction that is on disk before the answer is given, so that no crash
 * and no second process can make it sign two roots for one size. `now` in POSIX milliseconds.
 */
export function addCheckpoint({ logs, cosigners, state }: Witness, body: Uint8Array, now: number): Answer {
  const submission = parseSubmission(body);
  if (!submission) return refuse(400, 'this is not an add-checkpoint request');
  const { old, note, checkpoint } = submission;
  const keys = logs.get(checkpoint.origin);
  if (!keys) return refuse(404, 'this log is not known here');
  const opened = openNote(note, keys);
  if (!opened.ok)
    return refuse(opened.fault === 'malformed' ? 400 : 403, `the checkpoint is ${opened.fault}`);
  if (old > checkpoint.size) return refuse(400, 'the old size is larger than the checkpoint');
  const { text, verified } = opened.value;
  const signed = noteText({ text, signatures: verified });

  return state.exclusively(checkpoint.origin, (latest) => {
    if (latest?.size === checkpoint.size && !sameBytes(latest.root, checkpoint.root)) {
      state.keepSplitView(checkpoint.origin, {
        size: checkpoint.size,
        ours: latest.note,
        theirs: signed,
        at: now,
      });
    }
    const size = latest?.size ?? 0;
    if (old !== size) return { status: 409, body: `${size}\n` };
    if (!continues(latest, checkpoint, submission.proof)) {
      return refuse(422, 'the proof does not show that this tree continues the last one');
    }
    // A clock set back must not make an older tree look newer.
    const seconds = Math.max(Math.floor(now / 1000), latest?.seconds ?? 0);
    const lines = cosigners
      .map((cosigner) => signatureLine(cosigner.sign(text, checkpoint, seconds)))
      .join('');
    state.advance(checkpoint.origin, { ...checkpoint, seconds, note: signed + lines });
    return { status: 200, body: lines };
  });
}

/** Whether a tree continues the last one cosigned: the empty one if there is none. */
function continues(
  latest: { readonly size: number; readonly root: Hash } | null,
  { size, root }: Checkpoint,
  proof: readonly Hash[],
): boolean {
  if (size === 0 && !sameBytes(root, EMPTY_ROOT)) return false;
  if (!latest || latest.size === 0) return proof.length === 0;
  return verifyConsistency(latest.size, size, latest.root, root, proof);
}

function refuse(status: Exclude<Answer['status'], 200 | 409>, why: string): Answer {
  return { status, body: `${why}\n` };
}
