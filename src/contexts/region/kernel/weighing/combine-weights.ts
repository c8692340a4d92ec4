import { shares } from './entropy.ts';

export const combinations = ['geometric', 'game'] as const;
/** `geometric`: w ∝ (Π wₖ)^(1/K). `game`: Σ αₖ wₖ nearest to all of them (least squares, 博弈论组合赋权). */
export type Combination = (typeof combinations)[number];

/** One set of weights from several that stand for the same columns: judged by people, say, and by the data. */
export function combineWeights(sets: readonly Float64Array[], how: Combination): Float64Array {
  const columns = sets[0]?.length ?? 0;
  if (how === 'geometric') {
    const product = new Float64Array(columns).fill(1);
    for (const set of sets)
      for (const at of product.keys()) product[at] = (product[at] ?? 0) * (set[at] ?? 0);
    return shares(product.map((each) => each ** (1 / sets.length)));
  }
  const mix = gameMix(sets);
  const mixed = new Float64Array(columns);
  for (const [nth, set] of sets.entries()) {
    for (const at of mixed.keys()) mixed[at] = (mixed[at] ?? 0) + (mix[nth] ?? 0) * (set[at] ?? 0);
  }
  return shares(mixed);
}

/** α with Σₗ αₗ (wₖ·wₗ) = wₖ·wₖ for each k, made positive and adding up to 1; equal where the sets say the same. */
function gameMix(sets: readonly Float64Array[]): readonly number[] {
  const rows = sets.map((one) => [...sets.map((other) => product(one, other)), product(one, one)]);
  const mix = solved(rows)?.map(Math.abs);
  const sum = mix?.reduce((all, each) => all + each, 0) ?? 0;
  return mix && sum > 0 ? mix.map((each) => each / sum) : sets.map(() => 1 / sets.length);
}

/** Gauss's elimination of an augmented matrix; undefined where it has no one answer. */
function solved(matrix: number[][]): number[] | undefined {
  const n = matrix.length;
  for (let at = 0; at < n; at++) {
    const best =
      [...matrix.keys()].slice(at).sort((a, b) => size(matrix, b, at) - size(matrix, a, at))[0] ?? at;
    const [one, other] = [matrix[at] ?? [], matrix[best] ?? []];
    matrix[at] = other;
    matrix[best] = one;
    const pivot = other[at] ?? 0;
    if (Math.abs(pivot) < 1e-12) return undefined;
    for (const [row, cells] of matrix.entries()) {
      if (row === at) continue;
      const times = (cells[at] ?? 0) / pivot;
      for (let column = at; column <= n; column++) {
        cells[column] = (cells[column] ?? 0) - times * (other[column] ?? 0);
      }
    }
  }
  return matrix.map((cells, at) => (cells[n] ?? 0) / (cells[at] ?? 1));
}

function size(matrix: readonly (readonly number[])[], row: number, column: number): number {
  return Math.abs(matrix[row]?.[column] ?? 0);
}

function product(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (const [at, value] of one.entries()) sum += value * (other[at] ?? 0);
  return sum;
}
