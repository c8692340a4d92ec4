import type { Columns, Direction } from '../../composite/columns.ts';
import { across, scaled, scales } from './scales.ts';

/** MAIRCA (Gigović et al. 2016): the gap between what each could be and what it is. Less is better. */
export function mairca(
  columns: Columns,
  weights: Float64Array,
  directions: readonly Direction[],
): Float64Array {
  const rows = columns[0]?.length ?? 1;
  return across(
    scaled(columns, scales['min-max'], directions),
    (x, j) => ((weights[j] ?? 0) / rows) * (1 - x),
  );
}
