import type { WantedLine } from '#selling';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { planForDeparture } from './plan-for-departure.ts';
import type { Departure } from './promise-by-departure.ts';
import { type Quote, totals } from './quote.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** Prices what a member wants of a group buy, with every problem of every line, as `quote` does for a basket. Takes nothing. */
export async function quoteInCycle(
  call: Call,
  input: { readonly lines: readonly WantedLine[]; readonly departure: Departure },
): Promise<Outcome<Quote, OrderingRefusal>> {
  if (!may(call.actor, rights.buy)) return refuse('ordering.not-allowed');
  const plan = await planForDeparture(call, { ...input, channel: 'round' });
  return ok({ ...plan, ...totals(plan) });
}
