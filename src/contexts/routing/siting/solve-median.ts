import type { MedianProblem } from '../kernel/siting/median/problem.ts';
import { type MediansFound, solveMedian as solve } from '../kernel/siting/median/solve.ts';
import { threadSeconds } from '../thread-seconds.ts';

/** Solves on this thread; `seconds` are those the processor spends on it. */
export function solveMedian(
  problem: MedianProblem,
  effort: { readonly seed: number; readonly seconds: number; readonly stop?: () => boolean },
): MediansFound {
  return solve(problem, { ...effort, clock: threadSeconds });
}
