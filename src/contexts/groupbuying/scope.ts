import type { Actor } from '#shared/call.ts';

export function overCounty(actor: Actor): boolean {
  return actor.system === true || actor.roles.includes('officer') || actor.roles.includes('admin');
}

/** Does this caller act for the organisation that leads? */
export function leads(actor: Actor, { leaderId }: { readonly leaderId: string }): boolean {
  return actor.system === true || (actor.organisationId !== undefined && actor.organisationId === leaderId);
}
