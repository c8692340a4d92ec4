/** How a distance between two points of a published instance is written: CVRPLIB rounds, DIMACS' VRPTW truncates to tenths. */
export type Rounding = 'exact' | 'nearest' | 'tenths';

const write: Readonly<Record<Rounding, (d: number) => number>> = {
  exact: (d) => d,
  nearest: (d) => Math.round(d),
  tenths: (d) => Math.floor(d * 10),
};

/** Straight-line distances, row by row. With `tenths` they are ten times as long and whole. */
export function euclid(x: ArrayLike<number>, y: ArrayLike<number>, rounding: Rounding): Float64Array {
  const count = x.length;
  const matrix = new Float64Array(count * count);
  const written = write[rounding];
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      const dx = (x[i] ?? 0) - (x[j] ?? 0);
      const dy = (y[i] ?? 0) - (y[j] ?? 0);
      matrix[i * count + j] = written(Math.sqrt(dx * dx + dy * dy));
    }
  }
  return matrix;
}
