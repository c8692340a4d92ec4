import type { Fen } from '#shared/money.ts';

/** One point of the score is worth so much of advances that are out at a time: 100 points are 5,000 yuan. */
const FEN_A_POINT = 5_000;
/** Of the household’s part of an order or contract, what may be paid ahead: the rest stays for what may be refunded. */
const ADVANCED = 0.7;
/** Of each payout, what is kept until advances are repaid: the household lives on the rest. */
const KEPT = 0.6;

/** Of a lender’s pool, the largest parts that may hang on one household, township or crop. */
export const POOL_CAPS = { household: 0.1, township: 0.4, crop: 0.5 } as const;

/** What may be out at a time by a score. Nothing but the household’s own points is in it. */
export function ceilingOf(points: number): Fen {
  return points * FEN_A_POINT;
}

export function mostAgainst(basis: Fen): Fen {
  return Math.max(0, Math.floor(basis * ADVANCED));
}

/** What of payouts may be kept by now, beyond what was kept of them already. */
export function keptOf(payouts: Fen, keptBefore: Fen): Fen {
  return Math.max(0, Math.floor(payouts * KEPT) - keptBefore);
}
