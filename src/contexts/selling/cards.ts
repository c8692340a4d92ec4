import { type Mark, marksOf } from '#branding';
import type { Channel } from '#origin';
import type { Call } from '#shared/call.ts';
import { type Day, dayOf } from '#shared/instant.ts';
import { type Picture, picturesByIds } from '#shared/pictures.ts';
import { factsOf, type OfferFacts } from './facts.ts';
import { asSoldThrough } from './kernel/as-sold-through.ts';
import { fillLines, type Supply } from './kernel/fill.ts';
import { type UnitPrice, unitPrice } from './kernel/line-price.ts';
import type { Offer } from './kernel/offer.ts';
import { ownChannel } from './kernel/own-channel.ts';
import { type Standing, standingOf } from './kernel/standing.ts';
import type { Forecast } from './kernel/stock.ts';
import { goodsOf, offersWithGoods } from './offers.ts';
import { type ShownLot, shownLots } from './shown-lots.ts';
import { stockByChannel } from './stock-by-channel.ts';

/** An offer as it is shown on a day: what it is, who grew it, how it stands, what a small order would be made of. */
export interface Card {
  readonly offer: Offer;
  readonly facts: OfferFacts;
  readonly standing: Standing;
  readonly unitPrice: UnitPrice;
  /** The lots the smallest order would be taken from, in the order of the parts; of an offer that is off, none. */
  readonly lots: readonly ShownLot[];
  /** Brand marks that all these lots carry today. */
  readonly marks: readonly Mark[];
  readonly picture?: Picture;
  readonly forecast?: Forecast;
}

/** These offers as they stand today for goods collected on `goodOn`, in seven queries however many they are. */
export async function cardsOf(
  call: Call,
  offerIds: readonly string[],
  goodOn: Day,
  channel?: Channel,
): Promise<Card[]> {
  const today = dayOf(call.now);
  const listed = await offersWithGoods(call, offerIds);
  const byChannel = await stockByChannel(call, listed, channel);
  const facts = await factsOf(call, offerIds);
  const supply: Omit<Supply, 'stock'> = {
    forecasts: [...listed.values()].flatMap(({ forecast }) => forecast ?? []),
    goods: goodsOf(listed.values()),
    goodOn,
  };
  const shelves = new Map(
    [...byChannel].map(([each, stock]) => [
      each,
      { byId: new Map(stock.map((lot) => [lot.lotId, lot])), ofGoods: Map.groupBy(stock, goodsKey) },
    ]),
  );
  const bare = offerIds.flatMap((id) => {
    const [of, known] = [listed.get(id), facts.get(id)];
    if (!of || !known) return [];
    const { forecast } = of;
    const through = channel ?? ownChannel(of.offer);
    const offer = asSoldThrough(of.offer, through);
    // With every card's lots to look through, a shelf of fifteen would take fifteen times as long for each of its cards.
    const keys = new Set(offer.parts.map((part) => goodsKey({ ...part, sellerId: offer.sellerId })));
    const shelf = shelves.get(through);
    const own = { ...supply, stock: [...keys].flatMap((key) => shelf?.ofGoods.get(key) ?? []) };
    const standing = standingOf(offer, own, today);
    const [least] = standing.on ? fillLines([{ offer, milli: offer.least }], own) : [];
    const draws = least && 'draws' in least ? least.draws : [];
    const stock = draws.flatMap(({ lotId }) => shelf?.byId.get(lotId) ?? []);
    return [
      {
        offer,
        facts: known,
        standing,
        unitPrice: unitPrice(offer),
        stock,
        ...(forecast ? { forecast } : {}),
      },
    ];
  });
  const drawn = new Map(bare.flatMap(({ stock }) => stock.map((lot) => [lot.lotId, lot])));
  const shown = new Map((await shownLots(call, [...drawn.values()])).map((lot) => [lot.lotId, lot]));
  const marks = await marksOf(call, [...drawn.keys()], today);
  const pictures = await picturesByIds(call, [
    ...new Set(bare.flatMap((card) => card.facts.pictureId ?? [])),
  ]);
  return bare.map(({ stock, ...card }) => {
    const picture = pictures.get(card.facts.pictureId ?? '');
    const lots = stock.flatMap(({ lotId }) => shown.get(lotId) ?? []);
    return { ...card, lots, marks: marksOnAll(lots, marks), ...(picture ? { picture } : {}) };
  });
}

function goodsKey(of: Pick<ShownLot, 'sellerId' | 'productCode' | 'grade'>): string {
  return `${of.sellerId} ${of.productCode} ${of.grade}`;
}

/** A brand may stand on the card only when every lot in the order carries it. */
function marksOnAll(lots: readonly ShownLot[], marks: readonly Mark[]): Mark[] {
  const brands = Map.groupBy(marks, (mark) => mark.brandId);
  return [...brands.values()].flatMap((ofBrand) => {
    const carried = new Map(ofBrand.map((mark) => [mark.lotId, mark]));
    const found = lots.map((lot) => carried.get(lot.lotId));
    return lots.length > 0 && found.every((mark) => mark)
      ? found.slice(0, 1).flatMap((mark) => mark ?? [])
      : [];
  });
}
