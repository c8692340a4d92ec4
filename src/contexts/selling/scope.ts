import { type Call, may } from '#shared/call.ts';
import type { Refused } from '#shared/outcome.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** Why this caller may not keep a seller's offers; undefined when they may: its own people, and the platform. */
export function keptFromOffers(call: Call, sellerId: string): Refused | undefined {
  if (!may(call.actor, rights['keep-offers'])) return refuse('selling.not-allowed');
  if (call.actor.system || call.actor.organisationId === sellerId) return undefined;
  return refuse('selling.not-yours');
}
