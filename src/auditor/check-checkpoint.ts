import { textOf } from '../contexts/tracing/kernel/bytes.ts';
import { type Checkpoint, parseCheckpoint } from '../contexts/tracing/kernel/tlog/checkpoint.ts';
import { checkpointAlgorithms } from '../contexts/tracing/kernel/tlog/cosignature.ts';
import { openNote } from '../contexts/tracing/kernel/tlog/note.ts';
import { ML_DSA_44, type Vkey } from '../contexts/tracing/kernel/tlog/vkey.ts';
import { mlDsa44 } from '../contexts/tracing/ml-dsa-44.ts';
import { type LogFault, logFault } from './faults.ts';
import type { LogFolder } from './log-folder.ts';

/** Whom the auditor trusts. */
export interface Trust {
  readonly logs: readonly Vkey[];
  readonly witnesses: readonly Vkey[];
  /** Whether these of `witnesses`, by their places, are enough. */
  readonly enough: (cosigned: ReadonlySet<number>) => boolean;
}

export interface SignedCheckpoint extends Checkpoint {
  /** Names of the keys whose signatures hold: the log's, then witnesses'. */
  readonly signedBy: readonly string[];
}

const ALGORITHMS = { ...checkpointAlgorithms, [ML_DSA_44]: mlDsa44 };

/** Reads the folder's checkpoint and checks its signatures; what is wrong goes to `say`. Null when it cannot be believed. */
export async function checkCheckpoint(
  folder: LogFolder,
  { logs, witnesses, enough }: Trust,
  say: (fault: LogFault) => void,
): Promise<SignedCheckpoint | null> {
  const path = 'checkpoint';
  const no = (...told: Parameters<typeof logFault>) => {
    say(logFault(...told));
    return null;
  };
  const bytes = await folder.read(path);
  if (!bytes) return no('no-checkpoint', { path });
  const text = textOf(bytes);
  const opened = text === null ? null : openNote(text, [...logs, ...witnesses], ALGORITHMS);
  if (!opened?.ok) {
    if (!opened || opened.fault === 'malformed') return no('checkpoint-malformed', { path });
    return no(opened.fault === 'unsigned' ? 'checkpoint-unsigned' : 'checkpoint-signature');
  }
  const signers = opened.value.verified.map(({ key }) => key);
  const log = signers.find((key) => logs.includes(key));
  if (!log) return no('checkpoint-unsigned');
  const read = parseCheckpoint(opened.value.text);
  if (!read.ok) return no('checkpoint-text', { what: read.fault });
  // C2SP tlog-policy: a log's key is named after its origin.
  if (read.value.origin !== log.name) {
    return no('checkpoint-origin', { origin: read.value.origin, name: log.name });
  }
  const cosigned = new Set(
    signers.filter((key) => witnesses.includes(key)).map((key) => witnesses.indexOf(key)),
  );
  if (!enough(cosigned)) say(logFault('quorum', { got: cosigned.size }));
  return { ...read.value, signedBy: signers.map(({ name }) => name) };
}
