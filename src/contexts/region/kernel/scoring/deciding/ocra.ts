import { type Columns, type Direction, rangeOf } from '../../composite/columns.ts';
import { across } from './scales.ts';

/** OCRA (Parkan 1994): costs and benefits rated apart by their least, 0 for the last. Columns above 0. */
export function ocra(
  columns: Columns,
  weights: Float64Array,
  directions: readonly Direction[],
): Float64Array {
  const ranges = columns.map(rangeOf);
  const side = (direction: Direction) =>
    fromLeast(
      across(columns, (x, j) => {
        const [least, most] = ranges[j] ?? [1, 1];
        if (directions[j] !== direction) return 0;
        return ((weights[j] ?? 0) * (direction === 1 ? x - least : most - x)) / least;
      }),
    );
  const [benefits, costs] = [side(1), side(-1)];
  return fromLeast(benefits.map((each, row) => each + (costs[row] ?? 0)));
}

function fromLeast(column: Float64Array): Float64Array {
  const [least] = rangeOf(column);
  return column.map((x) => x - least);
}
