import { addDays, type Day } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';

export const statuses = ['reserved', 'active', 'expired', 'ended', 'failed'] as const;
export type Status = (typeof statuses)[number];

/** A unit is kept this long for a payment. */
export const MINUTES_TO_PAY = 15;

/** After its last day a term stays open this long for a late picking; then what is still held goes back. */
export const DAYS_AFTER_TERM = 30;

/** What of an adoption its rules look at. */
export interface Money {
  readonly priceFen: Fen;
  readonly heldFen: Fen;
  /** Of what was held: earned with a harvest. */
  readonly earnedFen: Fen;
  /** Of what was held: given back. */
  readonly heldBackFen: Fen;
  /** All that was given back without an order. */
  readonly refundedFen: Fen;
}

/** Paid, and neither earned nor given back. */
export function stillHeld({ heldFen, earnedFen, heldBackFen }: Money): Fen {
  return heldFen - earnedFen - heldBackFen;
}

/** What the year's care was paid with and has not been given back: the most that can go back beyond what is held. */
export function careLeft({ priceFen, heldFen, heldBackFen, refundedFen }: Money): Fen {
  return priceFen - heldFen - (refundedFen - heldBackFen);
}

/**
 * What goes back when the rest of a term fails: all that is still held, and with an insurance its pay-out beyond that, as far as the
 * care was paid. The insurer pays the seller; the adopter is paid back out of what the seller earned.
 */
export function goesBack(
  money: Money,
  paidOutFen: Fen,
): { readonly ofHeldFen: Fen; readonly beyondFen: Fen } {
  return { ofHeldFen: stillHeld(money), beyondFen: Math.min(paidOutFen, careLeft(money)) };
}

/** The same day a year later; 29 February becomes the 28th. */
export function nextYear(day: Day): Day {
  const year = Number(day.slice(0, 4)) + 1;
  const rest = day.slice(4);
  if (rest === '-02-29') return addDays(`${year}-03-01`, -1);
  return `${year}${rest}`;
}
