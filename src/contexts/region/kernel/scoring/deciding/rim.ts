import type { Columns } from '../../composite/columns.ts';
import { across } from './scales.ts';

type Span = readonly [low: number, high: number];

/** RIM (Cables et al. 2016): how near to an ideal span of each column, within the range it can take. */
export function rim(
  columns: Columns,
  weights: Float64Array,
  ranges: readonly Span[],
  ideals: readonly Span[],
): Float64Array {
  const near = (x: number, j: number) => {
    const [low = 0, high = 1] = ranges[j] ?? [];
    const [from = low, to = high] = ideals[j] ?? [];
    if (x >= from && x <= to) return 1;
    return x < from ? 1 - (from - x) / (from - low) : 1 - (x - to) / (high - to);
  };
  const short = across(columns, (x, j) => ((weights[j] ?? 0) * (1 - near(x, j))) ** 2).map(Math.sqrt);
  const ahead = across(columns, (x, j) => ((weights[j] ?? 0) * near(x, j)) ** 2).map(Math.sqrt);
  return ahead.map((each, row) => each / (each + (short[row] ?? 0)));
}
