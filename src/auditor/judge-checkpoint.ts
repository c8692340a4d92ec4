import { type Checkpoint, parseCheckpoint } from '../contexts/tracing/kernel/tlog/checkpoint.ts';
import { openNote } from '../contexts/tracing/kernel/tlog/note.ts';
import type { Vkey } from '../contexts/tracing/kernel/tlog/vkey.ts';
import { serverAlgorithms } from '../contexts/tracing/ml-dsa-44.ts';
import { type LogFault, logFault } from './faults.ts';

/** Whom the auditor trusts. */
export interface Trust {
  readonly logs: readonly Vkey[];
  readonly witnesses: readonly Vkey[];
  /** Whether these of `witnesses`, by their places, are enough. */
  readonly enough: (cosigned: ReadonlySet<number>) => boolean;
}

export interface SignedCheckpoint extends Checkpoint {
  /** Names of the keys whose signatures hold. */
  readonly signedBy: readonly string[];
}

/** Judges a checkpoint's note. Without a quorum it is still the log's own word, so that the rest can be checked against it. */
export function judgeCheckpoint(
  note: string | null,
  { logs, witnesses, enough }: Trust,
): { readonly checkpoint: SignedCheckpoint | null; readonly fault: LogFault | null } {
  const opened = note === null ? null : openNote(note, [...logs, ...witnesses], serverAlgorithms);
  if (!opened?.ok) {
    if (!opened || opened.fault === 'malformed') return no(logFault('checkpoint-malformed'));
    return no(logFault(opened.fault === 'unsigned' ? 'checkpoint-unsigned' : 'checkpoint-signature'));
  }
  const signers = opened.value.verified.map(({ key }) => key);
  const log = signers.find((key) => logs.includes(key));
  if (!log) return no(logFault('checkpoint-unsigned'));
  const read = parseCheckpoint(opened.value.text);
  if (!read.ok) return no(logFault('checkpoint-text', { what: read.fault }));
  const { origin } = read.value;
  // C2SP tlog-policy: a log's key is named after its origin.
  if (origin !== log.name) return no(logFault('checkpoint-origin', { origin, name: log.name }));
  const cosigned = new Set(
    signers.filter((key) => witnesses.includes(key)).map((key) => witnesses.indexOf(key)),
  );
  const checkpoint = { ...read.value, signedBy: signers.map(({ name }) => name) };
  return { checkpoint, fault: enough(cosigned) ? null : logFault('quorum', { got: cosigned.size }) };
}

function no(fault: LogFault): { checkpoint: null; fault: LogFault } {
  return { checkpoint: null, fault };
}
