/** How many parts the span of distances is cut into, so that only those that can hold the nearest are sorted. */
const PARTS = 1024;

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
  const within = new Int32Array(PARTS + 1);
  for (let i = 1; i <= count; i++) {
    let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let j = 1; j <= count; j++) {
      if (j === i) continue;
      const d = between(i, j);
      far[j] = d;
      if (d < least) least = d;
      if (d > greatest) greatest = d;
    }
    const step = greatest > least ? PARTS / (greatest - least) : 0;
    within.fill(0);
    for (let j = 1; j <= count; j++) {
      if (j === i) continue;
      far[j] = ((far[j] as number) - least) * step;
      (within[(far[j] as number) | 0] as number)++;
    }
    let [last, inside] = [0, within[0] as number];
    while (inside < most) inside += within[++last] as number;
    for (let j = 1, at = 0; j <= count; j++) {
      if (j !== i && ((far[j] as number) | 0) <= last)
        keys[at++] = Math.floor((far[j] as number) * 2 ** 20) * (count + 1) + j;
    }
    const some = keys.subarray(0, inside).sort();
    for (let k = 0; k < most; k++) nearest[i * most + k] = (some[k] as number) % (count + 1);
  }
  return nearest;
}
