import { type Day, dayOf } from '#shared/instant.ts';

/** Something that vouches for a lot: a certificate, a mark, a report. */
export interface Paper {
  readonly key: string;
  readonly name: string;
  readonly number: string;
  readonly href?: string | undefined;
  /** The printed code of the lot it is about; undefined: the lot of the page. */
  readonly lot?: string | undefined;
  readonly from: Date;
  readonly until?: Day | undefined;
  /** Revoked or voided. */
  readonly endedAt?: Date | undefined;
}

/** What has become of a paper that held at some time. */
export type PaperNow = 'holds' | 'expired' | 'ended';

/** Did it hold at that moment? What was revoked later held then. */
export function heldAt({ from, until, endedAt }: Paper, at: Date): boolean {
  return from <= at && (until === undefined || dayOf(at) <= until) && (endedAt === undefined || at < endedAt);
}

export function paperNow({ until, endedAt }: Paper, now: Date): PaperNow {
  if (endedAt !== undefined && endedAt <= now) return 'ended';
  return until !== undefined && until < dayOf(now) ? 'expired' : 'holds';
}
