import { type Call, may } from '#shared/call.ts';
import { ok } from '#shared/outcome.ts';
import { insertConsent, type Relation } from './consents.ts';
import { phoneOf } from './kernel/phone.ts';
import { personByPhone } from './persons.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { themselves } from './themselves.ts';

/**
 * On one's own sign-in: lets the person with this number act for oneself from now on, until revoked. `id` is brought by
 * the caller; someone who may help already is not allowed twice.
 */
export async function grantHelp(
  call: Call,
  input: { readonly id: string; readonly phone: string; readonly relation: Relation },
) {
  if (!may(call.actor, rights['give-consent'])) return refuse('people.not-allowed');
  const own = themselves(call.actor);
  if (!own.ok) return own;
  const elderId = own.value;
  const phone = phoneOf(input.phone);
  if (phone === undefined) return refuse('people.phone-invalid');
  const helper = await personByPhone(call, phone);
  if (!helper) return refuse('people.person-unknown');
  if (helper.id === elderId) return refuse('people.help-oneself');
  await insertConsent(call, {
    id: input.id,
    elderId,
    helperId: helper.id,
    relation: input.relation,
    given: 'self',
  });
  return ok({ helper: { id: helper.id, name: helper.name } });
}
