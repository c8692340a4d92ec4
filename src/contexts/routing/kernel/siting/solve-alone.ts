import { boundSiting, type SitingBound } from './bound.ts';
import { branchSiting } from './branch.ts';
import { checkSiting } from './check-siting.ts';
import { onlySites } from './only-sites.ts';
import type { SitingPlan, SitingProblem } from './problem.ts';
import { searchSiting } from './search/search.ts';

export interface AloneEffort {
  readonly seed: number;
  /** Changes tried by the search, a few of them first, so that the bound can rule out what is too dear before the rest. */
  readonly iterations: number;
  /** Ends once the best possible is at most this share cheaper. */
  readonly gap: number;
  readonly stop?: () => boolean;
  readonly progress?: (cost: number, share: number) => void;
}

export interface SitedAlone {
  /** null: none was found that keeps every rule. */
  readonly plan: SitingPlan | null;
  readonly cost: number;
  /** null where there are several levels: a solver of programs has to say. */
  readonly known: SitingBound | null;
}

/** How the changes are shared out: after each part the bound may show that it is enough. */
const PARTS = [0.05, 0.2, 0.75];
const ROUNDS = 1500;
const BRANCHES = 2000;
/** Changes tried for one choice of sites. */
const SET = 2000;

/** What search and bound find without any solver: the best plan, and what no plan can undercut. */
export function siteAlone(
  problem: SitingProblem,
  { seed, iterations, gap, stop, progress }: AloneEffort,
): SitedAlone {
  let plan: SitingPlan | null = null;
  let cost = Number.POSITIVE_INFINITY;
  let known: SitingBound | null = null;
  const judge = (found: SitingPlan) => {
    const judged = checkSiting(problem, found);
    if (judged.faults.length > 0 || judged.cost >= cost) return;
    plan = found;
    cost = judged.cost;
  };
  const isNear = () => known !== null && cost <= known.bound * (1 + gap) + 1e-9;
  for (const [turn, part] of PARTS.entries()) {
    const before = PARTS.slice(0, turn).reduce((sum, each) => sum + each, 0);
    const found = searchSiting(problem, {
      seed: seed + turn,
      iterations: Math.ceil(iterations * part),
      ...(stop && { stop }),
      ...(progress && {
        progress: (total: number, share: number) => {
          if (total < cost) progress(total, before + share * part);
        },
      }),
    });
    judge(found.plan);
    const next = boundSiting(problem, { best: cost, rounds: ROUNDS, ...(stop && { stop }) });
    if (next && next.bound >= (known?.bound ?? Number.NEGATIVE_INFINITY)) known = next;
    if (stop?.() || isNear()) return { plan, cost, known };
  }
  // To the last, a solver of programs is quicker.
  if (known === null || plan === null || gap === 0) return { plan, cost, known };
  const bound = branchSiting(problem, {
    ...{ cost, gap, branches: BRANCHES },
    ...(stop && { stop }),
    onSites: (sites) => {
      const part = onlySites(problem, sites);
      judge(part.planOf(searchSiting(part.problem, { seed, iterations: SET, ...(stop && { stop }) }).plan));
      return cost;
    },
  });
  return { plan, cost, known: { ...known, bound: Math.max(known.bound, bound) } };
}
