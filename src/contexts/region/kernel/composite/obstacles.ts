import type { Columns } from './columns.ts';

/**
 * Obstacle degree (障碍度): what part of a region's distance from the best each column makes, Oᵢⱼ = wⱼ(1 − xᵢⱼ)/Σⱼ wⱼ(1 − xᵢⱼ).
 * Columns on 0 to 1, more being better. One list a column; a region's parts add up to 1, or are all 0 where nothing holds it back.
 */
export function obstacles(columns: Columns, weights: Float64Array): Float64Array[] {
  const short = columns.map((column, j) => column.map((value) => (weights[j] ?? 0) * (1 - value)));
  const sums = new Float64Array(columns[0]?.length ?? 0);
  for (const column of short)
    for (const [row, value] of column.entries()) sums[row] = (sums[row] ?? 0) + value;
  return short.map((column) => column.map((value, row) => (sums[row] ? value / (sums[row] ?? 1) : 0)));
}

/** The `most` columns that hold a region back most, with their parts, greatest first. */
export function foremost(
  degrees: readonly Float64Array[],
  row: number,
  most: number,
): readonly { readonly column: number; readonly share: number }[] {
  return degrees
    .map((column, at) => ({ column: at, share: column[row] ?? 0 }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
    .slice(0, most);
}
