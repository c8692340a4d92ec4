/**
 * What is within reach of each place: Σ_j mass_j · e^(−distance ÷ scale) over all others (Harris 1954, market potential, with
 * exponential decay). `x`, `y`: where places are, in one unit, the same as `scale`. One column a mass.
 */
export function reachOf(
  x: Float64Array,
  y: Float64Array,
  masses: readonly Float64Array[],
  scale: number,
): readonly Float64Array[] {
  const size = x.length;
  const reach = masses.map(() => new Float64Array(size));
  for (let one = 0; one < size; one += 1) {
    for (let other = 0; other < one; other += 1) {
      const distance = Math.hypot(
        (x[one] as number) - (x[other] as number),
        (y[one] as number) - (y[other] as number),
      );
      const near = Math.exp(-distance / scale);
      if (near < 1e-9) continue;
      for (const [at, mass] of masses.entries()) {
        const sum = reach[at] as Float64Array;
        sum[one] = (sum[one] as number) + near * (mass[other] as number);
        sum[other] = (sum[other] as number) + near * (mass[one] as number);
      }
    }
  }
  return reach;
}
