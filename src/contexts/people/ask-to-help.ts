import { type Actor, may } from '#shared/call.ts';
import { ok } from '#shared/outcome.ts';
import { snapshot } from '#shared/transact.ts';
import type { Entrance } from './entrance.ts';
import { helpSubject } from './identity.ts';
import { phoneOf } from './kernel/phone.ts';
import { personByPhone } from './persons.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { takeAttempt } from './take-attempt.ts';
import { themselves } from './themselves.ts';

/**
 * Sends a code to an elder's phone that says who wants to act for them. Reading it out to that person is the consent;
 * it cannot be used to sign in as the elder.
 */
export async function askToHelp(entrance: Entrance, actor: Actor, input: { readonly phone: string }) {
  const { db, county, now, identity } = entrance;
  if (!may(actor, rights['help-with-consent'])) return refuse('people.not-allowed');
  const own = themselves(actor);
  if (!own.ok) return own;
  const helperId = own.value;
  const phone = phoneOf(input.phone);
  if (phone === undefined) return refuse('people.phone-invalid');
  const elder = await snapshot(db, { county, now, actor }, (call) => personByPhone(call, phone));
  if (!elder) return refuse('people.person-unknown');
  if (elder.id === helperId) return refuse('people.help-oneself');
  const taken = await takeAttempt(entrance, { kind: 'code-sent', phone });
  if (!taken.ok) return taken;
  try {
    await identity.auth.api.sendPhoneNumberOTP({
      body: { phoneNumber: helpSubject(phone, county, helperId) },
    });
  } catch (error) {
    console.error('consent code not sent', error);
    return refuse('people.code-not-sent');
  }
  return ok({ phone });
}
