import { Chance } from '../chance.ts';
import type { Columns } from '../composite/columns.ts';
import { type Scoring, scorings } from '../scoring/scorings.ts';

/** What is left to chance in each draw. */
export interface Draws {
  readonly draws: number;
  readonly seed: number;
  /** Each weight is drawn within this part of itself either way, all of them made to add up to 1 again; 'any': all weights there are, each as likely. */
  readonly spread: number | 'any';
  /** One of these in each draw. */
  readonly scorings: readonly Scoring[];
}

/** Where each region came to stand over all draws, 1 being first. */
export interface DrawnRanks {
  readonly draws: number;
  readonly low: Float64Array;
  readonly median: Float64Array;
  readonly high: Float64Array;
  /** In what part of the draws it was among the last fifth, and among the first. */
  readonly lastFifth: Float64Array;
  readonly firstFifth: Float64Array;
}

/** Nine of ten draws lie between `low` and `high`. */
const TAIL = 0.05;
const EACH = 50;
/** More regions than these share steps of the ranks' scale, so that the table of draws stays small. */
const STEPS = 4096;

/**
 * Ranks under many weights and methods, of `columns` on 0 to 1 and weights that add up to 1. Gives the number of draws done again and
 * again, so that whoever runs it can show progress or stop; then the result.
 */
export function* drawRanks(
  columns: Columns,
  weights: Float64Array,
  { draws, seed, spread, scorings: names }: Draws,
): Generator<number, DrawnRanks> {
  const chance = new Chance(seed);
  const rows = columns[0]?.length ?? 0;
  const width = Math.max(1, Math.ceil(rows / STEPS));
  const steps = Math.ceil(rows / width);
  const seen = new Uint32Array(rows * steps);
  const last = new Float64Array(rows);
  const first = new Float64Array(rows);
  const place = placer(rows);
  for (let done = 0; done < draws; done++) {
    if (done % EACH === 0) yield done;
    const how = names[chance.below(names.length)] ?? 'linear';
    const ranks = place(scorings[how](columns, drawnWeights(weights, spread, chance)));
    for (let row = 0; row < rows; row++) {
      const rank = ranks[row] ?? 0;
      const cell = row * steps + Math.floor(rank / width);
      seen[cell] = (seen[cell] ?? 0) + 1;
      if (rank >= rows * 0.8) last[row] = (last[row] ?? 0) + 1;
      if (rank < rows * 0.2) first[row] = (first[row] ?? 0) + 1;
    }
  }
  const quantile = (share: number) =>
    Float64Array.from(last, (_, row) => {
      const wanted = share * draws;
      let passed = 0;
      for (let step = 0; step < steps; step++) {
        passed += seen[row * steps + step] ?? 0;
        if (passed > wanted || passed === draws) return step * width + 1;
      }
      return rows;
    });
  return {
    draws,
    low: quantile(TAIL),
    median: quantile(0.5),
    high: quantile(1 - TAIL),
    lastFifth: last.map((count) => count / draws),
    firstFifth: first.map((count) => count / draws),
  };
}

function drawnWeights(weights: Float64Array, spread: number | 'any', chance: Chance): Float64Array {
  const drawn = weights.map((weight) =>
    // Exponential parts of their sum are any point of the simplex, each as likely.
    spread === 'any' ? -Math.log(1 - chance.share()) : weight * (1 + spread * (2 * chance.share() - 1)),
  );
  let sum = 0;
  for (const each of drawn) sum += each;
  return drawn.map((each) => each / sum);
}

/**
 * Ranks from 0, the highest score first, ties sharing the first. A score on 0 to 1 and its row go into one number, so that sorting needs
 * no comparison function: 2⁻⁴⁰ apart is a tie for 4,096 rows.
 */
function placer(rows: number): (scores: Float64Array) => Int32Array {
  const slots = 2 ** Math.ceil(Math.log2(Math.max(2, rows)));
  const scale = 2 ** 52 / slots;
  const keys = new Float64Array(rows);
  const ranks = new Int32Array(rows);
  return (scores) => {
    for (let row = 0; row < rows; row++) keys[row] = Math.floor((scores[row] ?? 0) * scale) * slots + row;
    keys.sort();
    let [rank, before] = [0, Number.NaN];
    for (let at = rows - 1; at >= 0; at--) {
      const key = keys[at] ?? 0;
      const step = Math.floor(key / slots);
      if (step !== before) {
        rank = rows - 1 - at;
        before = step;
      }
      ranks[key - step * slots] = rank;
    }
    return ranks;
  };
}
