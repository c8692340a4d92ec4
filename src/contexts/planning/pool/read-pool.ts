import { z } from 'zod';
import { type Problem, type RoutingRefusal, readProblem } from '#routing';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type PlanningRefusal, refuse } from '../refusals.ts';
import type { PoolCarrier } from './pool-day.ts';

const names = z.array(z.string().min(1));
/** A day in the routing format, in fen, and whose its vehicles and stops are. */
const poolSchema = z.strictObject({
  day: z.looseObject({}).describe('a problem as `route schema` prints it; its costs are fen'),
  carriers: z.array(z.strictObject({ name: z.string().min(1), vehicles: names, stops: names })).min(1),
});

export interface PoolFile {
  readonly problem: Problem;
  readonly carriers: readonly PoolCarrier[];
}

/** A pooled day from a file; refused with what is wrong in it. */
export function readPool(text: string): Outcome<PoolFile, PlanningRefusal | RoutingRefusal> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refuse('planning.not-a-pool', { at: 'JSON' });
  }
  const read = poolSchema.safeParse(json);
  if (!read.success) {
    const [issue] = read.error.issues;
    return refuse('planning.not-a-pool', { at: `${issue?.path.join('.')}: ${issue?.message}` });
  }
  const day = readProblem(JSON.stringify(read.data.day), 'json');
  return day.ok ? ok({ problem: day.value.problem, carriers: read.data.carriers }) : day;
}
