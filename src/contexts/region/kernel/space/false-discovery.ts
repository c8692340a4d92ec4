/**
 * The largest p that still counts when at most `rate` of what is found may be chance (Benjamini and Hochberg 1995; Caldas de Castro and
 * Singer 2006 for maps): p₍ᵢ₎ ≤ i/m · rate. 0 when none does. NaN (an island) is left out.
 */
export function falseDiscoveryLimit(p: Float64Array, rate: number): number {
  const rising = p.filter((each) => !Number.isNaN(each)).sort();
  for (let at = rising.length - 1; at >= 0; at--) {
    if ((rising[at] ?? 1) <= ((at + 1) / rising.length) * rate) return rising[at] ?? 0;
  }
  return 0;
}
