/** How lopsided and how heavy-tailed a column is, corrected for the size of the sample (G₁ and G₂ of Joanes and Gill 1998). */
export interface Shape {
  readonly skewness: number;
  /** Above that of a normal distribution. */
  readonly kurtosis: number;
}

/** Of at least four figures that are not all the same, else NaN. */
export function shapeOf(column: Float64Array): Shape {
  const n = column.length;
  let mean = 0;
  for (let row = 0; row < n; row++) mean += column[row] ?? 0;
  mean /= n;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let row = 0; row < n; row++) {
    const off = (column[row] ?? 0) - mean;
    const square = off * off;
    second += square;
    third += square * off;
    fourth += square * square;
  }
  second /= n;
  third /= n;
  fourth /= n;
  return {
    skewness: (third / second ** 1.5) * (Math.sqrt(n * (n - 1)) / (n - 2)),
    kurtosis: ((fourth / (second * second) - 3) * (n + 1) + 6) * ((n - 1) / ((n - 2) * (n - 3))),
  };
}
