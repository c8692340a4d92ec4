import { type Columns, rangeOf } from '../composite/columns.ts';

/** VIKOR's three measures (Opricovic and Tzeng 2004), less being better in each. */
export interface Vikor {
  /** Weighted shortfall from the best in all columns. */
  readonly group: Float64Array;
  /** The worst weighted shortfall in any one column. */
  readonly regret: Float64Array;
  /** Q, both between their best (0) and worst (1), `v` being the group's part. */
  readonly compromise: Float64Array;
}

export function vikor(columns: Columns, weights: Float64Array, v = 0.5): Vikor {
  const rows = columns[0]?.length ?? 0;
  const group = new Float64Array(rows);
  const regret = new Float64Array(rows);
  for (const [j, column] of columns.entries()) {
    const [least, most] = rangeOf(column);
    if (!(most > least)) continue;
    const weight = (weights[j] ?? 0) / (most - least);
    for (let row = 0; row < rows; row++) {
      const short = weight * (most - (column[row] ?? 0));
      group[row] = (group[row] ?? 0) + short;
      if (short > (regret[row] ?? 0)) regret[row] = short;
    }
  }
  const [groups, regrets] = [onRange(group), onRange(regret)];
  return {
    group,
    regret,
    compromise: groups.map((each, row) => v * each + (1 - v) * (regrets[row] ?? 0)),
  };
}

/**
 * The regions that are the compromise: the one with the least Q alone where it leads by 1/(m − 1) and is also best by group or regret;
 * the first two where only the second fails; else all whose Q is not that far from the least. Row numbers, best first.
 */
export function compromiseSet({ group, regret, compromise }: Vikor): readonly number[] {
  const order = [...compromise.keys()].sort((a, b) => (compromise[a] ?? 0) - (compromise[b] ?? 0));
  const [first = 0, second] = order;
  if (second === undefined) return order;
  const lead = 1 / (order.length - 1);
  const best = compromise[first] ?? 0;
  if ((compromise[second] ?? 0) - best < lead) {
    return order.filter((row) => (compromise[row] ?? 0) - best < lead);
  }
  const stable = group[first] === rangeOf(group)[0] || regret[first] === rangeOf(regret)[0];
  return stable ? [first] : [first, second];
}

function onRange(column: Float64Array): Float64Array {
  const [least, most] = rangeOf(column);
  return column.map((value) => (most > least ? (value - least) / (most - least) : 0));
}
