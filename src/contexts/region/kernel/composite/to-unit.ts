import { rangeOf } from './columns.ts';

/** A column on 0 to 1, from the least there is to the most; all the same: 1 each. */
export function toUnit(column: Float64Array): Float64Array {
  const [least, most] = rangeOf(column);
  return most > least ? column.map((value) => (value - least) / (most - least)) : column.map(() => 1);
}
