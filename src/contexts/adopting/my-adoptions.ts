import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Adoption, adoptionsOfPerson } from './adoptions.ts';
import { type AdoptingRefusal, refuse } from './refusals.ts';

/** What the caller has adopted or given away, newest first. Refuses `adopting.sign-in-first`. */
export async function myAdoptions(call: Call): Promise<Outcome<readonly Adoption[], AdoptingRefusal>> {
  const { personId } = call.actor;
  return personId === undefined
    ? refuse('adopting.sign-in-first')
    : ok(await adoptionsOfPerson(call, personId, 100));
}
