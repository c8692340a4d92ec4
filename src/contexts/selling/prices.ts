import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';

/** A price an offer had from a moment on, and who set it. */
export interface Price {
  readonly since: Date;
  readonly priceFen: Fen;
  /** Why it was below the seller's floor; empty otherwise. */
  readonly clearance: string;
  /** Set by the seller’s plan: so many percent off with so many days left; 0 percent is back at the full price. */
  readonly markdownPercent: number | null;
  readonly markdownDaysLeft: number | null;
  readonly personName: string;
  readonly helperName: string | null;
}

/** Every price an offer has had, newest first. */
export function pricesOf(call: Call, offerId: string): Promise<Price[]> {
  return call.tx
    .selectFrom('selling.price')
    .select([
      'since',
      'priceFen',
      'clearance',
      'markdownPercent',
      'markdownDaysLeft',
      'personName',
      'helperName',
    ])
    .where('countyId', '=', call.county)
    .where('offerId', '=', offerId)
    .orderBy('since', 'desc')
    .execute();
}
