import { ranksOf } from '../composite/ranks.ts';
import { rankCorrelation } from '../ranking/rank-correlation.ts';

/** What a ranking by one volume (turnover, say) would get wrong. */
export interface Misled {
  /** Spearman's correlation of the two rankings. */
  readonly correlation: number;
  /** Rows that the volume puts into the first half and the index into the last fifth: passed over. */
  readonly passedOver: readonly number[];
  /** Rows that the volume puts into the last fifth and the index into the first half: thought weak. */
  readonly thoughtWeak: readonly number[];
}

/** `volume` and `score`, more being better; neither the same throughout. */
export function misledBy(volume: Float64Array, score: Float64Array): Misled {
  const rows = score.length;
  const [byVolume, byScore] = [ranksOf(volume), ranksOf(score)];
  const at = (first: Float64Array, second: Float64Array) =>
    [...first.keys()].filter((row) => (first[row] ?? 0) <= rows / 2 && (second[row] ?? 0) > rows * 0.8);
  return {
    correlation: rankCorrelation(volume, score),
    passedOver: at(byVolume, byScore),
    thoughtWeak: at(byScore, byVolume),
  };
}
