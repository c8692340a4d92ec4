/**
 * For each of the nodes 1 … `count` its `most` nearest others, nearest first: `[node * most + i]`.
 * Distances are sorted together with their node's number in one double, which is far quicker than comparing by a function.
 */
export function nearestOf(
  count: number,
  most: number,
  between: (i: number, j: number) => number,
): Int32Array {
  const nearest = new Int32Array((count + 1) * most);
  const far = new Float64Array(count + 1);
  const keys = new Float64Array(Math.max(0, count - 1));
  for (let i = 1; i <= count; i++) {
    let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let j = 1; j <= count; j++) {
      const d = between(i, j);
      far[j] = d;
      if (j === i) continue;
      if (d < least) least = d;
      if (d > greatest) greatest = d;
    }
    const step = greatest > least ? 2 ** 30 / (greatest - least) : 0;
    for (let j = 1, at = 0; j <= count; j++) {
      if (j !== i) keys[at++] = Math.floor(((far[j] as number) - least) * step) * (count + 1) + j;
    }
    keys.sort();
    for (let k = 0; k < most; k++) nearest[i * most + k] = (keys[k] as number) % (count + 1);
  }
  return nearest;
}
