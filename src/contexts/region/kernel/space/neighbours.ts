/**
 * Who borders on whom, each row's weights adding up to 1: of row i, the entries `from[i]` to `from[i + 1]` of `to` (rows) and `weight`.
 * A row without entries is an island.
 */
export interface Neighbours {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weight: Float64Array;
}

/** From each row's list of neighbours, all counting the same; a row's own number and repetitions are left out. */
export function neighboursOf(lists: readonly (readonly number[])[]): Neighbours {
  const clean = lists.map((list, row) => [...new Set(list)].filter((other) => other !== row));
  const from = new Int32Array(clean.length + 1);
  for (const [row, list] of clean.entries()) from[row + 1] = (from[row] ?? 0) + list.length;
  return {
    from,
    to: Int32Array.from(clean.flat()),
    weight: Float64Array.from(clean.flatMap((list) => list.map(() => 1 / list.length))),
  };
}

/** The mean of each row's neighbours, by weight: its spatial lag; 0 for an island. */
export function lagOf(values: Float64Array, { from, to, weight }: Neighbours): Float64Array {
  return values.map((_, row) => {
    let sum = 0;
    for (let at = from[row] ?? 0; at < (from[row + 1] ?? 0); at++) {
      sum += (weight[at] ?? 0) * (values[to[at] ?? 0] ?? 0);
    }
    return sum;
  });
}

/** Rows that border on none. */
export function islandsOf({ from }: Neighbours): readonly number[] {
  return [...from.keys()].slice(0, -1).filter((row) => from[row] === from[row + 1]);
}

/** How many borders only one side knows of: 0 for a map, more where a list was kept by hand and has gaps. */
export function oneSided({ from, to }: Neighbours): number {
  const rows = from.length - 1;
  const known = new Set<number>();
  for (let row = 0; row < rows; row++) {
    for (let at = from[row] ?? 0; at < (from[row + 1] ?? 0); at++) known.add(row * rows + (to[at] ?? 0));
  }
  let missing = 0;
  for (const pair of known) if (!known.has((pair % rows) * rows + Math.floor(pair / rows))) missing++;
  return missing;
}
