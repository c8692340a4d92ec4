export { checkPlan, type Judgement, type PlanFault } from './kernel/check-plan.ts';
export { writePlan } from './kernel/formats/plan-text.ts';
export type { Plan, Problem } from './kernel/problem.ts';
export type { Solved } from './kernel/search/solve.ts';
export { planFaultSentence } from './plan-fault-words.ts';
export { type ProblemFormat, problemFormats, readPlan, readProblem } from './read-problem.ts';
export { type RoutingRefusal, refusals } from './refusals.ts';
export { solveProblem } from './solve-problem.ts';
