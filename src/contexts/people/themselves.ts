import type { Actor } from '#shared/call.ts';
import { ok } from '#shared/outcome.ts';
import { refuse } from './refusals.ts';

/**
 * The person at the phone when they act for themselves. Refused to a visitor, and to a helper: what is somebody's own
 * (their name, password, consent, posts) nobody may touch for them, with whatever consent.
 */
export function themselves(actor: Actor) {
  if (actor.helper) return refuse('people.not-while-helping');
  if (actor.personId === undefined) return refuse('people.sign-in-needed');
  return ok(actor.personId);
}

/** Whose hands are on the phone: the helper's if there is one. */
export function handsOf(actor: Actor): string | undefined {
  return actor.helper?.personId ?? actor.personId;
}
