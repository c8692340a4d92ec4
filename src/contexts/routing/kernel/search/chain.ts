/**
 * A new number for each row of the matrices, along a chain of visits each near the one before: what is looked up together
 * lies together. Rows without a visit come last.
 */
export function chainOf(
  row: Int32Array,
  rows: number,
  visits: number,
  near: Int32Array,
  nearCount: number,
): Int32Array {
  const chain = new Int32Array(rows).fill(-1);
  const isFree = (node: number) => (chain[row[node] as number] as number) < 0;
  let count = 0;
  for (let first = 1; first <= visits; first++) {
    let node = isFree(first) ? first : 0;
    while (node > 0) {
      chain[row[node] as number] = count++;
      let to = 0;
      for (let i = 0; i < nearCount && to === 0; i++) {
        const each = near[node * nearCount + i] as number;
        if (isFree(each)) to = each;
      }
      node = to;
    }
  }
  for (let i = 0; i < rows; i++) if ((chain[i] as number) < 0) chain[i] = count++;
  return chain;
}

/** Copies matrices into another order of their rows and columns; of one matrix always the same copy. */
export function moved(order: Int32Array): (matrix: Float64Array) => Float64Array {
  const rows = order.length;
  const known = new Map<Float64Array, Float64Array>();
  return (matrix) => {
    const before = known.get(matrix);
    if (before) return before;
    const copy = new Float64Array(matrix.length);
    for (let i = 0; i < rows; i++) {
      const to = (order[i] as number) * rows;
      for (let j = 0; j < rows; j++) copy[to + (order[j] as number)] = matrix[i * rows + j] as number;
    }
    known.set(matrix, copy);
    return copy;
  };
}
