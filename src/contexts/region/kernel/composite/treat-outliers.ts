import { rangeOf } from './columns.ts';
import { shapeOf } from './skew.ts';

/** When a column counts as one that outliers govern, and how far they are pulled in before it is made a logarithm. */
export interface OutlierRule {
  /** Both |skewness| and kurtosis must be above these. */
  readonly skewness: number;
  readonly kurtosis: number;
  /** At most this share of the rows is pulled in. */
  readonly most: number;
}

/** The OECD/JRC handbook's rule as COINr has it (Becker et al. 2022, JOSS 7:4567). */
export const OUTLIER_RULE: OutlierRule = { skewness: 2, kurtosis: 3.5, most: 0.1 };

export interface Treated {
  readonly column: Float64Array;
  /** Rows that were pulled in, to the lowest or highest figure left. */
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Pulling in was not enough: ln(x − least + 1 % of the range). */
  readonly logged: boolean;
}

/**
 * A full column without outliers that would govern its scale: the farthest figure on the skewed side is set to the next one, again
 * and again until the rule is met; where that would take more rows than may be, or leave all the same, the column as it came is made a
 * logarithm instead.
 */
export function treatOutliers(column: Float64Array, rule: OutlierRule): Treated {
  const most = Math.ceil(column.length * rule.most);
  const governed = (skewness: number, kurtosis: number) =>
    Math.abs(skewness) > rule.skewness && kurtosis > rule.kurtosis;
  const pulled = column.slice();
  const low: number[] = [];
  const high: number[] = [];
  let shape = shapeOf(pulled);
  while (governed(shape.skewness, shape.kurtosis)) {
    const side = shape.skewness > 0 ? high : low;
    const ends = pullIn(pulled, side === high);
    for (const row of ends) if (!side.includes(row)) side.push(row);
    const [least, highest] = rangeOf(pulled);
    if (low.length + high.length > most || least === highest) {
      return { column: logged(column), low: [], high: [], logged: true };
    }
    shape = shapeOf(pulled);
  }
  return { column: pulled, low, high, logged: false };
}

/** Sets the farthest figures to the next one, in place; answers their rows. */
function pullIn(column: Float64Array, upper: boolean): number[] {
  const [least, most] = rangeOf(column);
  const end = upper ? most : least;
  let next = upper ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const rows: number[] = [];
  for (const [row, value] of column.entries()) {
    if (value === end) rows.push(row);
    else if (upper ? value > next : value < next) next = value;
  }
  for (const row of rows) column[row] = next;
  return rows;
}

function logged(column: Float64Array): Float64Array {
  const [least, most] = rangeOf(column);
  return column.map((value) => Math.log(value - least + 0.01 * (most - least)));
}
