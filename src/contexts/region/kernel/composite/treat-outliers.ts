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
  const n = column.length;
  const most = Math.ceil(n * rule.most);
  const rising = Uint32Array.from(column.keys()).sort((a, b) => (column[a] ?? 0) - (column[b] ?? 0));
  const ordered = Float64Array.from(rising, (row) => column[row] ?? 0);
  // Below `low` and from `high` on, figures were pulled in.
  let [low, high] = [0, n];
  for (;;) {
    const { skewness, kurtosis } = shapeOf(ordered);
    if (!(Math.abs(skewness) > rule.skewness && kurtosis > rule.kurtosis)) break;
    if (skewness > 0) high = pullDown(ordered, high);
    else low = pullUp(ordered, low);
    if (low + n - high > most || ordered[0] === ordered[n - 1]) {
      return { column: logged(column), low: [], high: [], logged: true };
    }
  }
  const treated = new Float64Array(n);
  for (let at = 0; at < n; at++) treated[rising[at] ?? 0] = ordered[at] ?? 0;
  return {
    column: treated,
    low: [...rising.subarray(0, low)],
    high: [...rising.subarray(high)],
    logged: false,
  };
}

/** Sets all at the upper end to the next figure below; answers from where on figures are pulled in. */
function pullDown(ordered: Float64Array, high: number): number {
  const end = ordered[ordered.length - 1] ?? 0;
  let at = high;
  while (at > 0 && ordered[at - 1] === end) at--;
  ordered.fill(ordered[at - 1] ?? end, at);
  return at;
}

/** The same at the lower end: answers up to where. */
function pullUp(ordered: Float64Array, low: number): number {
  const [end = 0] = ordered;
  let at = low;
  while (at < ordered.length && ordered[at] === end) at++;
  ordered.fill(ordered[at] ?? end, 0, at);
  return at;
}

function logged(column: Float64Array): Float64Array {
  const [least, most] = rangeOf(column);
  return column.map((value) => Math.log(value - least + 0.01 * (most - least)));
}
