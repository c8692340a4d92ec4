import { meanOf, medianOf } from './columns.ts';

export const imputations = ['mean', 'median', 'group-mean', 'group-median'] as const;
/** What stands in for a missing figure: the mean or median of all, or of the region's own group. */
export type Imputation = (typeof imputations)[number];

/**
 * A column with its missing figures filled in, and which rows those were. A group without any figure takes that of all.
 * `groupOf` (each row's group from 0 on) is asked for by the two of groups.
 */
export function impute(
  column: Float64Array,
  how: Imputation,
  groupOf?: Int32Array,
): { readonly column: Float64Array; readonly filled: readonly number[] } {
  const middle = how.endsWith('mean') ? meanOf : medianOf;
  const all = middle(column);
  const ofGroup = new Map<number, number>();
  const standIn = (row: number): number => {
    if (!how.startsWith('group') || !groupOf) return all;
    const group = groupOf[row] ?? 0;
    const known = ofGroup.get(group) ?? middle(column.filter((_, other) => groupOf[other] === group));
    ofGroup.set(group, known);
    return Number.isNaN(known) ? all : known;
  };
  const filled: number[] = [];
  const full = column.map((value, row) => {
    if (!Number.isNaN(value)) return value;
    filled.push(row);
    return standIn(row);
  });
  return { column: full, filled };
}
