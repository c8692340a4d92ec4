import { type Fen, portion } from '#shared/money.ts';
import type { Reason } from './claim.ts';

/** So long the other buyers of a lot are asked. */
export const HOURS_TO_ANSWER = 72;

/** Is what is wrong likely to be wrong with the whole lot? What was missing, mixed up or late was so in one parcel. */
export function concernsLot(reason: Reason): boolean {
  return reason === 'spoiled' || reason === 'other';
}

/** What somebody who joins with one tap asks for: the same part of what they paid as whoever claimed first. */
export function askedAlike(
  first: { readonly askedFen: Fen; readonly paidFen: Fen },
  own: { readonly stillPaidFen: Fen },
): Fen {
  const part = Math.ceil((first.askedFen * 10_000) / Math.max(1, first.paidFen));
  return Math.max(1, Math.min(own.stillPaidFen, portion(own.stillPaidFen, Math.min(10_000, part))));
}

/**
 * What a decision on a whole lot gives one line: its part of what the lot's goods in the line came to, less what was given for them
 * before, and never more than is still paid.
 */
export function givenByDecision(line: {
  readonly lotFen: Fen;
  readonly basisPoints: number;
  readonly givenBeforeFen: Fen;
  readonly stillPaidFen: Fen;
}): Fen {
  const due = portion(line.lotFen, line.basisPoints) - line.givenBeforeFen;
  return Math.max(0, Math.min(line.stillPaidFen, due));
}
