import { inBatches } from '#shared/batches.ts';
import { type Call, may } from '#shared/call.ts';
import { ok } from '#shared/outcome.ts';
import { fits, mayAppoint } from './kernel/appointing.ts';
import { insertMemberships, type Membership } from './memberships.ts';
import { organisationsById } from './organisations.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';

/**
 * Gives people roles in organisations, any number at once; a role already held stays as it is. A co-op appoints its own
 * staff and the growers of its households, the county everyone but itself, the platform everyone.
 */
export async function appoint(call: Call, memberships: readonly Membership[]) {
  if (!may(call.actor, rights.appoint)) return refuse('people.not-allowed');
  const ids = [...new Set(memberships.map((each) => each.organisationId))];
  const organisations = new Map<string, Awaited<ReturnType<typeof organisationsById>>[number]>();
  await inBatches(ids, async (some) => {
    for (const each of await organisationsById(call, some)) organisations.set(each.id, each);
  });
  for (const { organisationId, role } of memberships) {
    const organisation = organisations.get(organisationId);
    if (!organisation) return refuse('people.organisation-unknown');
    if (!fits(role, organisation.kind)) return refuse('people.role-does-not-fit');
    if (!call.actor.system && !mayAppoint(call.actor, organisation, role))
      return refuse('people.not-allowed');
  }
  await inBatches(memberships, (some) => insertMemberships(call, some));
  return ok();
}
