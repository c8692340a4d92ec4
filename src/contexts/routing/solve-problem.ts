import type { Given } from './json/given.ts';
import { type Effort, type Solved, solve } from './kernel/search/solve.ts';
import { threadSeconds } from './thread-seconds.ts';

/** How much is to be spent, as it can be told to another thread. */
export type Asked = Pick<Effort, 'seed' | 'seconds' | 'iterations'>;

/** Solves on this thread; `seconds` are those the processor spends on it, so that a busy machine does not change the plan's worth. */
export function solveProblem(
  { problem, ...begun }: Given,
  effort: Asked & Pick<Effort, 'stop' | 'progress' | 'share'>,
): Solved {
  return solve(problem, { ...effort, ...begun, clock: threadSeconds });
}
