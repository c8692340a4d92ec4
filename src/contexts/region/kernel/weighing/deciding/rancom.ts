import { shares } from '../entropy.ts';

/** RANCOM (Więckowski et al. 2023): weights from who counts more in each pair, 1 more, 0.5 as much, 0 less. */
export function rancomWeights(comparisons: readonly (readonly number[])[]): Float64Array {
  return shares(Float64Array.from(comparisons, (row) => row.reduce((sum, each) => sum + each, 0)));
}
