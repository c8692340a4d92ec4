import { type Call, may } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import { ok } from '#shared/outcome.ts';
import { endHelpingRow } from './helpings.ts';
import { cookieNames } from './kernel/cookies.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { handsOf } from './themselves.ts';

/** Stops acting for someone on this device. `id`: what its cookie says; one that is over, or not one's own, is left alone. */
export async function endHelping(call: Call, input: { readonly id: string | undefined }) {
  const helperId = handsOf(call.actor);
  if (!may(call.actor, rights['help-with-consent'])) return refuse('people.not-allowed');
  if (helperId !== undefined && input.id !== undefined && isId(input.id))
    await endHelpingRow(call, { id: input.id, helperId });
  return ok({ cookie: { name: cookieNames.helping, value: '', maxAge: 0 } });
}
