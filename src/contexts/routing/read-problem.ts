import { type Outcome, ok } from '#shared/outcome.ts';
import type { Given, JsonFault } from './json/given.ts';
import { readJson } from './json/read-json.ts';
import { readVroom } from './json/read-vroom.ts';
import { checkPlan } from './kernel/check-plan.ts';
import type { FileFault } from './kernel/formats/file-fault.ts';
import { readLiLim } from './kernel/formats/lilim.ts';
import { readPlan as readPlanText } from './kernel/formats/plan-text.ts';
import { readSolomon } from './kernel/formats/solomon.ts';
import { readVrplib } from './kernel/formats/vrplib.ts';
import type { Plan, Problem } from './kernel/problem.ts';
import { type RoutingRefusal, refuse } from './refusals.ts';

type Read = Problem | Given | FileFault | JsonFault;

const readers = {
  vrplib: readVrplib,
  solomon: (text) => readSolomon(text, 'tenths'),
  'solomon-exact': (text) => readSolomon(text, 'exact'),
  lilim: readLiLim,
  json: readJson,
  vroom: readVroom,
} satisfies Readonly<Record<string, (text: string) => Read>>;

export type ProblemFormat = keyof typeof readers;
export const problemFormats = Object.keys(readers) as readonly ProblemFormat[];

/** A problem from a file of one of the formats; refused with the line or the field that is wrong. */
export function readProblem(text: string, format: ProblemFormat): Outcome<Given, RoutingRefusal> {
  const read: Read = readers[format](text);
  if ('code' in read) return refused(read);
  if (!('problem' in read)) return ok({ problem: read });
  if (!read.from) return ok(read);
  const wrong = checkPlan(read.problem, read.from).faults.find(({ code }) => code !== 'left-out');
  return wrong ? refuse('routing.faulty-plan', { line: 0, at: `${wrong.at}: ${wrong.code}` }) : ok(read);
}

/** A plan of that problem as `writePlan` writes one, or as CVRPLIB's solutions are. */
export function readPlan(text: string, problem: Problem): Outcome<Plan, RoutingRefusal> {
  const read = readPlanText(text, problem);
  return 'code' in read ? refused(read) : ok(read);
}

function refused({ code, at, ...where }: FileFault | JsonFault) {
  return refuse(`routing.${code}`, { line: 'line' in where ? where.line : 0, at });
}
