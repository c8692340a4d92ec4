import { Random } from '../../random.ts';
import { bound, type Fixed } from './bound.ts';
import type { MedianProblem } from './problem.ts';
import { Medians } from './swap.ts';

export interface MedianEffort {
  readonly seed: number;
  readonly seconds: number;
  /** Seconds so far. */
  readonly clock: () => number;
  readonly stop?: () => boolean;
}

export interface MediansFound {
  readonly chosen: readonly number[];
  readonly cost: number;
  /** No choice costs less than this; equal to the cost when the choice is proven the best. */
  readonly bound: number;
  readonly proven: boolean;
  readonly branches: number;
}

const ROOT_ROUNDS = 1500;
const BRANCH_ROUNDS = 80;
/** Chances to swap from a choice that was shaken, before and while bounds are raised. */
const SHAKES = 12;

/** The best choice of sites, and how good any could be: swaps from shaken choices, then branches closed by bounds. */
export function solveMedian(problem: MedianProblem, effort: MedianEffort): MediansFound {
  const began = effort.clock();
  const over = () => effort.clock() - began >= effort.seconds || effort.stop?.() === true;
  const random = new Random(effort.seed);
  const medians = new Medians(problem);
  let best = Number.POSITIVE_INFINITY;
  let chosen: number[] = [];
  const keep = () => {
    if (medians.cost >= best - 1e-9) return false;
    best = medians.cost;
    chosen = [...medians.chosen];
    return true;
  };
  const start = pickedAtRandom(problem.sites, problem.open, random);
  medians.take(start);
  medians.descend();
  keep();
  for (let shake = 0; shake < SHAKES && !over(); shake++) {
    medians.take(shaken(chosen, problem, 1 + random.below(Math.max(2, problem.open >> 2)), random));
    medians.descend();
    if (keep()) shake = -1;
  }
  const seen = new Set<string>();
  const tried = (from: Int32Array) => {
    const key = [...from].sort((a, b) => a - b).join();
    if (seen.has(key) || over()) return;
    seen.add(key);
    medians.take(from);
    if (medians.cost > best * 1.05) return;
    medians.descend();
    keep();
  };
  const fixed: Fixed = new Uint8Array(problem.sites);
  const root = bound(problem, {
    fixed,
    prices: startPrices(problem, chosen),
    best: () => best,
    rounds: ROOT_ROUNDS,
    tried,
  });
  const closes = (low: number) => low > (problem.whole ? best - 1 + 1e-6 : best - Math.abs(best) * 1e-9);
  let branches = 0;
  const open: { low: number; fixed: Fixed; prices: Float64Array; share: Float64Array }[] = [];
  const push = (low: number, state: Fixed, prices: Float64Array, share: Float64Array) => {
    if (!closes(low)) open.push({ low, fixed: state, prices, share });
  };
  push(root.bound, fixed, root.prices, root.share);
  while (open.length > 0 && !over()) {
    const branch = open.pop();
    if (!branch || closes(branch.low)) continue;
    const site = undecided(branch.fixed, branch.share);
    if (site < 0) {
      // Everything is decided: the bound of its only choice is that choice.
      tried(Int32Array.from(branch.fixed.keys().filter((i) => branch.fixed[i] === 1)));
      continue;
    }
    const likely = (branch.share[site] as number) >= 0.5 ? 1 : 2;
    for (const state of [3 - likely, likely]) {
      branches += 1;
      const child = branch.fixed.slice();
      child[site] = state;
      const found = bound(problem, {
        fixed: child,
        prices: branch.prices,
        best: () => best,
        rounds: BRANCH_ROUNDS,
        tried,
      });
      push(Math.max(found.bound, branch.low), child, found.prices, found.share);
    }
  }
  const left = open.filter(({ low }) => !closes(low)).map(({ low }) => low);
  const low = left.length === 0 ? best : Math.min(best, ...left);
  return {
    chosen: chosen.sort((a, b) => a - b),
    cost: best,
    bound: left.length > 0 && problem.whole ? Math.ceil(low - 1e-6) : low,
    proven: left.length === 0,
    branches,
  };
}

/** The free site whose share is nearest to one half; −1 when all is decided. */
function undecided(fixed: Fixed, share: Float64Array): number {
  let site = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < fixed.length; i++) {
    const off = Math.abs((share[i] as number) - 0.5);
    if (fixed[i] === 0 && off < least) {
      least = off;
      site = i;
    }
  }
  return site;
}

/** Between what each customer costs from its nearest and from its second site. */
function startPrices({ customers, cost }: MedianProblem, chosen: readonly number[]): Float64Array {
  return Float64Array.from({ length: customers }, (_, j) => {
    const two = chosen.map((site) => cost[site * customers + j] as number).sort((a, b) => a - b);
    return ((two[0] as number) + (two[1] ?? (two[0] as number))) / 2;
  });
}

function pickedAtRandom(sites: number, open: number, random: Random): number[] {
  const all = Array.from({ length: sites }, (_, i) => i);
  for (let at = 0; at < open; at++) {
    const other = at + random.below(sites - at);
    [all[at], all[other]] = [all[other] as number, all[at] as number];
  }
  return all.slice(0, open);
}

function shaken(
  chosen: readonly number[],
  { sites, open }: MedianProblem,
  many: number,
  random: Random,
): number[] {
  const next = [...chosen];
  const isOpen = new Set(next);
  for (let k = 0; k < Math.min(many, sites - open); k++) {
    let site = random.below(sites);
    while (isOpen.has(site)) site = random.below(sites);
    const at = random.below(open);
    isOpen.delete(next[at] as number);
    isOpen.add(site);
    next[at] = site;
  }
  return next;
}
