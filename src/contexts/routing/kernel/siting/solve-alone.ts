import { boundSiting, type SitingBound } from './bound.ts';
import { checkSiting } from './check-siting.ts';
import type { SitingPlan, SitingProblem } from './problem.ts';
import { searchSiting } from './search/search.ts';

export interface AloneEffort {
  readonly seed: number;
  /** Changes tried by the search; a quarter of them first, so that the bound can rule out what is too dear before the rest. */
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

const ROUNDS = 1500;

/** What search and bound find without any solver: the best plan, and what no plan can undercut. */
export function siteAlone(
  problem: SitingProblem,
  { seed, iterations, gap, stop, progress }: AloneEffort,
): SitedAlone {
  let plan: SitingPlan | null = null;
  let cost = Number.POSITIVE_INFINITY;
  let known: SitingBound | null = null;
  for (const [turn, part] of [0.25, 0.75].entries()) {
    const found = searchSiting(problem, {
      seed: seed + turn,
      iterations: Math.ceil(iterations * part),
      ...(stop && { stop }),
      ...(progress && {
        progress: (total: number, share: number) => {
          if (total < cost) progress(total, turn * 0.25 + share * part);
        },
      }),
    });
    const judged = checkSiting(problem, found.plan);
    if (judged.faults.length === 0 && judged.cost < cost) {
      plan = found.plan;
      cost = judged.cost;
    }
    const next = boundSiting(problem, { best: cost, rounds: ROUNDS, ...(stop && { stop }) });
    if (next && next.bound >= (known?.bound ?? Number.NEGATIVE_INFINITY)) known = next;
    if (stop?.() || (known && cost <= known.bound * (1 + gap) + 1e-9)) break;
  }
  return { plan, cost, known };
}
