import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { lockAdoption } from './adoptions.ts';
import { saveWithdrawn } from './handovers.ts';
import { type AdoptingRefusal, refuse } from './refusals.ts';

/** A code that was not used hands nothing over any more. By the adopter. */
export async function takeCodeBack(
  call: Call,
  input: { readonly adoptionId: string },
): Promise<Outcome<undefined, AdoptingRefusal>> {
  const adoption = await lockAdoption(call, input.adoptionId);
  if (!adoption || adoption.holderId !== call.actor.personId) return refuse('adopting.unknown');
  await saveWithdrawn(call, adoption.id);
  await recordHelpedAct(call, 'adopt', adoption.number);
  return ok();
}
