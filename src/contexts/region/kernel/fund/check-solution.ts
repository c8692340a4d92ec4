import type { LinearModel } from '#shared/solver/linear-model.ts';
import { ExactSum } from '../exact-sum.ts';

/** A limit that a solution breaks, and by how much. */
export interface Breach {
  readonly kind: 'column' | 'row' | 'whole';
  readonly name: string;
  readonly by: number;
}

/** HiGHS takes a limit as kept within this, times the size of the limit. */
const FEASIBLE = 1e-6;
const ROUNDING = 1e-12;

/**
 * Re-checks a solution by arithmetic alone, without the solver that found it: every column within its limits and whole where it
 * must be, every row within its limits. `x`: one value a column.
 */
export function breachesOf(model: LinearModel, x: Float64Array): Breach[] {
  const breaches: Breach[] = [];
  const within = (kind: Breach['kind'], name: string, value: number, least: number, most: number) => {
    const by = Math.max(least - value, value - most);
    const limit = Math.abs(value < least ? least : most);
    if (!(by <= FEASIBLE * Math.max(1, Number.isFinite(limit) ? limit : 1)))
      breaches.push({ kind, name, by });
  };
  for (const [column, name] of model.columnNames.entries()) {
    const value = x[column] ?? Number.NaN;
    within('column', name, value, model.lower[column] ?? 0, model.upper[column] ?? 0);
    if (model.whole[column] === 1) within('whole', name, Math.abs(value - Math.round(value)), 0, 0);
  }
  for (const [row, name] of model.rowNames.entries()) {
    within('row', name, activityOf(model, row, x), model.least[row] ?? 0, model.most[row] ?? 0);
  }
  return breaches;
}

/** The value of a row, Σ A·x. */
function activityOf(model: LinearModel, row: number, x: Float64Array): number {
  let sum = 0;
  const end = model.starts[row + 1] ?? 0;
  for (let k = model.starts[row] ?? 0; k < end; k += 1) {
    sum += (model.values[k] ?? 0) * (x[model.indices[k] ?? 0] ?? Number.NaN);
  }
  return sum;
}

/** The objective of a solution. */
export function objectiveOf(model: LinearModel, x: Float64Array): number {
  const sum = new ExactSum();
  sum.add(model.offset);
  for (const [column, cost] of model.cost.entries()) sum.add(cost * (x[column] ?? Number.NaN));
  return sum.value;
}

/**
 * How far a value can be from the best one, as a share: |bound − value| ÷ |value|, as HiGHS counts it.
 * 0 where both are 0 or differ by rounding alone, Infinity where only the value is 0.
 */
export function gapOf(value: number, bound: number): number {
  const distance = Math.abs(bound - value);
  return distance <= ROUNDING * Math.abs(value) ? 0 : distance / Math.abs(value);
}
