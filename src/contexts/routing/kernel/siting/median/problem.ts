/** Which `open` of the sites bring the customers nearest: the p-median problem. */
export interface MedianProblem {
  readonly sites: number;
  readonly customers: number;
  /** How many sites are open. */
  readonly open: number;
  /** What it costs to serve a customer from a site, row by site; weights of customers are in it. */
  readonly cost: Float64Array;
  /** Every cost is a whole number, and so is every total: a bound may be rounded up. */
  readonly whole: boolean;
}

/** What a choice of sites costs, each customer from its nearest; worked out from the problem alone. */
export function medianCost({ sites, customers, cost }: MedianProblem, chosen: readonly number[]): number {
  const known = new Set(chosen.filter((site) => site >= 0 && site < sites));
  if (known.size !== chosen.length) throw new RangeError('a site is named twice or is none');
  let sum = 0;
  for (let j = 0; j < customers; j++)
    sum += Math.min(...chosen.map((site) => cost[site * customers + j] ?? Number.POSITIVE_INFINITY));
  return sum;
}
