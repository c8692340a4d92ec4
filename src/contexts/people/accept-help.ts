import { type Actor, may } from '#shared/call.ts';
import { ok } from '#shared/outcome.ts';
import { transact } from '#shared/transact.ts';
import { insertConsent, type Relation } from './consents.ts';
import type { Entrance } from './entrance.ts';
import { helpSubject } from './identity.ts';
import { phoneOf } from './kernel/phone.ts';
import { personByPhone } from './persons.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { digitsOf, refusedCode } from './sign-in-by-code.ts';
import { takeAttempt } from './take-attempt.ts';
import { themselves } from './themselves.ts';

/** Takes the code an elder read out to the person who asked to help: from now on that person may act for them. */
export async function acceptHelp(
  entrance: Entrance,
  actor: Actor,
  input: {
    readonly id: string;
    readonly phone: string;
    readonly code: string;
    readonly relation: Relation;
  },
) {
  const { db, county, now, identity } = entrance;
  if (!may(actor, rights['help-with-consent'])) return refuse('people.not-allowed');
  const own = themselves(actor);
  if (!own.ok) return own;
  const helperId = own.value;
  const phone = phoneOf(input.phone);
  if (phone === undefined) return refuse('people.phone-invalid');
  const taken = await takeAttempt(entrance, { kind: 'code-tried', phone });
  if (!taken.ok) return taken;
  try {
    const subject = helpSubject(phone, county, helperId);
    await identity.auth.api.consumePhoneNumberOTP({
      body: { phoneNumber: subject, code: digitsOf(input.code) },
    });
  } catch (error) {
    return refusedCode(error);
  }
  return transact(db, { county, now, actor }, async (call) => {
    const elder = await personByPhone(call, phone);
    if (!elder) return refuse('people.person-unknown');
    const { id, relation } = input;
    await insertConsent(call, { id, elderId: elder.id, helperId, relation, given: 'code' });
    return ok({ elder: { id: elder.id, name: elder.name } });
  });
}
