import { type Columns, type Direction, rangeOf } from '../../composite/columns.ts';
import { ervd } from './ervd.ts';
import { rim } from './rim.ts';
import { spotis } from './spotis.ts';

/** Methods that ask of each column what its bounds, its ideal or its point of reference is; more is better in each. */
export const askingNames = ['ervd', 'rim', 'spotis'] as const;
export type AskingName = (typeof askingNames)[number];

/** What is said of a column, in its own units. */
export interface Said {
  readonly goalposts?: { readonly worst: number; readonly best: number } | undefined;
  /** The span that is as good as can be. */
  readonly ideal?: { readonly from: number; readonly to: number } | undefined;
  /** What counts as neither gain nor loss. */
  readonly reference?: number | undefined;
}

/** The first column of which something is not said, or of which a figure lies outside of it. */
export function notSaid(
  name: AskingName,
  columns: Columns,
  said: readonly Said[],
):
  | { readonly column: number; readonly what: 'goalposts' | 'ideal' | 'reference'; readonly row?: number }
  | undefined {
  for (const [column, { goalposts, ideal, reference }] of said.entries()) {
    if (name === 'ervd') {
      if (reference === undefined) return { column, what: 'reference' };
      continue;
    }
    if (!goalposts) return { column, what: 'goalposts' };
    const [low, high] = boundsOf(goalposts);
    const row = columns[column]?.findIndex((value) => value < low || value > high) ?? -1;
    if (row >= 0) return { column, what: 'goalposts', row };
    if (name === 'rim' && !(ideal && ideal.from >= low && ideal.from <= ideal.to && ideal.to <= high))
      return { column, what: 'ideal' };
  }
  return undefined;
}

/** Of columns in their own units, of which everything the method asks is said. */
export function askingScore(
  name: AskingName,
  columns: Columns,
  weights: Float64Array,
  directions: readonly Direction[],
  said: readonly Said[],
): Float64Array {
  const bounds = said.map(({ goalposts }, at) =>
    goalposts ? boundsOf(goalposts) : rangeOf(columns[at] ?? new Float64Array()),
  );
  if (name === 'ervd')
    return ervd(
      columns,
      weights,
      directions,
      said.map(({ reference = 0 }) => reference),
    );
  if (name === 'spotis') return spotis(columns, weights, directions, bounds).map((away) => -away);
  const ideals = said.map(({ ideal }, at) =>
    ideal ? ([ideal.from, ideal.to] as const) : (bounds[at] ?? ([0, 1] as const)),
  );
  return rim(columns, weights, bounds, ideals);
}

function boundsOf({
  worst,
  best,
}: {
  readonly worst: number;
  readonly best: number;
}): readonly [number, number] {
  return worst < best ? [worst, best] : [best, worst];
}
