import { tradeLines, type WantedPacks } from '#selling';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok, type Refusal } from '#shared/outcome.ts';
import { planBasket } from './plan-basket.ts';
import { type Quote, totals } from './quote.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** Packs of one seller's trade list, and where they are collected. */
export interface WholesaleWish {
  readonly sellerId: string;
  readonly wanted: readonly WantedPacks[];
  readonly nodeId: string | undefined;
}

/** What these packs would come to if they were ordered now, each at the price of its tier. Takes nothing. */
export async function quoteWholesale(
  call: Call,
  { sellerId, wanted, nodeId }: WholesaleWish,
): Promise<Outcome<Quote, Refusal>> {
  if (!may(call.actor, rights.buy)) return refuse('ordering.not-allowed');
  const lines = await tradeLines(call, { sellerId, wanted });
  if (!lines.ok) return lines;
  const plan = await planBasket(call, { lines: lines.value, nodeId, channel: 'wholesale' });
  return ok({ ...plan, ...totals(plan) });
}
