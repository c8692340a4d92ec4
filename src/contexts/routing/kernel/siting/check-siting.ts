import type { SitingPlan, SitingProblem } from './problem.ts';

export type SitingFault =
  | { readonly code: 'no-such-site' | 'closed' | 'site-twice'; readonly site: number }
  | { readonly code: 'not-served' | 'uncovered' | 'wrong-way' | 'split'; readonly village: number }
  | { readonly code: 'overfull'; readonly site: number; readonly season: number; readonly by: number }
  | { readonly code: 'over-budget'; readonly by: number };

export interface SitingJudgement {
  readonly faults: readonly SitingFault[];
  readonly cost: number;
  readonly build: number;
  /** What each site handles in each season, site by site. */
  readonly load: Float64Array;
}

/** Shares and loads are sums of fractions. */
const NEAR = 1e-6;

/** Whether a plan keeps every rule and what it costs a year, from the problem alone: shares no line with the search. */
export function checkSiting(problem: SitingProblem, { open, shares }: SitingPlan): SitingJudgement {
  const { sites, ways, villages, seasons } = problem;
  const faults: SitingFault[] = [];
  const isOpen = new Set<number>();
  for (const site of open) {
    if (!sites[site]) faults.push({ code: 'no-such-site', site });
    else if (isOpen.has(site)) faults.push({ code: 'site-twice', site });
    isOpen.add(site);
  }
  for (const [site, { keep }] of sites.entries())
    if (keep && !isOpen.has(site)) faults.push({ code: 'closed', site });
  const load = new Float64Array(sites.length * seasons.length);
  const served = new Float64Array(villages.length);
  const closed = new Set<number>();
  const parts = new Int32Array(villages.length);
  let cost = 0;
  for (const { village, way, share } of shares) {
    const through = ways[way];
    const price = problem.cost[village * ways.length + way] ?? Number.POSITIVE_INFINITY;
    if (
      !through ||
      !(village >= 0 && village < villages.length) ||
      price === Number.POSITIVE_INFINITY ||
      !(share >= 0)
    ) {
      faults.push({ code: 'wrong-way', village });
      continue;
    }
    served[village] = (served[village] ?? 0) + share;
    parts[village] = (parts[village] ?? 0) + 1;
    cost += share * price;
    for (const site of through) {
      if (!isOpen.has(site)) closed.add(site);
      for (let season = 0; season < seasons.length; season++) {
        const at = site * seasons.length + season;
        load[at] = (load[at] ?? 0) + share * (problem.use[village * seasons.length + season] ?? 0);
      }
    }
  }
  for (const site of closed) faults.push({ code: 'closed', site });
  for (let village = 0; village < villages.length; village++) {
    if (Math.abs((served[village] ?? 0) - 1) > NEAR) faults.push({ code: 'not-served', village });
    if (!problem.split && (parts[village] ?? 0) > 1) faults.push({ code: 'split', village });
  }
  for (const [site, { capacity }] of sites.entries()) {
    for (let season = 0; season < seasons.length; season++) {
      const by = (load[site * seasons.length + season] ?? 0) - capacity;
      if (by > NEAR * Math.max(1, capacity)) faults.push({ code: 'overfull', site, season, by });
    }
  }
  for (const { village, sites: near } of problem.cover)
    if (!near.some((site) => isOpen.has(site))) faults.push({ code: 'uncovered', village });
  let build = 0;
  for (const site of isOpen) {
    cost += sites[site]?.fixed ?? 0;
    build += sites[site]?.build ?? 0;
  }
  if (build > problem.budget * (1 + 1e-9)) faults.push({ code: 'over-budget', by: build - problem.budget });
  return { faults, cost, build, load };
}
