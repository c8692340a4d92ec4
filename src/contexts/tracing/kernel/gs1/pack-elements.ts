import type { Element } from './element.ts';

/** What a pack's label says. */
export interface PackFacts {
  readonly gtin: string;
  readonly lotCode: string;
  /** Net mass, when it was weighed; otherwise how many pieces. */
  readonly grams?: number | undefined;
  readonly pieces?: number | undefined;
  /** Days as YYYY-MM-DD. */
  readonly harvested?: string | undefined;
  readonly bestBefore?: string | undefined;
}

/** A GTIN whose first digit is 9 is of goods whose measure differs from pack to pack (GS1 General Specifications § 2.1.10). */
const VARIABLE = '9';
const MOST_GRAMS = 999_999;
const MOST_PIECES = 99_999_999;

/**
 * The elements of a pack's barcode, those of predefined length first: GTIN, net weight in grams as kg with three decimals (3103) or
 * count (30) where the measure varies, best before (15), harvest (7007), lot.
 */
export function packElements(pack: PackFacts): Element[] {
  const { gtin, lotCode, grams, pieces, harvested, bestBefore } = pack;
  const varies = gtin.startsWith(VARIABLE);
  const weighed = varies && grams !== undefined && grams > 0 && grams <= MOST_GRAMS;
  const counted = varies && !weighed && pieces !== undefined && pieces > 0 && pieces <= MOST_PIECES;
  return [
    { ai: '01', value: gtin },
    ...(weighed ? [{ ai: '3103', value: String(Math.round(grams)).padStart(6, '0') }] : []),
    ...(bestBefore ? [{ ai: '15', value: yymmdd(bestBefore) }] : []),
    ...(counted ? [{ ai: '30', value: String(pieces) }] : []),
    ...(harvested ? [{ ai: '7007', value: yymmdd(harvested) }] : []),
    { ai: '10', value: lotCode },
  ];
}

function yymmdd(day: string): string {
  return day.slice(2).replaceAll('-', '');
}
