import { ok } from '#shared/outcome.ts';
import type { Entrance } from './entrance.ts';
import { phoneOf } from './kernel/phone.ts';
import { refuse } from './refusals.ts';
import { takeAttempt } from './take-attempt.ts';

/** Sends a code to a phone number as typed, known or not: whether somebody has an account is nobody's business. */
export async function sendSignInCode(entrance: Entrance, { phone: typed }: { readonly phone: string }) {
  const phone = phoneOf(typed);
  if (phone === undefined) return refuse('people.phone-invalid');
  const taken = await takeAttempt(entrance, { kind: 'code-sent', phone });
  if (!taken.ok) return taken;
  try {
    await entrance.identity.auth.api.sendPhoneNumberOTP({ body: { phoneNumber: phone } });
  } catch (error) {
    console.error('sign-in code not sent', error);
    return refuse('people.code-not-sent');
  }
  return ok({ phone });
}
