import { ranksOf } from '../composite/ranks.ts';

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
    correlation: correlationOf(midRanks(volume), midRanks(score)),
    passedOver: at(byVolume, byScore),
    thoughtWeak: at(byScore, byVolume),
  };
}

/** Ranks of which the same figures share the middle one. */
function midRanks(values: Float64Array): Float64Array {
  const ranks = ranksOf(values);
  const count = new Map<number, number>();
  for (const rank of ranks) count.set(rank, (count.get(rank) ?? 0) + 1);
  return ranks.map((rank) => rank + ((count.get(rank) ?? 1) - 1) / 2);
}

function correlationOf(one: Float64Array, other: Float64Array): number {
  const mean = (one.length + 1) / 2;
  let [product, first, second] = [0, 0, 0];
  for (const [row, rank] of one.entries()) {
    const [a, b] = [rank - mean, (other[row] ?? 0) - mean];
    product += a * b;
    first += a * a;
    second += b * b;
  }
  return product / Math.sqrt(first * second);
}
