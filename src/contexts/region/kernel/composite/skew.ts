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
  for (const value of column) mean += value / n;
  let [second, third, fourth] = [0, 0, 0];
  for (const value of column) {
    const off = value - mean;
    const square = off * off;
    second += square / n;
    third += (square * off) / n;
    fourth += (square * square) / n;
  }
  return {
    skewness: (third / second ** 1.5) * (Math.sqrt(n * (n - 1)) / (n - 2)),
    kurtosis: ((fourth / (second * second) - 3) * (n + 1) + 6) * ((n - 1) / ((n - 2) * (n - 3))),
  };
}
