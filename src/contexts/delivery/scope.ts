import type { Actor } from '#shared/call.ts';

/** Is this caller responsible for the whole county's network, whoever runs it? */
export function overCounty(actor: Actor): boolean {
  return actor.system === true || actor.roles.includes('officer') || actor.roles.includes('admin');
}

/** May this caller act for an organisation: its own people, and the county's. */
export function mayActFor(actor: Actor, organisationId: string): boolean {
  return overCounty(actor) || actor.organisationId === organisationId;
}
