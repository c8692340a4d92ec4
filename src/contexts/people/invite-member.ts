import type { Call } from '#shared/call.ts';
import { ok } from '#shared/outcome.ts';
import { addPerson } from './add-people.ts';
import { appoint } from './appoint.ts';
import type { MemberRole } from './kernel/appointing.ts';
import { phoneOf } from './kernel/phone.ts';
import { personByPhone } from './persons.ts';
import { refuse } from './refusals.ts';

/**
 * Gives a role to whoever has this number, registering them when nobody has: they sign in with it from then on. The
 * name of somebody known stays as they wrote it themselves. `id`: for the person, if new, so that sending twice is once.
 */
export async function inviteMember(
  call: Call,
  input: {
    readonly id: string;
    readonly phone: string;
    readonly name: string;
    readonly organisationId: string;
    readonly role: MemberRole;
  },
) {
  const phone = phoneOf(input.phone);
  if (phone === undefined) return refuse('people.phone-invalid');
  const known = await personByPhone(call, phone);
  if (!known) {
    const added = await addPerson(call, { id: input.id, name: input.name, phone });
    if (!added.ok) return added;
  }
  const personId = known?.id ?? input.id;
  const appointed = await appoint(call, [{ ...input, personId }]);
  if (!appointed.ok) return appointed;
  return ok({ personId, known: known !== undefined });
}
