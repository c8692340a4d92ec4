import { type Fen, portion } from '#shared/money.ts';

/** So long a buyer may say whether they pay what the scale showed beyond. */
export const HOURS_TO_TOP_UP = 48;

/** At most so much of what was held may be asked for beyond it: a fifth. What lies further is the seller's, who chose the piece. */
export const MOST_BEYOND_BP = 2_000;

/** How much of what a line came to beyond what was held its buyer may be asked for. */
export function mayAsk({ heldFen, beyondFen }: { readonly heldFen: Fen; readonly beyondFen: Fen }): Fen {
  return Math.min(beyondFen, portion(heldFen, MOST_BEYOND_BP));
}
