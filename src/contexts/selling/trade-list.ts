import { organisationsById } from '#people';
import { type Actor, type Call, may } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import { dayOf } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { arrivalAt, goodOnOf } from './arrival.ts';
import { type Card, cardsOf } from './cards.ts';
import type { Named } from './facts.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { type TradeItem, tradeItems } from './trade-items.ts';
import { type TraderStatus, traderOf } from './traders.ts';

/** An item of the list as it can be had today: `packs` at most, of what is set aside for traders or free. */
export interface TradeOffer {
  readonly item: TradeItem;
  readonly card: Card;
  readonly packs: number;
}

export interface TradeList {
  readonly seller: { readonly id: string; readonly name: Named };
  /** What the caller is to this seller; `own`: they keep the list. */
  readonly standing: TraderStatus | 'stranger' | 'own';
  /** Only for who was let in, and for whoever keeps it. */
  readonly offers: readonly TradeOffer[];
}

/** A seller's list for traders, in prices only those see whom the seller let in. */
export async function tradeListOf(
  call: Call,
  { sellerId, nodeId }: { readonly sellerId: string; readonly nodeId?: string | undefined },
): Promise<Outcome<TradeList>> {
  if (!may(call.actor, rights['buy-wholesale'])) return refuse('selling.not-allowed');
  const [seller] = isId(sellerId) ? await organisationsById(call, [sellerId]) : [];
  if (!seller) return refuse('selling.no-such-maker');
  const standing = await standingWith(call, sellerId);
  const named = { id: seller.id, name: { zh: seller.nameZh, en: seller.nameEn } };
  if (standing !== 'own' && standing !== 'admitted') return ok({ seller: named, standing, offers: [] });
  const today = dayOf(call.now);
  const items = (await tradeItems(call, { sellerId })).filter(({ validUntil }) => validUntil >= today);
  return ok({ seller: named, standing, offers: await tradeOffers(call, items, nodeId) });
}

/** These items with what stands behind them. */
export async function tradeOffers(
  call: Call,
  items: readonly TradeItem[],
  nodeId?: string,
): Promise<TradeOffer[]> {
  const goodOn = goodOnOf(call, await arrivalAt(call, nodeId));
  const ids = items.map(({ offerId }) => offerId);
  const cards = new Map((await cardsOf(call, ids, goodOn, 'wholesale')).map((card) => [card.offer.id, card]));
  return items.flatMap((item) => {
    const card = cards.get(item.offerId);
    if (!card) return [];
    const there = card.standing.on ? Math.floor(card.standing.remains / item.packMilli) : 0;
    return [{ item, card, packs: Math.min(there, item.mostPacks ?? there) }];
  });
}

/** The list is theirs to keep. */
export function keepsList(actor: Actor, sellerId: string): boolean {
  return may(actor, rights['keep-offers']) && actor.organisationId === sellerId;
}

/** What the caller is to a seller's list. */
export async function standingWith(call: Call, sellerId: string): Promise<TradeList['standing']> {
  const { actor } = call;
  if (actor.system || keepsList(actor, sellerId)) return 'own';
  if (actor.personId === undefined || !isId(sellerId)) return 'stranger';
  return (await traderOf(call, { sellerId, personId: actor.personId }))?.status ?? 'stranger';
}
