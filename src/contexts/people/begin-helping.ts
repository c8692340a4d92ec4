import { type Call, may } from '#shared/call.ts';
import { ok } from '#shared/outcome.ts';
import { consents } from './consents.ts';
import { insertHelping } from './helpings.ts';
import { cookieNames } from './kernel/cookies.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { HELPING_HOURS } from './sessions.ts';
import { themselves } from './themselves.ts';

/** Begins to act for an elder who agreed, on this device, for two hours at most. Answers the cookie that says so. */
export async function beginHelping(call: Call, input: { readonly id: string; readonly elderId: string }) {
  if (!may(call.actor, rights['help-with-consent'])) return refuse('people.not-allowed');
  const own = themselves(call.actor);
  if (!own.ok) return own;
  const helperId = own.value;
  const [consent] = await consents(call, { elderId: input.elderId, helperId });
  if (!consent) return refuse('people.no-consent');
  await insertHelping(call, { id: input.id, consentId: consent.id });
  return ok({
    elder: consent.elder,
    cookie: { name: cookieNames.helping, value: input.id, maxAge: HELPING_HOURS * 3600 },
  });
}
