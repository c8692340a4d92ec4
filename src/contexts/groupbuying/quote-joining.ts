import { type Quote, quoteInCycle } from '#ordering';
import type { WantedLine } from '#selling';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok, type Refusal } from '#shared/outcome.ts';
import { cycleById } from './cycles.ts';
import { departureOf } from './departure-of.ts';
import { itemProblem } from './item-problem.ts';
import { mayJoin } from './kernel/standing.ts';
import { refuse } from './refusals.ts';

/** What joining with these lines would come to, with the first thing in the way of it. Takes nothing. */
export async function quoteJoining(
  call: Call,
  { cycleId, lines }: { readonly cycleId: string; readonly lines: readonly WantedLine[] },
): Promise<Outcome<Quote, Refusal>> {
  const cycle = await cycleById(call, cycleId);
  if (!cycle) return refuse('groupbuying.unknown');
  if (!mayJoin(cycle, call.now)) return refuse('groupbuying.not-open');
  const problem = await itemProblem(call, cycle, lines);
  const quoted = await quoteInCycle(call, { lines, departure: departureOf(cycle) });
  if (!quoted.ok || !problem) return quoted;
  return ok({ ...quoted.value, problem });
}
