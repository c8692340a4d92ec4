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
}

export function paidByWeight(terms: Terms): boolean {
  return terms.form === 'piece-by-weight';
}

/**
 * What a packed line comes to: by the scale's reading for pieces paid by weight, by what was packed otherwise; never more
 * than was held. (零售商品称重计量监督管理办法, order 66 rev. 2020: settled by the actual reading.)
 * Throws when pieces paid by weight come without a reading.
 */
export function finalPrice(terms: Terms, heldFen: Fen, { packed, grams }: Reading): Fen {
  if (!paidByWeight(terms)) return Math.min(heldFen, priceFor(terms, packed));
  if (packed.milli === 0) return 0;
  if (grams === undefined) throw new RangeError('pieces paid by weight need a reading');
  return Math.min(heldFen, priceFor(terms, { milli: grams, unit: 'kg' }));
}

/**
 * Is a reading too far from the estimate to be one? A slipped decimal point is ten times off, a natural fruit rarely
 * twice. `undefined` estimate: nothing to compare with.
 */
export function isSlip({ pieceGrams }: Terms, { packed, grams }: Reading): boolean {
  if (pieceGrams === undefined || grams === undefined) return false;
  const expected = (pieceGrams * packed.milli) / 1000;
  return grams * 2 < expected || grams > expected * 2;
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
