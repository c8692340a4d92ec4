import type { LinearModel } from '#shared/solver/linear-model.ts';

/**
 * No solution of a maximisation is worth more than this (Lagrange; any prices give a true bound, good prices a near one):
 * offset + Σ_r y_r·limit_r + Σ_j max over x_j of (c_j − y·A_j)·x_j. `y`: one price a row, ≥ 0 for its most and ≤ 0 for its least.
 * A price on a limit that is not there counts as none. It needs no solver, so it holds the solver's own bound to account.
 */
export function dualBound(model: LinearModel, y: Float64Array): number {
  const rest = Float64Array.from(model.cost);
  let bound = model.offset;
  for (let row = 0; row < model.rowNames.length; row += 1) {
    const price = y[row] ?? 0;
    const limit = (price > 0 ? model.most[row] : model.least[row]) ?? 0;
    if (price === 0 || !Number.isFinite(limit)) continue;
    bound += price * limit;
    const end = model.starts[row + 1] ?? 0;
    for (let k = model.starts[row] ?? 0; k < end; k += 1) {
      const column = model.indices[k] ?? 0;
      rest[column] = (rest[column] ?? 0) - price * (model.values[k] ?? 0);
    }
  }
  for (const [column, value] of rest.entries()) {
    if (value !== 0) bound += value * ((value > 0 ? model.upper[column] : model.lower[column]) ?? 0);
  }
  return bound;
}
