import type { Columns } from './columns.ts';

/** How well parts of one whole keep pace (耦合协调度), one value a region. */
export interface Coupling {
  /** C: 1 where all parts are the same. */
  readonly coupling: Float64Array;
  /** T = Σ αⱼ Uⱼ: how far along they are together. */
  readonly level: Float64Array;
  /** D = √(C T): how far along and in step. */
  readonly coordination: Float64Array;
}

export const couplings = ['classic', 'corrected'] as const;
/**
 * `classic`: C = q (Π U)^(1/q) / Σ U. `corrected` (王淑佳 et al. 2021, 自然资源学报 36:793–810), which uses the whole of 0 to 1:
 * C = √{[1 − Σ_{i>j}|Uᵢ − Uⱼ| / Σ_{m=1}^{q−1} m] · [Π Uᵢ/max U]^{1/(q−1)}}.
 */
export type CouplingForm = (typeof couplings)[number];

/** Of two or more parts on 0 to 1. `weights` α add up to 1. */
export function coupling(parts: Columns, weights: Float64Array, form: CouplingForm): Coupling {
  const rows = parts[0]?.length ?? 0;
  const coupled = new Float64Array(rows);
  const level = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const values = parts.map((part) => part[row] ?? 0);
    coupled[row] = form === 'classic' ? classic(values) : corrected(values);
    level[row] = values.reduce((sum, value, at) => sum + (weights[at] ?? 0) * value, 0);
  }
  return {
    coupling: coupled,
    level,
    coordination: coupled.map((each, row) => Math.sqrt(each * (level[row] ?? 0))),
  };
}

function classic(values: readonly number[]): number {
  const sum = values.reduce((all, value) => all + value, 0);
  const product = values.reduce((all, value) => all * value, 1);
  return sum > 0 ? Math.min(1, (values.length * product ** (1 / values.length)) / sum) : 0;
}

function corrected(values: readonly number[]): number {
  const q = values.length;
  const most = Math.max(...values);
  if (most === 0) return 0;
  let apart = 0;
  for (const [i, one] of values.entries())
    for (const other of values.slice(0, i)) apart += Math.abs(one - other);
  const product = values.reduce((all, value) => all * (value / most), 1);
  return Math.sqrt(Math.max(0, 1 - apart / ((q * (q - 1)) / 2)) * product ** (1 / (q - 1)));
}
