import { type Channel, platformOf } from './channel.ts';

/**
 * How a channel takes from a lot. `fixed`: only what is set aside for it. `shared`: from what nobody has set aside, up to its ceiling.
 * `floating`: a share of what is left is set aside and followed up and down; beyond it the channel takes as a shared one does.
 */
export const allotmentKinds = ['fixed', 'shared', 'floating'] as const;
export type AllotmentKind = (typeof allotmentKinds)[number];

/** A channel's part of a lot, in thousandths of the lot's unit. */
export interface Allotment {
  readonly kind: AllotmentKind;
  /** Set aside and not taken yet. */
  readonly held: number;
  /** So much of `held` somebody outside was told they may sell. */
  readonly promised: number;
  /** Reserved and sold through this channel. */
  readonly taken: number;
  readonly ceiling: number | undefined;
  /** Of a floating one, in basis points of what is left. */
  readonly shareBp: number | undefined;
}

/** What is added to each number. */
export interface AllotmentChange {
  readonly held: number;
  readonly promised: number;
  readonly taken: number;
}

/** The most a channel can take now, with so much of the lot set aside for nobody. */
export function takeable({ kind, held, taken, ceiling }: Allotment, free: number): number {
  switch (kind) {
    case 'fixed':
      return held;
    case 'shared':
      return Math.max(0, ceiling === undefined ? free : Math.min(free, ceiling - taken));
    case 'floating':
      return held + free;
  }
}

/**
 * What taking an amount does to the channel's part: its own goes first, and with it what a platform was told; undefined when its
 * own rule forbids it. What is not its own comes from the lot's free part, which the lot judges.
 */
export function takingChange(of: Allotment, milli: number): AllotmentChange | undefined {
  if (milli > takeable(of, Number.POSITIVE_INFINITY)) return undefined;
  const own = Math.min(of.held, milli);
  return { held: 0 - own, promised: 0 - Math.min(of.promised, own), taken: milli };
}

/** What giving an amount back does: what is fixed returns to its channel, the rest is everybody's again. */
export function givingChange({ kind }: Allotment, milli: number): AllotmentChange {
  return { held: kind === 'fixed' ? milli : 0, promised: 0, taken: -milli };
}

/**
 * What floating parts of one lot should hold, in whole units: each its share of all that is left to share, never less than what was
 * promised outside. `free` is set aside for nobody. Answers only those that change.
 */
export function followed<Id>(
  parts: readonly { readonly id: Id; readonly allotment: Allotment }[],
  free: number,
): { readonly id: Id; readonly held: number }[] {
  const all = free + parts.reduce((sum, { allotment }) => sum + allotment.held, 0);
  let left = all - parts.reduce((sum, { allotment }) => sum + allotment.promised, 0);
  return parts.flatMap(({ id, allotment: { held, promised, shareBp = 0 } }) => {
    const share = Math.floor((all * shareBp) / 10_000_000) * 1000;
    const beyond = Math.min(Math.max(0, share - promised), left);
    left -= beyond;
    return promised + beyond === held ? [] : [{ id, held: promised + beyond }];
  });
}

/** Without a word about a channel it shares with the others; a platform outside has nothing until something is set aside for it. */
export function untold(channel: Channel): Allotment {
  return {
    kind: platformOf(channel) === undefined ? 'shared' : 'fixed',
    held: 0,
    promised: 0,
    taken: 0,
    ceiling: undefined,
    shareBp: undefined,
  };
}
