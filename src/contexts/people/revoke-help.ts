import { type Call, may } from '#shared/call.ts';
import { ok } from '#shared/outcome.ts';
import { consents, revokeConsents } from './consents.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { themselves } from './themselves.ts';

/** Takes a consent back, or lays it down: either of the two may, at any moment, and it counts from the next tap on. */
export async function revokeHelp(call: Call, input: { readonly id: string }) {
  if (!may(call.actor, rights['revoke-consent'])) return refuse('people.not-allowed');
  const own = themselves(call.actor);
  if (!own.ok) return own;
  const [consent] = await consents(call, { id: input.id });
  if (!consent || (consent.elder.id !== own.value && consent.helper.id !== own.value)) return ok();
  await revokeConsents(call, { id: consent.id });
  return ok();
}
