import { sql } from 'kysely';
import { freeOf, lotsForSale, productByCode, productsByCodes } from '#origin';
import { type Offer, offersByIds } from '#selling';
import type { Call } from '#shared/call.ts';
import { type Day, dayOf } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import type { Quantity } from '#shared/quantity.ts';
import { halfGrams } from './kernel/draws.ts';
import { priceFor, type Terms } from './kernel/final-price.ts';
import { type Pickable, pickFrom } from './kernel/pick.ts';
import type { LineDraw, OrderLine } from './orders.ts';
import type { Harvest } from './short-harvests.ts';

/** What stands in for the missing part of a line. */
export interface Substitute {
  readonly offer: Offer;
  readonly quantity: Quantity;
  readonly terms: Terms;
  readonly fen: Fen;
  readonly draws: readonly LineDraw[];
}

/**
 * What could stand in for a harvest: what the seller has on sale by weight or by the piece, counted alike and of the same kind of goods.
 * A box, or a piece paid by the scale, stands in for nothing: nobody could say beforehand what it comes to.
 */
export async function substituteOffers(
  call: Call,
  harvest: Harvest,
  unit: Quantity['unit'],
): Promise<Offer[]> {
  const today = dayOf(call.now);
  const { rows } = await sql<{ id: string }>`
    select o.id from selling.v_offer o
    where o.county_id = ${call.county} and o.seller_id = ${harvest.sellerId} and o.status = 'on'
      and o.form in ('by-weight', 'by-piece') and (o.sold_unit = 'piece') = ${unit === 'piece'}
      and ${today} between o.on_from and o.on_until
      and not (o.product_code = ${harvest.productCode} and o.grade = ${harvest.grade})
    order by o.product_code <> ${harvest.productCode}, o.title_zh, o.id limit 24`.execute(call.tx);
  const offers = [
    ...(
      await offersByIds(
        call,
        rows.map(({ id }) => id),
      )
    ).values(),
  ];
  const product = await productByCode(call, harvest.productCode);
  const products = await productsByCodes(call, [...new Set(offers.map(({ productCode }) => productCode))]);
  const alike = new Set(
    products.filter(({ category }) => category === product?.category).map(({ code }) => code),
  );
  return offers.filter(({ productCode }) => alike.has(productCode));
}

/** An offer that stands in, and what is left of its lots. Lines take from it one after the other. */
export interface SubstituteStock {
  readonly offer: Offer;
  lots: readonly Pickable[];
}

/** What can stand in on the last of these days; undefined when the seller offers nothing for it. */
export async function substituteStock(
  call: Call,
  offer: Offer | undefined,
  promisedDays: readonly Day[],
): Promise<SubstituteStock | undefined> {
  const [part] = offer?.parts ?? [];
  const goodOn = promisedDays.toSorted().at(-1);
  if (!offer || !part || goodOn === undefined) return undefined;
  const { productCode: product, grade } = part;
  const lots = await lotsForSale(call, { seller: offer.sellerId, product, grade, goodOn });
  return {
    offer,
    lots: lots.map((lot) => ({
      lotId: lot.id,
      productCode: lot.productCode,
      producerId: lot.producerId,
      free: { milli: freeOf(lot), unit: lot.unit },
    })),
  };
}

/**
 * Fills the missing part of a line from what stands in: all of it or nothing, of the same grower, so that whoever is paid for the line is
 * who gives the goods, and for no more than was paid for the part. Takes it out of the stock.
 */
export function substituteFor(
  stock: SubstituteStock | undefined,
  {
    line,
    missing,
    mostFen,
    grower,
  }: {
    readonly line: OrderLine;
    readonly missing: Quantity;
    readonly mostFen: Fen;
    readonly grower: string | undefined;
  },
): Substitute | undefined {
  if (!stock || mostFen <= 0) return undefined;
  const { offer } = stock;
  const own = stock.lots.filter(({ producerId }) => producerId === grower);
  const picked = pickFrom(own, missing);
  if (halfGrams(picked.missing) > 0) return undefined;
  stock.lots = stock.lots.map((lot) => {
    const taken = picked.draws.find(({ lotId }) => lotId === lot.lotId);
    return taken ? { ...lot, free: { ...lot.free, milli: lot.free.milli - taken.quantity.milli } } : lot;
  });
  const ownPrice = { priceFen: offer.priceFen, priceUnit: offer.priceUnit };
  const asked = priceFor({ form: 'by-weight', ...ownPrice }, missing);
  const price =
    asked <= mostFen ? ownPrice : { priceFen: line.terms.priceFen, priceUnit: line.terms.priceUnit };
  const pieceGrams =
    missing.unit === 'piece' ? { pieceGrams: offer.pieceKg ?? line.terms.pieceGrams ?? 0 } : {};
  return {
    offer,
    quantity: missing,
    terms: { form: missing.unit === 'piece' ? 'by-piece' : 'by-weight', ...price, ...pieceGrams },
    fen: Math.min(asked, mostFen),
    draws: picked.draws,
  };
}
