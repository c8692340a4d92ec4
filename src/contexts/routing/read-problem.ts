import { type Outcome, ok } from '#shared/outcome.ts';
import type { FileFault } from './kernel/formats/file-fault.ts';
import { readPlan as readPlanText } from './kernel/formats/plan-text.ts';
import { readSolomon } from './kernel/formats/solomon.ts';
import { readVrplib } from './kernel/formats/vrplib.ts';
import type { Plan, Problem } from './kernel/problem.ts';
import { type RoutingRefusal, refuse } from './refusals.ts';

const readers = {
  vrplib: readVrplib,
  solomon: (text: string) => readSolomon(text, 'tenths'),
  'solomon-exact': (text: string) => readSolomon(text, 'exact'),
} satisfies Readonly<Record<string, (text: string) => Problem | FileFault>>;

export type ProblemFormat = keyof typeof readers;
export const problemFormats = Object.keys(readers) as readonly ProblemFormat[];

/** A problem from a file of one of the formats; refused with the line that is wrong. */
export function readProblem(text: string, format: ProblemFormat): Outcome<Problem, RoutingRefusal> {
  return answered(readers[format](text));
}

/** A plan of that problem as `writePlan` writes one, or as CVRPLIB's solutions are. */
export function readPlan(text: string, problem: Problem): Outcome<Plan, RoutingRefusal> {
  return answered(readPlanText(text, problem));
}

function answered<Value extends object>(read: Value | FileFault): Outcome<Value, RoutingRefusal> {
  if (!isFault(read)) return ok(read);
  return refuse(`routing.${read.code}`, { line: read.line, at: read.at });
}

function isFault(read: object): read is FileFault {
  return 'code' in read && 'line' in read;
}
