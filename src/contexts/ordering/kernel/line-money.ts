import type { Fen } from '#shared/money.ts';

/** What of a line was paid and given back. */
export interface LineMoney {
  readonly heldFen: Fen;
  readonly refundedFen: Fen;
  /** Paid beyond what was held, because the scale showed more. */
  readonly toppedUpFen?: Fen;
}

/** What of a line is still paid: the most a claim on it can ask or be granted. */
export function stillPaid(line: LineMoney): Fen {
  return line.heldFen + (line.toppedUpFen ?? 0) - line.refundedFen;
}

/** What packing gives back once the line's final price is known; nothing that an earlier refund already gave. */
export function overpaid(line: LineMoney, finalFen: Fen): Fen {
  return Math.max(0, stillPaid(line) - finalFen);
}
