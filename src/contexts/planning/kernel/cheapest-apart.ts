/**
 * What each coalition costs when its members may also drive apart: the cheapest of its own plan and of any split into two. A search that found
 * less for a larger coalition is so never taken to mean that joining costs more. `cost[coalition]` for bit sets, 0 for nobody; in place.
 */
export function cheapestApart(cost: Float64Array): void {
  for (let coalition = 1; coalition < cost.length; coalition++) {
    // Subsets are smaller numbers: theirs are settled. Each split is looked at once, from the part that has the lowest member.
    const lowest = coalition & -coalition;
    const rest = coalition ^ lowest;
    for (let part = (rest - 1) & rest; rest !== 0; part = (part - 1) & rest) {
      const apart = (cost[part | lowest] as number) + (cost[rest ^ part] as number);
      if (apart < (cost[coalition] as number)) cost[coalition] = apart;
      if (part === 0) break;
    }
  }
}
