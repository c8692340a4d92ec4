import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { Offer } from './kernel/offer.ts';
import { offersWithGoods } from './offers.ts';
import { refuse } from './refusals.ts';

/** One offer, whether it is on sale or not. Refuses `selling.no-such-offer`. */
export async function offerById(call: Call, id: string): Promise<Outcome<Offer>> {
  const listed = (await offersWithGoods(call, [id])).get(id);
  return listed ? ok(listed.offer) : refuse('selling.no-such-offer');
}

/** The offers with these ids, in one query; unknown ids are left out. */
export async function offersByIds(call: Call, ids: readonly string[]): Promise<ReadonlyMap<string, Offer>> {
  const listed = await offersWithGoods(call, ids);
  return new Map([...listed].map(([id, { offer }]) => [id, offer]));
}
