import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { arrivalAt, goodOnOf } from './arrival.ts';
import { type Card, cardsOf } from './cards.ts';
import type { Status } from './kernel/offer.ts';
import { coopOf } from './offer-rows.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { sellersIds, statusCounts } from './seller-lists.ts';

export interface SellersOffers {
  /** Each as it stands today for the county town's collection point. */
  readonly cards: readonly Card[];
  /** How many there are in this status that match. */
  readonly total: number;
  /** How many there are in each status. */
  readonly counts: Readonly<Record<Status, number>>;
  /** Set when the caller's household sells through this co-op and keeps no offers of its own. */
  readonly coop: { readonly zh: string; readonly en: string } | undefined;
}

/** The caller's own offers of one status, newest first, or those of them that `words` mean. Refuses `selling.not-allowed` whoever sells nothing. */
export async function sellersOffers(
  call: Call,
  input: {
    readonly status: Status;
    readonly words?: string;
    readonly page: number;
    readonly size: number;
  },
): Promise<Outcome<SellersOffers>> {
  const sellerId = call.actor.organisationId;
  if (!may(call.actor, rights['keep-offers']) || sellerId === undefined) return refuse('selling.not-allowed');
  const coop = await coopOf(call, sellerId);
  const { ids, total } = await sellersIds(call, { words: '', ...input, sellerId });
  const cards = await cardsOf(call, ids, goodOnOf(call, await arrivalAt(call, undefined)));
  const counts = await statusCounts(call, sellerId);
  const { coopZh: zh, coopEn: en } = coop;
  return ok({ cards, total, counts, coop: zh === undefined ? undefined : { zh, en: en ?? zh } });
}
