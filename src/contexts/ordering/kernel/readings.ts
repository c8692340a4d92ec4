import { grams, inUnit, type Quantity } from '#shared/quantity.ts';
import { isBox, isSlip, paidByWeight, type Reading, type Terms } from './final-price.ts';
import { type PrepackedTable, prepackedMinus } from './weight-tables.ts';

/** What a packer says of a line: how much of it is in the parcel, and what the scale showed. */
export interface LineToPack {
  readonly position: number;
  /** Thousandths of the line's unit; all of it unless told. */
  readonly packedMilli?: number;
  readonly grams?: number;
  /** Have the buyer asked for what it came to beyond what was held; without, the seller bears it. */
  readonly askMore?: boolean;
}

export interface Ordered {
  readonly position: number;
  readonly quantity: Quantity;
  /** What a short harvest left of it. */
  readonly given?: Quantity;
  readonly terms: Terms;
  readonly draws?: readonly { readonly quantity: Quantity }[];
}

export type Unreadable = 'more-than-ordered' | 'no-reading' | 'slip';

export type ReadLine<Line extends Ordered> =
  | { readonly line: Line; readonly reading: Reading }
  | { readonly line: Line; readonly problem: Unreadable; readonly grams?: number };

/**
 * Reads what the packer says of one line, or says what cannot be right about it. Goods sold by weight are never packed as more than the
 * scale showed; a box may be lighter than what should be in it by what the law's table allows.
 */
export function readLine<Line extends Ordered>(
  line: Line,
  said: LineToPack | undefined,
  table: PrepackedTable,
): ReadLine<Line> {
  const most = line.given ?? line.quantity;
  const milli = said?.packedMilli ?? most.milli;
  const packed = { milli, unit: most.unit };
  const whole = most.unit !== 'piece' || milli % 1000 === 0;
  if (milli < 0 || milli > most.milli || !whole) return { line, problem: 'more-than-ordered' };
  const grams = said?.grams;
  if (milli === 0) return { line, reading: { packed } };
  if (grams === undefined && !paidByWeight(line.terms)) return { line, reading: { packed } };
  if (grams === undefined || grams <= 0) return { line, problem: 'no-reading' };
  const perBox = isBox(line.terms) ? boxGrams(line) : undefined;
  const expected = perBox === undefined ? gramsPacked(line.terms, { packed }) : (perBox * milli) / 1000;
  if (isSlip(expected, grams)) return { line, problem: 'slip', grams };
  if (perBox !== undefined)
    return { line, reading: { packed, grams, ...lighter(perBox, milli, grams, table) } };
  return { line, reading: { packed: notBeyond(packed, grams), grams } };
}

/** Sold by weight, no more than the scale showed is in the parcel. */
function notBeyond(packed: Quantity, grams: number): Quantity {
  if (packed.unit === 'piece') return packed;
  return {
    ...packed,
    milli: Math.min(packed.milli, inUnit({ milli: grams, unit: 'kg' }, packed.unit).milli),
  };
}

/** Boxes lighter by more than the table allows each of them are paid by what is in them. */
function lighter(perBox: number, milli: number, grams: number, table: PrepackedTable) {
  const declaredGrams = (perBox * milli) / 1000;
  const allowed = (prepackedMinus(table, perBox) * milli) / 1000;
  return declaredGrams - grams > allowed ? { declaredGrams } : {};
}

/** What should be in one box, in grams: what its lots give to it. undefined: something in it is counted. */
function boxGrams({ quantity, draws = [] }: Ordered): number | undefined {
  const masses = draws.map((draw) => grams(draw.quantity));
  if (masses.length === 0 || masses.includes(undefined)) return undefined;
  const all = masses.reduce<number>((sum, mass) => sum + (mass ?? 0), 0);
  return Math.round((all * 1000) / quantity.milli);
}

/** What a packed line weighs, in grams: by the scale, by its own unit, or by the estimate of a piece. */
export function gramsPacked({ pieceGrams = 0 }: Terms, reading: Reading): number {
  const { packed } = reading;
  return reading.grams ?? Math.ceil(grams(packed) ?? (packed.milli * pieceGrams) / 1000);
}

/** What a line was expected to weigh, in grams: a box what should be in it, anything else by its unit or by estimate. */
export function gramsExpected(line: Ordered): number {
  const { terms, quantity } = line;
  const perBox = isBox(terms) ? boxGrams(line) : undefined;
  return perBox === undefined
    ? gramsPacked(terms, { packed: quantity })
    : Math.round((perBox * quantity.milli) / 1000);
}
