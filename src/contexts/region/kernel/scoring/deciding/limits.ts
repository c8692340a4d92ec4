import type { Columns } from '../../composite/columns.ts';
import { across } from './scales.ts';

/** What a column should be: at least, at most, or just so much. */
export interface Limit {
  readonly kind: 'least' | 'most' | 'target';
  readonly value: number;
}

/** Limits on property (Farag 2020): how far from what is asked, 0 being best. Columns not 0. */
export function limitsOnProperty(
  columns: Columns,
  weights: Float64Array,
  limits: readonly Limit[],
): Float64Array {
  return across(columns, (x, j) => {
    const { kind, value } = limits[j] ?? { kind: 'target', value: x };
    const off = kind === 'least' ? value / x : kind === 'most' ? x / value : Math.abs(x / value - 1);
    return (weights[j] ?? 0) * off;
  });
}
