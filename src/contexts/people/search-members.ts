import { type Call, may } from '#shared/call.ts';
import { ok } from '#shared/outcome.ts';
import type { MemberRole } from './kernel/appointing.ts';
import { reachOf } from './kernel/reach.ts';
import { wanted } from './kernel/search.ts';
import { members } from './members.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** The register of members: the whole county's for its office, a co-op's own for its staff. Buyers are in no register. */
export async function searchMembers(
  call: Call,
  input: {
    /** A name, its letters, or the beginning of a number. */
    readonly q: string;
    readonly role?: MemberRole | undefined;
    readonly organisationId?: string | undefined;
    readonly page: number;
    readonly size: number;
  },
) {
  const reach = reachOf(call.actor);
  if (!may(call.actor, rights['see-directory']) || !reach) return refuse('people.not-allowed');
  return ok(await members(call, reach, { ...input, wanted: wanted(input.q) }));
}
