import { type Columns, type Direction, meanOf } from '../../composite/columns.ts';
import { across, scaled, scales } from './scales.ts';

/** Distances of each row to the best, second best … worst made of each column's figures in order, and to their mean. */
function distances(columns: Columns, weights: Float64Array, directions: readonly Direction[]) {
  const weighed = scaled(columns, scales.vector).map((column, j) => column.map((x) => x * (weights[j] ?? 0)));
  const ordered = weighed.map((column, j) =>
    directions[j] === 1 ? column.toSorted().reverse() : column.toSorted(),
  );
  const means = weighed.map(meanOf);
  const to = (goal: (j: number) => number) => across(weighed, (x, j) => (x - goal(j)) ** 2).map(Math.sqrt);
  const rows = columns[0]?.length ?? 0;
  return {
    toPlace: Array.from({ length: rows }, (_, place) => to((j) => ordered[j]?.[place] ?? 0)),
    toMean: to((j) => means[j] ?? 0),
  };
}

/** PROBID (Wang et al. 2021): near to the better ideals, far from the worse, and far from the mean. */
export function probid(
  columns: Columns,
  weights: Float64Array,
  directions: readonly Direction[],
): Float64Array {
  const { toPlace, toMean } = distances(columns, weights, directions);
  const m = toPlace.length;
  const half = Math.ceil(m / 2);
  return toMean.map((mean, row) => {
    let [near, far] = [0, 0];
    for (const [at, column] of toPlace.entries()) {
      const place = at + 1;
      if (place <= half) near += (column[row] ?? 0) / place;
      if (place >= half) far += (column[row] ?? 0) / (m - place + 1);
    }
    return 1 / (1 + (near / far) ** 2) + mean;
  });
}

/** sPROBID: only the first and the last quarter of the ideals. */
export function sprobid(
  columns: Columns,
  weights: Float64Array,
  directions: readonly Direction[],
): Float64Array {
  const { toPlace, toMean } = distances(columns, weights, directions);
  const m = toPlace.length;
  const quarter = Math.max(1, Math.floor(m / 4));
  return toMean.map((_, row) => {
    let [near, far] = [0, 0];
    for (let place = 1; place <= quarter; place++) {
      near += (toPlace[place - 1]?.[row] ?? 0) / place;
      far += (toPlace[m - place]?.[row] ?? 0) / place;
    }
    return far / near;
  });
}
