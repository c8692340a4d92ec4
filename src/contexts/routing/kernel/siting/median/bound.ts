import type { MedianProblem } from './problem.ts';

/** What is known of each site on a branch: 0 free, 1 open, 2 closed. */
export type Fixed = Uint8Array;

export interface Bounded {
  readonly bound: number;
  /** Prices of the customers that proved it, to begin the next branch with. */
  readonly prices: Float64Array;
  /** How often each site was among the chosen lately, from 0 to 1: near one half, it is undecided. */
  readonly share: Float64Array;
}

/** Closes once a bound reaches `target`; whole costs cannot lie between. */
const EPS = 1e-6;

/**
 * A lower bound by prices of customers (Lagrangian relaxation of “each customer is served once”; Beasley 1993, EJOR 65/3), raised step by
 * step along its subgradient. Each site is worth what its prices exceed its costs; the `open` best ones are taken. `tried` is told which,
 * as a choice that is often nearly the best. Sites whose other state would push the bound over `best` are fixed in `fixed`.
 */
export function bound(
  problem: MedianProblem,
  {
    fixed,
    prices: from,
    best,
    rounds,
    tried,
  }: {
    fixed: Fixed;
    prices: Float64Array;
    best: () => number;
    rounds: number;
    tried: (chosen: Int32Array) => void;
  },
): Bounded {
  const { sites, customers, open, cost, whole } = problem;
  const prices = from.slice();
  const kept = from.slice();
  const worth = new Float64Array(sites);
  const served = new Int32Array(customers);
  const share = new Float64Array(sites);
  const chosen = new Int32Array(open);
  let highest = Number.NEGATIVE_INFINITY;
  let step = 1.2;
  let stale = 0;
  const limit = () => (whole ? best() - 1 + EPS : best() - Math.abs(best()) * 1e-9);
  for (let round = 0; round < rounds && step > 0.002; round++) {
    for (let i = 0; i < sites; i++) {
      if (fixed[i] === 2) continue;
      let sum = 0;
      const row = i * customers;
      for (let j = 0; j < customers; j++) {
        const gain = (cost[row + j] as number) - (prices[j] as number);
        if (gain < 0) sum += gain;
      }
      worth[i] = sum;
    }
    const order: number[] = [];
    let taken = 0;
    for (let i = 0; i < sites; i++) {
      if (fixed[i] === 1) {
        chosen[taken] = i;
        taken += 1;
      } else if (fixed[i] === 0) order.push(i);
    }
    if (taken > open || taken + order.length < open)
      return { bound: Number.POSITIVE_INFINITY, prices: kept, share };
    order.sort((a, b) => (worth[a] as number) - (worth[b] as number));
    const free = open - taken;
    for (let at = 0; at < free; at++) chosen[taken + at] = order[at] as number;
    let low = 0;
    for (let j = 0; j < customers; j++) low += prices[j] as number;
    for (const i of chosen) low += worth[i] as number;
    for (let i = 0; i < sites; i++) share[i] = (share[i] as number) * 0.95;
    for (const i of chosen) (share[i] as number) += 0.05;
    if (low > highest + 1e-7) {
      highest = low;
      kept.set(prices);
      stale = 0;
      if (round % 8 === 0 || round < 8) tried(chosen);
    } else if (++stale >= 12) {
      stale = 0;
      step *= 0.7;
      prices.set(kept);
      tried(chosen);
      continue;
    }
    if (highest > limit()) break;
    // Which sites cannot change their state below the best known.
    const last = free > 0 ? (worth[order[free - 1] as number] as number) : Number.POSITIVE_INFINITY;
    const next = free < order.length ? (worth[order[free] as number] as number) : Number.POSITIVE_INFINITY;
    for (let at = 0; at < order.length; at++) {
      const i = order[at] as number;
      const w = worth[i] as number;
      if (at < free) {
        if (low - w + next > limit()) fixed[i] = 1;
      } else if (low + w - (free > 0 ? last : Number.NEGATIVE_INFINITY) > limit()) fixed[i] = 2;
    }
    served.fill(0);
    for (const i of chosen) {
      const row = i * customers;
      for (let j = 0; j < customers; j++)
        if ((cost[row + j] as number) < (prices[j] as number)) served[j] = (served[j] as number) + 1;
    }
    let norm = 0;
    for (let j = 0; j < customers; j++) norm += (1 - (served[j] as number)) ** 2;
    if (norm === 0) break;
    const stride = (step * Math.max(best() * 1.001 - low, 1e-6)) / norm;
    for (let j = 0; j < customers; j++)
      prices[j] = (prices[j] as number) + stride * (1 - (served[j] as number));
  }
  return { bound: highest, prices: kept, share };
}
