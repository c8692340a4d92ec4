import { type Call, may } from '#shared/call.ts';
import { ok } from '#shared/outcome.ts';
import type { OrganisationKind } from './kernel/appointing.ts';
import { reachOf } from './kernel/reach.ts';
import { wanted } from './kernel/search.ts';
import { foundOrganisations } from './organisations.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** The register of organisations: the whole county's for its office, the co-op and its households for co-op staff. */
export async function searchOrganisations(
  call: Call,
  input: {
    readonly q: string;
    readonly kind?: OrganisationKind | undefined;
    readonly page: number;
    readonly size: number;
  },
) {
  const reach = reachOf(call.actor);
  if (!may(call.actor, rights['see-directory']) || !reach) return refuse('people.not-allowed');
  return ok(await foundOrganisations(call, reach, { ...input, wanted: wanted(input.q) }));
}
