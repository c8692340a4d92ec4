import type { Actor, Call } from '#shared/call.ts';
import { allNodes, keptBy } from './nodes.ts';

/** Is this caller responsible for the whole county's network, whoever runs it? */
export function overCounty(actor: Actor): boolean {
  return actor.system === true || actor.roles.includes('officer') || actor.roles.includes('admin');
}

/** May this caller act for an organisation: its own people, and the county's. */
export function mayActFor(actor: Actor, organisationId: string): boolean {
  return overCounty(actor) || actor.organisationId === organisationId;
}

/** How far a caller sees: the whole county, or what their organisation sends, carries or keeps the nodes of. */
export type Reach =
  | 'county'
  | { readonly organisationId: string | null; readonly nodeIds: readonly string[] };

export async function reachOf(call: Call): Promise<Reach> {
  if (overCounty(call.actor)) return 'county';
  const { organisationId } = call.actor;
  return {
    organisationId: organisationId ?? null,
    nodeIds: organisationId === undefined ? [] : [...keptBy(organisationId, await allNodes(call))],
  };
}
