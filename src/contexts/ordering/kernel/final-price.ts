import type { Fen } from '#shared/money.ts';
import type { Quantity, Unit } from '#shared/quantity.ts';

/** How a line was sold and priced, as it was agreed: a later change of the offer does not reach an order. */
export interface Terms {
  readonly form: 'by-weight' | 'by-piece' | 'piece-by-weight' | 'mixed-box' | 'pick-of-season' | 'presale';
  readonly priceFen: Fen;
  readonly priceUnit: Unit;
  /** What one piece or box weighs by estimate, in grams; none for goods sold by weight. */
  readonly pieceGrams?: number;
}

/** What was put into the pack: so much of what was ordered, and the scale's reading where the price goes by weight. */
export interface Reading {
  readonly packed: Quantity;
  readonly grams?: number;
  /** Of boxes lighter than the law's table allows: what should have been in them. */
  readonly declaredGrams?: number;
}

export function paidByWeight(terms: Terms): boolean {
  return terms.form === 'piece-by-weight';
}

/** Sold by the box, which has several goods or grades in it. */
export function isBox(terms: Terms): boolean {
  return terms.form === 'mixed-box' || terms.form === 'pick-of-season';
}

/**
 * What a packed line comes to: by the scale's reading for pieces paid by weight, by what was packed otherwise; never more
 * than was held. (零售商品称重计量监督管理办法, order 66 rev. 2020: settled by the actual reading.)
 * Throws when pieces paid by weight come without a reading.
 */
export function finalPrice(terms: Terms, heldFen: Fen, reading: Reading): Fen {
  return Math.min(heldFen, scalePrice(terms, reading));
}

/** What a packed line comes to beyond what was held. Only pieces paid by weight do: of anything else no more than was ordered is packed. */
export function beyondHeld(terms: Terms, heldFen: Fen, reading: Reading): Fen {
  return Math.max(0, scalePrice(terms, reading) - heldFen);
}

function scalePrice(terms: Terms, { packed, grams, declaredGrams }: Reading): Fen {
  if (!paidByWeight(terms)) {
    const fen = priceFor(terms, packed);
    if (declaredGrams === undefined || grams === undefined) return fen;
    return rounded(BigInt(fen) * BigInt(grams), BigInt(declaredGrams));
  }
  if (packed.milli === 0) return 0;
  if (grams === undefined) throw new RangeError('pieces paid by weight need a reading');
  return priceFor(terms, { milli: grams, unit: 'kg' });
}

/** Is a reading too far from what was expected to be one? A slipped decimal point is ten times off, a natural fruit rarely twice. */
export function isSlip(expectedGrams: number, grams: number): boolean {
  return grams * 2 < expectedGrams || (expectedGrams > 0 && grams > expectedGrams * 2);
}

/** The price of a quantity in any unit of the price's kind: rounded half up to whole fen once, at the end. */
export function priceFor({ priceFen, priceUnit }: Terms, { milli, unit }: Quantity): Fen {
  const product = BigInt(priceFen) * BigInt(milli);
  if (unit === priceUnit) return rounded(product, 1000n);
  if (unit === 'kg' && priceUnit === 'jin') return rounded(product * 2n, 1000n);
  if (unit === 'jin' && priceUnit === 'kg') return rounded(product, 2000n);
  throw new RangeError(`a price per ${priceUnit} does not price ${unit}`);
}

function rounded(product: bigint, per: bigint): Fen {
  return Number((product + per / 2n) / per);
}
