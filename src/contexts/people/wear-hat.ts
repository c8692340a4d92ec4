import { type Call, may } from '#shared/call.ts';
import { ok } from '#shared/outcome.ts';
import { cookieNames } from './kernel/cookies.ts';
import { hatsOf } from './organisations.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { themselves } from './themselves.ts';

const A_YEAR = 365 * 24 * 3600;

/** Puts on another of the hats one holds. Answers the cookie that says which. */
export async function wearHat(call: Call, input: { readonly organisationId: string; readonly role: string }) {
  if (!may(call.actor, rights['wear-hat'])) return refuse('people.not-allowed');
  const own = themselves(call.actor);
  if (!own.ok) return own;
  const hats = await hatsOf(call, own.value);
  const hat = hats.find((each) => each.organisation.id === input.organisationId && each.role === input.role);
  if (!hat) return refuse('people.hat-not-held');
  return ok({
    hat,
    cookie: { name: cookieNames.hat, value: `${hat.organisation.id}.${hat.role}`, maxAge: A_YEAR },
  });
}
