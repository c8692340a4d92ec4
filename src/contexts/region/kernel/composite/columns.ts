/**
 * One list a column (an indicator), one value a row (a region); NaN where there is no figure. All lists are as long as each other.
 */
export type Columns = readonly Float64Array[];

/** 1: more is better, −1: less is better. */
export type Direction = 1 | -1;

/** The least and the most of a column, figures that are missing left out; NaN when all are. */
export function rangeOf(column: Float64Array): readonly [least: number, most: number] {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of column) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return least <= most ? [least, most] : [Number.NaN, Number.NaN];
}

/** The mean of the figures there are; NaN when there are none. */
export function meanOf(column: Float64Array): number {
  let sum = 0;
  let count = 0;
  for (const value of column) {
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return sum / count;
}

/** The middle one of the figures there are; NaN when there are none. */
export function medianOf(column: Float64Array): number {
  const rising = column.filter((value) => !Number.isNaN(value)).sort();
  const half = rising.length / 2;
  return ((rising[Math.ceil(half) - 1] ?? Number.NaN) + (rising[Math.floor(half)] ?? Number.NaN)) / 2;
}
