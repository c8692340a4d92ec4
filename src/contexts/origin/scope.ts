import { type Call, may } from '#shared/call.ts';
import type { Refused } from '#shared/outcome.ts';
import { producersByIds } from './producers.ts';
import { type OriginRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';

/**
 * Why the caller may not do this for these producers, if so. Growers act for their own household, co-op staff for their co-op
 * and its members; the county's officer passes where the right names the officer, for every producer.
 */
export async function barred(
  call: Call,
  right: keyof typeof rights,
  producerIds: readonly string[],
): Promise<Refused<OriginRefusal> | undefined> {
  const { actor } = call;
  if (!may(actor, rights[right])) return refuse('origin.not-allowed');
  if (actor.system || overseesCounty(call, right)) return undefined;
  const others = producerIds.filter((id) => id !== actor.organisationId);
  if (others.length === 0) return undefined;
  if (!actor.roles.includes('coop-staff') || actor.organisationId === undefined)
    return refuse('origin.not-yours');
  const members = await producersByIds(call, others);
  const all = new Set(members.filter((member) => member.coopId === actor.organisationId).map(({ id }) => id));
  return others.every((id) => all.has(id)) ? undefined : refuse('origin.not-yours');
}

/** Is the caller an officer, and is this something officers may do? */
export function overseesCounty({ actor }: Call, right: keyof typeof rights): boolean {
  const allowed: readonly string[] = rights[right];
  return actor.roles.includes('officer') && allowed.includes('officer');
}

/** Whose records a list shows: undefined for everybody's, else the caller's own and, for a co-op, its members'. */
export function keeperOf(call: Call, right: keyof typeof rights): string | undefined {
  if (call.actor.system || overseesCounty(call, right)) return undefined;
  return call.actor.organisationId ?? '';
}
