import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { type Offerable, type OfferableWanted, offerables } from './seller-lists.ts';
import { newestWholesalePrices, type WholesalePrice } from './wholesale-prices.ts';

export interface WhatToOffer {
  readonly goods: readonly Offerable[];
  /** There are harvests to come beyond those in `goods`. */
  readonly more: boolean;
  readonly wholesale: readonly WholesalePrice[];
}

/** What the caller's organisation could offer: its free lots and its forecasts; with what the wholesale market pays. */
export async function whatToOffer(call: Call, wanted: OfferableWanted = {}): Promise<Outcome<WhatToOffer>> {
  const { organisationId } = call.actor;
  if (!may(call.actor, rights['keep-offers']) || organisationId === undefined)
    return refuse('selling.not-allowed');
  const found = await offerables(call, organisationId, wanted);
  return ok({ ...found, wholesale: await newestWholesalePrices(call) });
}
