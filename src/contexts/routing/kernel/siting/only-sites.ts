import type { SitingPlan, SitingProblem } from './problem.ts';

/** A problem of one level with some of its sites alone, and its plans told as the whole one’s. */
export function onlySites(
  problem: SitingProblem,
  kept: readonly number[],
): { readonly problem: SitingProblem; readonly planOf: (plan: SitingPlan) => SitingPlan } {
  const { sites, villages, cost, cover } = problem;
  const now = new Map(kept.map((site, at) => [site, at]));
  return {
    problem: {
      ...problem,
      sites: kept.map((site) => sites[site] as SitingProblem['sites'][number]),
      ways: kept.map((_, at) => [at]),
      cost: Float64Array.from(
        { length: villages.length * kept.length },
        (_, k) =>
          cost[Math.floor(k / kept.length) * sites.length + (kept[k % kept.length] as number)] as number,
      ),
      cover: cover.map(({ village, sites: near }) => ({
        village,
        sites: near.flatMap((site) => now.get(site) ?? []),
      })),
    },
    planOf: ({ open, shares }) => ({
      open: open.map((site) => kept[site] as number),
      shares: shares.map((share) => ({ ...share, way: kept[share.way] as number })),
    }),
  };
}
