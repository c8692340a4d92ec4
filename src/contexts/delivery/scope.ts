import type { Actor } from '#shared/call.ts';
import type { Node } from './nodes.ts';

/** Is this caller responsible for the whole county's network, whoever runs it? */
export function overCounty(actor: Actor): boolean {
  return actor.system === true || actor.roles.includes('officer') || actor.roles.includes('admin');
}

/** May this caller act for a carrier: its own people, and the county's. */
export function mayRun(actor: Actor, carrierId: string): boolean {
  return overCounty(actor) || actor.organisationId === carrierId;
}

/** May this caller act at a node: the people who keep it, and the county's. */
export function mayKeep(actor: Actor, node: Pick<Node, 'organisationId'>): boolean {
  return overCounty(actor) || actor.organisationId === node.organisationId;
}
