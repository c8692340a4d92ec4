import { type Columns, type Direction, rangeOf } from '../../composite/columns.ts';
import { scaled, scales } from '../../scoring/deciding/scales.ts';
import { entropyWeights, shares } from '../entropy.ts';

/**
 * CILOS (Zavadskas and Podvezko 2016): a column weighs more the less is lost in it where others are at their best. Columns above 0. The
 * losses' matrix has one vector that it takes to 0; it is found by elimination.
 */
export function cilosWeights(columns: Columns, directions: readonly Direction[]): Float64Array {
  const turned = columns.map((column, j) => {
    const [least] = rangeOf(column);
    return directions[j] === -1 ? column.map((x) => least / x) : column;
  });
  const parts = scaled(turned, scales.sum);
  const best = parts.map((column) => column.indexOf(rangeOf(column)[1]));
  const n = parts.length;
  const losses = best.map((row, i) =>
    parts.map((column, j) => {
      const most = column[best[j] ?? 0] ?? 1;
      return i === j ? 0 : (most - (column[row] ?? 0)) / most;
    }),
  );
  for (let j = 0; j < n; j++) {
    const sum = losses.reduce((all, row) => all + (row[j] ?? 0), 0);
    (losses[j] ?? [])[j] = -sum;
  }
  return shares(nullVector(losses));
}

/** IDOCRIW: entropy and CILOS weights multiplied. */
export function idocriwWeights(columns: Columns, directions: readonly Direction[]): Float64Array {
  const loss = cilosWeights(columns, directions);
  return shares(entropyWeights(columns).map((weight, j) => weight * (loss[j] ?? 0)));
}

/** Of a matrix with one, up to its length. */
function nullVector(matrix: readonly (readonly number[])[]): Float64Array {
  const rows = matrix.map((row) => [...row]);
  const n = rows.length;
  for (let at = 0; at < n - 1; at++) {
    const pivot = rows
      .slice(at)
      .reduce((best, row) => (Math.abs(row[at] ?? 0) > Math.abs(best[at] ?? 0) ? row : best));
    rows.splice(rows.indexOf(pivot), 1);
    rows.splice(at, 0, pivot);
    for (const [i, row] of rows.entries()) {
      if (i === at) continue;
      const times = (row[at] ?? 0) / (pivot[at] ?? 1);
      for (let j = at; j < n; j++) row[j] = (row[j] ?? 0) - times * (pivot[j] ?? 0);
    }
  }
  return Float64Array.from(rows, (row, at) => (at === n - 1 ? 1 : -(row[n - 1] ?? 0) / (row[at] ?? 1)));
}
