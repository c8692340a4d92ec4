/** Pairwise judgements (Saaty 1977): `values[i][j]` is how much more i counts than j; NaN where nobody judged. */
export type Judgements = readonly (readonly number[])[];

export interface AhpWeights {
  readonly weights: Float64Array;
  /** λmax of the (completed) matrix: n where the judgements agree with each other, else more. */
  readonly eigenvalue: number;
  /** CI/RI with Saaty's random index: below 0.1 the judgements agree well enough. 0 for fewer than three. */
  readonly consistencyRatio: number;
  /** The same with the random index of Donegan and Dodd (1991), from more matrices. */
  readonly consistencyRatioDd: number;
  /** All judgements, those that were missing filled in so that λmax is least (Bozóki, Fülöp and Rónyai 2010). */
  readonly completed: Judgements;
}

// Saaty 2005, Theory and Applications of the Analytic Network Process, p. 31; from n = 3.
const SAATY = [0.52, 0.89, 1.11, 1.25, 1.35, 1.4, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59];
// Donegan and Dodd 1991, Mathematical and Computer Modelling 15:135–137; from n = 3.
const DONEGAN_DODD = [
  0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055, 1.4213, 1.4497, 1.4643, 1.4822, 1.4969,
];
/** Beyond this no random index is published, and nobody judges so many pairs soundly. */
export const MOST_JUDGED = 15;

const ROUNDS = 200;
const CLOSE = 1e-10;
const WIDEST = Math.log(1000);

/** Weights from judgements of at most `MOST_JUDGED` things, each linked to the others by some chain of judgements. */
export function ahpWeights(judgements: Judgements): AhpWeights {
  const completed = complete(judgements);
  const { vector, value } = principal(completed);
  const n = completed.length;
  const index = n > 1 ? Math.max(0, (value - n) / (n - 1)) : 0;
  const ratio = (table: readonly number[]) => (n < 3 ? 0 : index / (table[n - 3] ?? Number.NaN));
  return {
    weights: vector,
    eigenvalue: value,
    consistencyRatio: ratio(SAATY),
    consistencyRatioDd: ratio(DONEGAN_DODD),
    completed,
  };
}

/** Fills one missing judgement after the other with what makes λmax least, until nothing moves: λmax is convex in their logarithms. */
function complete(judgements: Judgements): number[][] {
  const matrix = judgements.map((row) => row.map((value) => (Number.isNaN(value) ? 1 : value)));
  const missing: (readonly [i: number, j: number])[] = [];
  for (const [i, row] of judgements.entries()) {
    for (let j = i + 1; j < row.length; j++) if (Number.isNaN(row[j])) missing.push([i, j]);
  }
  for (let round = 0; missing.length > 0 && round < ROUNDS; round++) {
    let moved = 0;
    for (const [i, j] of missing) {
      const before = Math.log(matrix[i]?.[j] ?? 1);
      const best = least((log) => {
        set(matrix, i, j, Math.exp(log));
        return principal(matrix).value;
      });
      set(matrix, i, j, Math.exp(best));
      moved = Math.max(moved, Math.abs(best - before));
    }
    if (moved < 1e-7) break;
  }
  return matrix;
}

function set(matrix: number[][], i: number, j: number, value: number): void {
  const [row, mirrored] = [matrix[i], matrix[j]];
  if (!row || !mirrored) return;
  row[j] = value;
  mirrored[i] = 1 / value;
}

/** Where a function with one valley is least (golden section). */
function least(of: (at: number) => number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [-WIDEST, WIDEST];
  let [left, right] = [high - golden * (high - low), low + golden * (high - low)];
  let [atLeft, atRight] = [of(left), of(right)];
  while (high - low > 1e-8) {
    if (atLeft < atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - golden * (high - low);
      atLeft = of(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + golden * (high - low);
      atRight = of(right);
    }
  }
  return (low + high) / 2;
}

/** The principal eigenvector of a positive matrix, adding up to 1, and its eigenvalue (power iteration). */
function principal(matrix: Judgements): { vector: Float64Array; value: number } {
  const n = matrix.length;
  let vector = new Float64Array(n).fill(1 / n);
  let value = n;
  for (let round = 0; round < 1000; round++) {
    const next = new Float64Array(n);
    for (const [i, row] of matrix.entries()) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += (row[j] ?? 0) * (vector[j] ?? 0);
      next[i] = sum;
    }
    let sum = 0;
    for (const each of next) sum += each;
    let moved = Math.abs(sum - value);
    for (let i = 0; i < n; i++) {
      next[i] = (next[i] ?? 0) / sum;
      moved = Math.max(moved, Math.abs((next[i] ?? 0) - (vector[i] ?? 0)));
    }
    vector = next;
    value = sum;
    if (moved < CLOSE) break;
  }
  return { vector, value };
}
