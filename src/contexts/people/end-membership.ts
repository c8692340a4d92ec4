import { type Call, may } from '#shared/call.ts';
import { ok } from '#shared/outcome.ts';
import { mayAppoint } from './kernel/appointing.ts';
import { countHolders, endMembershipRow, type Membership } from './memberships.ts';
import { organisation } from './organisations.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** Ends a role somebody holds, at once. Whoever may give it may end it; the last administrator stays. */
export async function endMembership(call: Call, membership: Membership) {
  if (!may(call.actor, rights['end-membership'])) return refuse('people.not-allowed');
  const found = await organisation(call, membership.organisationId);
  if (!found) return refuse('people.organisation-unknown');
  if (!call.actor.system && !mayAppoint(call.actor, found, membership.role))
    return refuse('people.not-allowed');
  if (membership.role === 'admin' && (await countHolders(call, 'admin')) <= 1)
    return refuse('people.last-admin');
  return (await endMembershipRow(call, membership)) ? ok() : refuse('people.not-a-member');
}
