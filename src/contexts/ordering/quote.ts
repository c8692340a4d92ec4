import { type Call, may } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { basketById } from './baskets.ts';
import type { ChosenWay } from './chosen-way.ts';
import { type Plan, planBasket } from './plan-basket.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** What a basket would come to if it were ordered now. Money covers the lines without a problem. */
export interface Quote extends Plan {
  readonly goodsFen: Fen;
  readonly deliveryFen: Fen;
  /** What is paid at checkout, and the most it can come to. */
  readonly totalFen: Fen;
  /** How much of it comes back if everything weighs what was estimated. */
  readonly heldBeyondFen: Fen;
}

/**
 * Prices a basket: lots, prices, fees, the day it arrives, and every problem of every line as a refusal that says what to do.
 * Takes nothing. An unknown basket is an empty one.
 */
export async function quote(call: Call, input: QuoteWanted): Promise<Outcome<Quote, OrderingRefusal>> {
  if (!may(call.actor, rights.buy)) return refuse('ordering.not-allowed');
  const basket = input.basketId === undefined ? undefined : await basketById(call, input.basketId);
  const { nodeId, ways = [] } = input;
  const plan = await planBasket(call, { lines: basket?.lines ?? [], nodeId, ways });
  return ok({ ...plan, ...totals(plan) });
}

export interface QuoteWanted {
  readonly basketId?: string | undefined;
  readonly nodeId?: string | undefined;
  /** The departures that were chosen in the place of the soonest. */
  readonly ways?: readonly ChosenWay[];
}

/** Without a collection point there are no parcels yet: goods are summed from the lines. */
export function totals({ lines, parcels }: Plan) {
  const filled = lines.flatMap((line) => (line.filled.ok ? [line.filled.value] : []));
  const goodsFen = filled.reduce((sum, line) => sum + line.heldFen, 0);
  const deliveryFen = parcels.reduce((sum, parcel) => sum + parcel.deliveryFen, 0);
  return {
    goodsFen,
    deliveryFen,
    totalFen: goodsFen + deliveryFen,
    heldBeyondFen: goodsFen - filled.reduce((sum, line) => sum + line.estimateFen, 0),
  };
}

/** The days of arrival a buyer agrees to, as one text to compare: `2026-11-24,2026-12-20`. */
export function agreedDays({ parcels }: Plan): string {
  return [...new Set(parcels.map((parcel) => parcel.promised.arrives))].toSorted().join(',');
}
