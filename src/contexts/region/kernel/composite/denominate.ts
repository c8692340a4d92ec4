/** A figure by another of the same region (sales by people, offices by area); NaN where either is missing or the divisor is zero. */
export function denominate(column: Float64Array, by: Float64Array): Float64Array {
  return column.map((value, row) => (by[row] ? value / (by[row] ?? Number.NaN) : Number.NaN));
}
