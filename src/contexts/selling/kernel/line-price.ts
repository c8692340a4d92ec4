import { type Fen, portion } from '#shared/money.ts';
import { grams, inUnit, priceOf } from '#shared/quantity.ts';
import type { Offer } from './offer.ts';

type Priced = Pick<Offer, 'form' | 'priceFen' | 'priceUnit' | 'soldUnit' | 'pieceKg' | 'toleranceBp'>;

export interface LinePrice {
  /** What it should come to. */
  readonly estimateFen: Fen;
  /** What is paid at checkout: the most it can come to. The same as the estimate unless it is weighed first. */
  readonly heldFen: Fen;
}

/** What an ordered quantity costs, in fen, rounded half up once. `milli` is in the offer's sold unit. */
export function linePrice(offer: Priced, milli: number): LinePrice {
  if (offer.form !== 'piece-by-weight') {
    const fen = priceOf(offer.priceFen, inUnit({ milli, unit: offer.soldUnit }, offer.priceUnit).milli);
    return { estimateFen: fen, heldFen: fen };
  }
  const kg = Math.round((milli * (offer.pieceKg ?? 0)) / 1000);
  const estimateFen = weighedPrice(offer, kg);
  return { estimateFen, heldFen: estimateFen + portion(estimateFen, offer.toleranceBp) };
}

/** What so much weight costs at the offer's price per kg or jin. `kg` in thousandths. For goods paid by actual weight. */
export function weighedPrice(offer: Pick<Offer, 'priceFen' | 'priceUnit'>, kg: number): Fen {
  return priceOf(offer.priceFen, inUnit({ milli: kg, unit: 'kg' }, offer.priceUnit).milli);
}

export interface UnitPrice {
  readonly perKg: Fen;
  readonly perJin: Fen;
  /** True when a piece's weight was estimated to work it out. */
  readonly approximate: boolean;
}

/** The price of one kg and one jin (500 g), for comparing offers of every form. */
export function unitPrice(offer: Priced): UnitPrice {
  const { priceFen, priceUnit, pieceKg } = offer;
  const mass = priceUnit === 'piece' ? pieceKg : grams({ milli: 1000, unit: priceUnit });
  if (mass === undefined) throw new Error('an offer sold by the piece has no weight');
  return {
    perKg: perMass(priceFen, 1000, mass),
    perJin: perMass(priceFen, 500, mass),
    approximate: priceUnit === 'piece',
  };
}

/** Fen for `wanted` grams when `mass` grams cost `fen`, rounded half up. */
function perMass(fen: Fen, wanted: number, mass: number): Fen {
  return Number((2n * BigInt(fen) * BigInt(wanted) + BigInt(mass)) / (2n * BigInt(mass)));
}
