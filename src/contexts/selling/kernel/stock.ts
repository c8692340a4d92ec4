import { addDays, type Day } from '#shared/instant.ts';
import type { Unit } from '#shared/quantity.ts';
import type { Offer, Part } from './offer.ts';
import { marginDays, type Season } from './season.ts';

/** One open lot as an offer sees it. */
export interface Stock {
  readonly lotId: string;
  readonly lotCode: string;
  readonly producerId: string;
  /** Who sells it: the producer's co-op, or the producer. */
  readonly sellerId: string;
  readonly productCode: string;
  readonly grade: string;
  readonly unit: Unit;
  /** What nobody has reserved or bought, in thousandths of `unit`. */
  readonly available: number;
  readonly harvestedOn: Day;
  readonly goodUntil: Day;
  /** It carries a certificate that is in force (承诺达标合格证). */
  readonly certified: boolean;
}

/** A forecast as a presale sees it. */
export interface Forecast {
  readonly forecastId: string;
  readonly fromDay: Day;
  readonly untilDay: Day;
  readonly unit: Unit;
  /** What may still be presold, in thousandths of `unit`. */
  readonly left: number;
  /** How sure, in percent, its producer wants to be of what is presold, and when it was last said. */
  readonly certainty: number;
  readonly madeAt: Date;
}

/** What selling must know of a product. */
export interface Goods {
  readonly season: Season;
  readonly shelfLifeDays: number;
  readonly certificateRequired: boolean;
}

export type GoodsOf = (productCode: string) => Goods;

export type Unfit = 'other-goods' | 'certificate-missing' | 'not-good-then';

/** Why a lot may not fill a part of a seller's offer that is collected on `goodOn`; undefined when it may. */
export function unfit(
  lot: Stock,
  sellerId: string,
  part: Part,
  goods: Goods,
  goodOn: Day,
): Unfit | undefined {
  if (lot.sellerId !== sellerId) return 'other-goods';
  if (lot.productCode !== part.productCode || lot.grade !== part.grade) return 'other-goods';
  if (goods.certificateRequired && !lot.certified) return 'certificate-missing';
  if (lot.goodUntil < addDays(goodOn, marginDays(goods.shelfLifeDays))) return 'not-good-then';
  return undefined;
}

/** First expiry first out; of equals the one picked first, then by code, so that the same stock gives the same answer. */
export function byExpiry(a: Stock, b: Stock): number {
  return (
    compare(a.goodUntil, b.goodUntil) ||
    compare(a.harvestedOn, b.harvestedOn) ||
    compare(a.lotCode, b.lotCode)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * How much of a lot (in thousandths of its unit) one step of an offer takes for a part; undefined when the lot is counted
 * in a unit that cannot serve it, such as a by-weight offer on a lot counted in pieces.
 */
export function needPerStep(
  offer: Pick<Offer, 'form' | 'step'>,
  part: Part,
  lotUnit: Unit,
): number | undefined {
  const ofPart = (offer.step * part.milli) / 1000;
  if (part.unit === lotUnit) return whole(ofPart);
  if (part.unit === 'kg' && lotUnit === 'jin') return whole(ofPart * 2);
  if (part.unit === 'jin' && lotUnit === 'kg') return whole(ofPart / 2);
  // The estimate of a piece's weight serves lots counted in kg; a lot counted in pieces gives the pieces themselves.
  if (offer.form === 'piece-by-weight' && lotUnit === 'piece') return offer.step;
  return undefined;
}

function whole(thousandths: number): number {
  if (!Number.isSafeInteger(thousandths))
    throw new RangeError(`a step takes ${thousandths} thousandths of a lot`);
  return thousandths;
}
