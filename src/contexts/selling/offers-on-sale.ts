import type { Call } from '#shared/call.ts';
import { type Arrival, arrivalAt, goodOnOf } from './arrival.ts';
import { type Card, cardsOf } from './cards.ts';
import { idsOfPresales, onShelf } from './shelf.ts';

export interface OnSaleWanted {
  /** Where the visitor collects; the county town's point unless told. */
  readonly nodeId?: string | undefined;
  /** How many offers of each product. */
  readonly each: number;
  readonly category?: string | undefined;
  readonly productCodes?: readonly string[] | undefined;
  /** `turn` of the last offer of the page before. */
  readonly after?: number | undefined;
  /** How many of all products at the most, those whose turn it is today first; as many as there are unless told. */
  readonly most?: number | undefined;
  /** With `most`: `nextKind` of the page before. */
  readonly afterKind?: number | undefined;
  /** How many presales to add; none unless told. */
  readonly presales?: number | undefined;
}

export interface OnSale {
  /** undefined: the county has no collection point yet. */
  readonly arrival: Arrival | undefined;
  /** Picked last first. */
  readonly ripe: readonly Card[];
  /** Harvested soonest first. */
  readonly presales: readonly Card[];
  /** When one product was asked for and there may be more of it: `after` of the next page. */
  readonly next?: number | undefined;
  /** When there are more than were asked for at the most: `afterKind` of the next page. */
  readonly nextKind?: number | undefined;
}

/** What is on sale now and still good on the day it would arrive, and what can be ordered ahead. */
export async function offersOnSale(call: Call, wanted: OnSaleWanted): Promise<OnSale> {
  const arrival = await arrivalAt(call, wanted.nodeId);
  const goodOn = goodOnOf(call, arrival);
  // One more than is shown tells whether there is another page.
  const found = await onShelf(call, { ...wanted, goodOn, most: wanted.most && wanted.most + 1 });
  const ripe = found.slice(0, wanted.most);
  const ahead = wanted.presales ? await idsOfPresales(call, wanted.presales) : [];
  const cards = (await cardsOf(call, [...ripe.map((place) => place.id), ...ahead], goodOn)).filter(
    (card) => card.standing.on,
  );
  return {
    arrival,
    ripe: cards.filter((card) => card.offer.form !== 'presale').toSorted(byFreshness),
    presales: cards.filter((card) => card.offer.form === 'presale'),
    nextKind: found.length > ripe.length ? ripe.at(-1)?.kindTurn : undefined,
    next: wanted.productCodes?.length === 1 && ripe.length === wanted.each ? ripe.at(-1)?.turn : undefined,
  };
}

/** The oldest lot counts: a box is as fresh as what was picked first. */
function byFreshness(a: Card, b: Card): number {
  const picked = (card: Card) => card.lots.map((lot) => lot.harvestedOn).toSorted()[0] ?? '';
  return picked(a) < picked(b) ? 1 : picked(a) > picked(b) ? -1 : 0;
}
