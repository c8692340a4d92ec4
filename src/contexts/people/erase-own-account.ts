import { type Call, may } from '#shared/call.ts';
import { announce } from '#shared/outbox.ts';
import { ok } from '#shared/outcome.ts';
import { revokeConsents } from './consents.ts';
import { endMemberships } from './memberships.ts';
import { clearContactPhone } from './organisations.ts';
import { erasePerson } from './persons.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { themselves } from './themselves.ts';

/**
 * Erases one's own account for good: name, number, birth year and place go, with every session, password and passkey;
 * roles and consents end. What was grown, sold and paid stays, without the name. `openOrders`: how many orders are still
 * under way, which this context cannot know; while there are any it refuses, for nobody could be called about them.
 */
export async function eraseOwnAccount(call: Call, input: { readonly openOrders: number }) {
  if (!may(call.actor, rights['erase-own-account'])) return refuse('people.not-allowed');
  const own = themselves(call.actor);
  if (!own.ok) return own;
  const personId = own.value;
  if (input.openOrders > 0) return refuse('people.orders-open', { count: input.openOrders });
  await revokeConsents(call, { personId });
  await endMemberships(call, personId);
  await clearContactPhone(call, personId);
  await erasePerson(call, personId);
  await announce(call, 'account-erased', { personId });
  return ok();
}
