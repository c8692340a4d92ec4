import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { type Offerable, offerables } from './seller-lists.ts';
import { newestWholesalePrices, type WholesalePrice } from './wholesale-prices.ts';

/** What the caller's organisation could offer: its free lots and its forecasts; with what the wholesale market pays. */
export async function whatToOffer(
  call: Call,
): Promise<Outcome<{ readonly goods: readonly Offerable[]; readonly wholesale: readonly WholesalePrice[] }>> {
  const { organisationId } = call.actor;
  if (!may(call.actor, rights['keep-offers']) || organisationId === undefined)
    return refuse('selling.not-allowed');
  return ok({ goods: await offerables(call, organisationId), wholesale: await newestWholesalePrices(call) });
}
