import { solve } from '#shared/solver/solve.ts';
import { checkSiting } from '../kernel/siting/check-siting.ts';
import type { SitingPlan, SitingProblem } from '../kernel/siting/problem.ts';
import { siteProgram } from '../kernel/siting/program.ts';
import { searchOnThread } from './search-on-thread.ts';

export interface SitingEffort {
  readonly seed: number;
  /** Seconds at most, both steps together. */
  readonly seconds: number;
  /** The share by which the best plan may be cheaper than the one answered: 0 for a proven best one. */
  readonly gap: number;
  /** Changes the search tries; 200 000 unless told. */
  readonly iterations?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: SitingProgress) => void;
}

export interface SitingProgress {
  readonly step: 'search' | 'proof';
  readonly cost: number;
  /** Not finite while there is none. */
  readonly bound: number;
}

export interface Sited {
  /** null: none was found that keeps every rule. */
  readonly plan: SitingPlan | null;
  readonly cost: number;
  /** No plan costs less. */
  readonly bound: number;
  readonly gap: number;
  /** No plan keeps every rule: proven. */
  readonly impossible: boolean;
}

const SEARCHED = 200_000;
/** Columns of a program that HiGHS can be expected to get through; beyond it the search's own bound stands. */
const FITS = 120_000;

/**
 * The best sites: searched for in a thread, then proven by HiGHS where the search's own bound leaves more than the gap asked for. Nobody waits:
 * both run in threads of their own and end when the signal says so, with what was found.
 */
export async function solveSiting(problem: SitingProblem, effort: SitingEffort): Promise<Sited> {
  const began = performance.now();
  const left = () => effort.seconds - (performance.now() - began) / 1000;
  const { signal, onProgress } = effort;
  const alone = await searchOnThread(
    problem,
    {
      seed: effort.seed,
      gap: effort.gap,
      iterations: effort.iterations ?? SEARCHED,
      seconds: effort.seconds * 0.75,
    },
    { signal, onCost: (cost) => onProgress?.({ step: 'search', cost, bound: Number.NaN }) },
  );
  let { plan, cost } = alone;
  // What the bound left standing was left because it is no dearer than the best plan: nothing left means that plan is the best.
  let bound = Math.min(alone.known?.bound ?? Number.NEGATIVE_INFINITY, cost);
  let impossible = false;
  const program = siteProgram(problem, alone.known);
  const isNear = () => plan !== null && cost <= bound + effort.gap * Math.abs(cost) + 1e-9;
  if (!isNear() && !signal?.aborted && left() > 1 && program.model.columnNames.length <= FITS) {
    const solved = await solve(program.model, {
      gap: effort.gap,
      seconds: left(),
      ...(signal && { signal }),
      onProgress: ({ value, bound: low }) =>
        onProgress?.({ step: 'proof', cost: Math.min(value, cost), bound: Math.max(low, bound) }),
    });
    if (solved?.status === 'infeasible') {
      if (plan === null) impossible = true;
      else bound = cost;
    }
    if (solved && 'x' in solved) {
      const found = program.planOf(solved.x);
      const judged = checkSiting(problem, found);
      if (judged.faults.length === 0 && judged.cost < cost) {
        plan = found;
        cost = judged.cost;
      }
      bound = Math.min(cost, Math.max(bound, solved.bound));
    }
  }
  const gap = cost === 0 ? 0 : (cost - bound) / Math.abs(cost);
  return { plan, cost, bound, gap: plan === null ? Number.POSITIVE_INFINITY : gap, impossible };
}
