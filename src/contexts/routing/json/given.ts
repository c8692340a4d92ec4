import type { Plan, Problem } from '../kernel/problem.ts';

/** A problem, and the plan to go on from when the file has one, of which the first `kept` visits of each route stay. */
export interface Given {
  readonly problem: Problem;
  readonly from?: Plan;
  readonly kept?: readonly number[];
}

/** What is wrong in a JSON file: where, as a path or a name. */
export interface JsonFault {
  readonly code:
    | 'not-json'
    | 'wrong-field'
    | 'unknown-place'
    | 'unknown-vehicle'
    | 'unknown-visit'
    | 'same-name'
    | 'impossible-window'
    | 'goods-twice'
    | 'faulty-plan'
    | 'wrong-matrix'
    | 'no-roads'
    | 'not-yet';
  readonly at: string;
}
