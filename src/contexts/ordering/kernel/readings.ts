import { grams, type Quantity } from '#shared/quantity.ts';
import { isSlip, paidByWeight, type Reading, type Terms } from './final-price.ts';

/** What a packer says of a line: how much of it is in the parcel, and what the scale showed. */
export interface LineToPack {
  readonly position: number;
  /** Thousandths of the line's unit; all of it unless told. */
  readonly packedMilli?: number;
  readonly grams?: number;
}

export interface Ordered {
  readonly position: number;
  readonly quantity: Quantity;
  /** What a short harvest left of it. */
  readonly given?: Quantity;
  readonly terms: Terms;
}

export type Unreadable = 'more-than-ordered' | 'no-reading' | 'slip';

export type ReadLine<Line extends Ordered> =
  | { readonly line: Line; readonly reading: Reading }
  | { readonly line: Line; readonly problem: Unreadable; readonly grams?: number };

/** Reads what the packer says of one line, or says what cannot be right about it. */
export function readLine<Line extends Ordered>(line: Line, said: LineToPack | undefined): ReadLine<Line> {
  const most = line.given ?? line.quantity;
  const milli = said?.packedMilli ?? most.milli;
  const packed = { milli, unit: most.unit };
  const whole = most.unit !== 'piece' || milli % 1000 === 0;
  if (milli < 0 || milli > most.milli || !whole) return { line, problem: 'more-than-ordered' };
  if (!paidByWeight(line.terms) || milli === 0) return { line, reading: { packed } };
  if (said?.grams === undefined || said.grams <= 0) return { line, problem: 'no-reading' };
  const reading = { packed, grams: said.grams };
  return isSlip(line.terms, reading) ? { line, problem: 'slip', grams: said.grams } : { line, reading };
}

/** What a packed line weighs, in grams: by the scale, by its own unit, or by the estimate of a piece. */
export function gramsPacked({ pieceGrams = 0 }: Terms, reading: Reading): number {
  const { packed } = reading;
  return reading.grams ?? Math.ceil(grams(packed) ?? (packed.milli * pieceGrams) / 1000);
}

/** What a line was expected to weigh, in grams. */
export function gramsExpected(terms: Terms, ordered: Quantity): number {
  return gramsPacked(terms, { packed: ordered });
}
