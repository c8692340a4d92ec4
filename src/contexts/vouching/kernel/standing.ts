import { type Day, dayOf, daysBetween } from '#shared/instant.ts';

export interface Term {
  readonly validFrom: Date;
  /** The first moment at which it no longer holds. */
  readonly validUntil: Date | null;
  /** Revoked, or its issuer is no longer trusted. */
  readonly endedAt: Date | null;
}

/** Did it hold at that moment? What ended later held then. */
export function heldAt({ validFrom, validUntil, endedAt }: Term, at: Date): boolean {
  return validFrom <= at && (validUntil === null || at < validUntil) && (endedAt === null || at < endedAt);
}

export type Standing = 'ahead' | 'holds' | 'expired' | 'ended';

export function standingOf({ validFrom, validUntil, endedAt }: Term, now: Date): Standing {
  if (endedAt !== null && endedAt <= now) return 'ended';
  if (validUntil !== null && validUntil <= now) return 'expired';
  return validFrom <= now ? 'holds' : 'ahead';
}

/** The last day it holds. */
export function lastDay({ validUntil }: Pick<Term, 'validUntil'>): Day | undefined {
  return validUntil === null ? undefined : dayOf(new Date(validUntil.getTime() - 1));
}

/** Days until it ends, 0 on its last day, negative after; undefined when it has no end. */
export function daysLeft(term: Pick<Term, 'validUntil'>, now: Date): number | undefined {
  const last = lastDay(term);
  return last === undefined ? undefined : daysBetween(dayOf(now), last);
}
