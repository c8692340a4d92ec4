/** Which fifth of all each value belongs to, 0 the lowest; the same values belong together. */
export function fifthsOf(values: Float64Array): Int32Array {
  const rising = values.toSorted();
  const limits = [1, 2, 3, 4].map((at) => rising[Math.ceil((at * rising.length) / 5) - 1] ?? 0);
  return Int32Array.from(values, (value) => limits.filter((limit) => value > limit).length);
}
