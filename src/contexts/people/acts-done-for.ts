import { type Call, may } from '#shared/call.ts';
import { ok } from '#shared/outcome.ts';
import { helpedActs } from './helped-acts.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** What helpers did in one's own name, newest first, a page at a time. A helper sees the same list: nothing is hidden. */
export async function actsDoneFor(call: Call, input: { readonly page: number; readonly size: number }) {
  const { personId } = call.actor;
  if (!may(call.actor, rights['see-own-account'])) return refuse('people.not-allowed');
  if (personId === undefined) return refuse('people.sign-in-needed');
  return ok(await helpedActs(call, personId, input));
}
