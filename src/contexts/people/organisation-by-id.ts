import { type Call, may } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import { ok } from '#shared/outcome.ts';
import { type MemberRole, mayAppoint, organisationsForRole } from './kernel/appointing.ts';
import { reachOf } from './kernel/reach.ts';
import { organisation } from './organisations.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** One organisation within reach, and the roles the caller may give in it. */
export async function organisationById(call: Call, input: { readonly id: string }) {
  const reach = reachOf(call.actor);
  if (!may(call.actor, rights['see-directory']) || !reach) return refuse('people.not-allowed');
  if (!isId(input.id)) return refuse('people.organisation-unknown');
  const found = await organisation(call, input.id);
  if (!found) return refuse('people.organisation-unknown');
  if (reach !== 'county' && found.id !== reach.coopId && found.coopId !== reach.coopId)
    return refuse('people.organisation-unknown');
  const roles = Object.keys(organisationsForRole) as MemberRole[];
  return ok({
    organisation: found,
    appointable: roles.filter(
      (role) => organisationsForRole[role].includes(found.kind) && mayAppoint(call.actor, found, role),
    ),
  });
}
