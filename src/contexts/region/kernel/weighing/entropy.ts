import type { Columns } from '../composite/columns.ts';

/**
 * Entropy weights: what a column says apart from all the same. pᵢⱼ = xᵢⱼ/Σᵢxᵢⱼ, eⱼ = −Σ p ln p / ln n with 0 ln 0 = 0, wⱼ ∝ 1 − eⱼ.
 * `columns` ≥ 0, each with a sum above 0. A skewed column swallows the others: treat outliers first, look at each weight, cap it.
 */
export function entropyWeights(columns: Columns): Float64Array {
  const rows = columns[0]?.length ?? 0;
  return shares(
    Float64Array.from(columns, (column) => {
      let sum = 0;
      for (const value of column) sum += value;
      let entropy = 0;
      for (const value of column) {
        const share = value / sum;
        if (share > 0) entropy -= share * Math.log(share);
      }
      return Math.max(0, 1 - entropy / Math.log(rows));
    }),
  );
}

/** Each part of the whole; equal parts where there is nothing to part by. */
export function shares(parts: Float64Array): Float64Array {
  let sum = 0;
  for (const part of parts) sum += part;
  return parts.map((part) => (sum > 0 ? part / sum : 1 / parts.length));
}
