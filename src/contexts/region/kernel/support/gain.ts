import type { Columns } from '../composite/columns.ts';
import { type Measure, mends } from './measure.ts';

/** What of an index a gain is worked out from: columns on 0 to 1, more being better; weights that add up to 1; the kind of each column. */
export interface Standing {
  readonly columns: Columns;
  readonly weights: Float64Array;
  readonly kinds: readonly (string | undefined)[];
}

/**
 * By how many points of 100 a region's weighted mean would rise if a measure closed what it is assumed to close of the distance in its
 * indicators: 100 · Σⱼ wⱼ(1 − xⱼ) · closes/100 over the columns of its kinds. Of several measures the gains add up, which is more than
 * can be had of two for one kind.
 */
export function gainOf(measure: Measure, { columns, weights, kinds }: Standing, row: number): number {
  let gain = 0;
  for (const [at, kind] of kinds.entries()) {
    if (kind === undefined || !mends(measure, kind)) continue;
    gain += (weights[at] ?? 0) * (1 - (columns[at]?.[row] ?? 0)) * measure.closes;
  }
  return gain;
}
