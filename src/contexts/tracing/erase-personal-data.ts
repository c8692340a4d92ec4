import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Disclosure, deletePersonalData, disclosures } from './personal-data.ts';
import { refuse, type TracingRefusal } from './refusals.ts';
import { rights } from './rights.ts';

/**
 * Erases what the trace holds of a person: the values behind commitments, with their keys. Every event, signature and proof stays whole,
 * and nobody can find the person in them any more. Answers how many data were erased. An admin's, or the person's own.
 */
export async function erasePersonalData(
  call: Call,
  { personId }: { readonly personId: string },
): Promise<Outcome<{ readonly erased: number }, TracingRefusal>> {
  if (call.actor.personId !== personId && !may(call.actor, rights['erase-personal-data'])) {
    return refuse('tracing.not-allowed');
  }
  return ok({ erased: await deletePersonalData(call, personId) });
}

/** What opens the commitments of events (by event key) to an inspector: who recorded them, as far as it is not erased. */
export async function disclosuresOf(
  call: Call,
  eventKeys: readonly string[],
): Promise<Outcome<ReadonlyMap<string, Readonly<Record<string, Disclosure>>>, TracingRefusal>> {
  if (!may(call.actor, rights['see-recorders'])) return refuse('tracing.not-allowed');
  return ok(await disclosures(call, eventKeys));
}
