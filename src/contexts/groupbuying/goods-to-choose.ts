import { type Card, cardsOf, offersOnSale, search } from '#selling';
import { type Call, may } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type GroupbuyingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** What a leader may put into a series: by name, or what is ripe; and what was chosen already. Presales are left out. */
export async function goodsToChoose(
  call: Call,
  {
    words,
    chosen,
    nodeId,
  }: { readonly words: string; readonly chosen: readonly string[]; readonly nodeId?: string },
): Promise<
  Outcome<{ readonly found: readonly Card[]; readonly chosen: readonly Card[] }, GroupbuyingRefusal>
> {
  if (!may(call.actor, rights.lead)) return refuse('groupbuying.not-allowed');
  const cards =
    words.trim() === ''
      ? (await offersOnSale(call, { each: 1, nodeId })).ripe
      : (await search(call, { words, nodeId })).cards;
  return ok({
    found: cards.filter(({ offer }) => offer.form !== 'presale' && !chosen.includes(offer.id)),
    chosen: await cardsOf(call, chosen, dayOf(call.now)),
  });
}
