import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { words } from './kernel/words.ts';
import { recallById, saveOutcome } from './recalls.ts';
import { type RecallRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';

/**
 * Ends a recall with what was found and what became of the goods. Lots stay on hold: each is released by itself, when it is
 * sound. By the county's officers. Refuses `recall.not-allowed`, `recall.unknown`, `recall.outcome-needed`, `recall.closed`.
 */
export async function closeRecall(
  call: Call,
  input: { readonly id: string; readonly outcome: string },
): Promise<Outcome<undefined, RecallRefusal>> {
  if (!may(call.actor, rights.recall)) return refuse('recall.not-allowed');
  const recall = await recallById(call, input.id);
  if (!recall) return refuse('recall.unknown');
  const outcome = words(input.outcome);
  if (!outcome) return refuse('recall.outcome-needed');
  if (recall.outcome === outcome || (await saveOutcome(call, recall.id, outcome))) return ok();
  return refuse('recall.closed', { number: recall.number });
}
