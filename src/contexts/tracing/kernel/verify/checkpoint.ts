import { sameBytes } from '../bytes.ts';
import { meetsQuorum, type Policy } from '../policy.ts';
import { type Checkpoint, parseCheckpoint } from '../tlog/checkpoint.ts';
import { checkpointAlgorithms, cosignedAt } from '../tlog/cosignature.ts';
import { openNote, parseNote } from '../tlog/note.ts';
import type { Vkey } from '../tlog/vkey.ts';
import type { Say } from './finding.ts';
import { spokenAge, spokenRule } from './spoken.ts';

/** A checkpoint that a known log signed, and who saw it when. */
export interface WitnessedCheckpoint extends Checkpoint {
  /** Of the policy's witnesses, those whose cosignature is good. */
  readonly witnesses: readonly { readonly called: readonly [zh: string, en: string]; readonly at: Date }[];
  /** The newest moment at which enough witnesses had seen it. */
  readonly at: Date | undefined;
  /** Two notes of this log that contradict each other. */
  readonly evidence?: readonly string[] | undefined;
}

/** Clocks of honest parties may differ so much. */
export const CLOCK_SKEW_MS = 300_000;

/**
 * Checks the checkpoint's signatures, its quorum of witnesses, its age, and that no checkpoint seen elsewhere (`seen`) contradicts it.
 * Undefined when no log of the policy vouches for it: then nothing under it means anything.
 */
export function checkCheckpoint(
  note: string,
  context: { readonly policy: Policy; readonly now: Date; readonly seen: readonly string[] },
  say: Say,
): WitnessedCheckpoint | undefined {
  const { policy, now, seen } = context;
  const parsed = parseNote(note);
  const read = parsed && parseCheckpoint(parsed.text);
  if (!read?.ok) {
    say('checkpoint.malformed', { why: read ? read.fault : 'note' });
    return undefined;
  }
  const log = policy.logs.find((key) => key.name === read.value.origin);
  const signed = log ? standing(note, log) : 'absent';
  if (!log || signed === 'absent') {
    say('checkpoint.unknown-log', { origin: read.value.origin });
    return undefined;
  }
  if (signed === 'bad') {
    say('checkpoint.bad-signature');
    return undefined;
  }
  const witnesses = cosigners(note, policy, say);
  const at = quorumTime(policy, witnesses);
  judgeAge({ policy, now, at, have: witnesses.length }, say);
  const { size } = read.value;
  const rivals = seen.flatMap((each) => rival(each, read.value, { policy, log, at, witnesses }));
  const contradiction = rivals.find(({ says }) => says !== 'checkpoint.behind');
  const gravest = contradiction ?? rivals[0];
  if (gravest) {
    const age = at ? spokenAge(now.getTime() - at.getTime()) : '—';
    say(gravest.says, { size, seen: gravest.size, age });
  }
  return {
    ...read.value,
    witnesses: witnesses.map(({ called, at }) => ({ called, at })),
    at,
    ...(contradiction ? { evidence: [note, contradiction.note] } : {}),
  };
}

interface Cosigner {
  readonly place: number;
  readonly called: readonly [zh: string, en: string];
  readonly at: Date;
}

function cosigners(note: string, policy: Policy, say: Say): Cosigner[] {
  return policy.witnesses.flatMap(({ called, key }, place) => {
    const signed = standing(note, key);
    if (signed === 'bad') say('witness.bad-signature', { witness: called });
    if (typeof signed === 'string') return [];
    return [{ place, called, at: new Date((cosignedAt(signed) ?? 0) * 1000) }];
  });
}

/** The newest time since which enough witnesses had signed; undefined when they are not enough, or none is asked for. */
function quorumTime({ quorum }: Policy, cosigners: readonly Cosigner[]): Date | undefined {
  const newestFirst = [...cosigners].sort((a, b) => b.at.getTime() - a.at.getTime());
  const cosigned = new Set<number>();
  for (const { place, at } of newestFirst) {
    cosigned.add(place);
    if (meetsQuorum(quorum, cosigned)) return at;
  }
  return undefined;
}

function judgeAge(
  { policy, now, at, have }: { policy: Policy; now: Date; at: Date | undefined; have: number },
  say: Say,
): void {
  if (!at) {
    if (meetsQuorum(policy.quorum, new Set())) say('checkpoint.undated');
    else say('witness.too-few', { have, rule: spokenRule(policy) });
    return;
  }
  const age = now.getTime() - at.getTime();
  if (age > policy.largestAge * 1000) say('checkpoint.old', { age: spokenAge(age) });
  if (age < -CLOCK_SKEW_MS) say('checkpoint.ahead-of-clock', { age: spokenAge(-age) });
}

interface Rival {
  readonly note: string;
  readonly size: number;
  readonly says: 'checkpoint.split-view' | 'checkpoint.rolled-back' | 'checkpoint.behind';
}

/**
 * What a note of the same log says against the checkpoint shown. Two trees of one size with different roots: nobody but the log can have
 * made that. A larger one: the checkpoint is an older state, unless a witness signed it after the larger one, or enough of others did;
 * no honest witness does, and a log that goes on growing has no use for it.
 */
function rival(
  note: string,
  { origin, size, root }: Checkpoint,
  context: Pick<WitnessedCheckpoint, 'at'> & {
    readonly policy: Policy;
    readonly log: Vkey;
    readonly witnesses: readonly Cosigner[];
  },
): Rival[] {
  const parsed = parseNote(note);
  const other = parsed && parseCheckpoint(parsed.text);
  if (!other?.ok || other.value.origin !== origin || other.value.size < size) return [];
  const same = other.value.size === size;
  if ((same && sameBytes(other.value.root, root)) || typeof standing(note, context.log) === 'string')
    return [];
  const says = same ? 'split-view' : signedLater(note, context) ? 'rolled-back' : 'behind';
  return [{ note, size: other.value.size, says: `checkpoint.${says}` }];
}

function signedLater(
  larger: string,
  { policy, at, witnesses }: { policy: Policy; at: Date | undefined; witnesses: readonly Cosigner[] },
): boolean {
  const before = cosigners(larger, policy, () => {});
  const quorum = quorumTime(policy, before);
  return (
    witnesses.some((mine) => before.some((each) => each.place === mine.place && mine.at > each.at)) ||
    (at !== undefined && quorum !== undefined && at.getTime() - quorum.getTime() > CLOCK_SKEW_MS)
  );
}

/** The good signature of a key on a note, or why there is none. */
function standing(note: string, key: Vkey): Uint8Array | 'bad' | 'absent' {
  const opened = openNote(note, [key], checkpointAlgorithms);
  if (!opened.ok) return opened.fault === 'unsigned' ? 'absent' : 'bad';
  return opened.value.verified[0]?.bytes ?? 'absent';
}
