import type { Actor } from '#shared/call.ts';

/** Whose people and organisations someone looks after: the whole county's, or those of one co-op and its households. */
export type Reach = 'county' | { readonly coopId: string };

/** undefined: nobody's. */
export function reachOf(actor: Actor): Reach | undefined {
  if (actor.system || actor.roles.includes('admin') || actor.roles.includes('officer')) return 'county';
  return actor.roles.includes('coop-staff') && actor.organisationId !== undefined
    ? { coopId: actor.organisationId }
    : undefined;
}
