import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type SetTerms, saveTerms, termsSet } from './claim-terms.ts';
import type { ClaimTerms } from './kernel/claim-terms.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { overCounty } from './scope.ts';

/** The terms of claims that the caller may set: a seller's own beside the county's, or the county's. */
export async function claimTerms(call: Call): Promise<Outcome<SetTerms, OrderingRefusal>> {
  if (!may(call.actor, rights['decide-claims'])) return refuse('ordering.not-allowed');
  return ok(await termsSet(call, overCounty(call.actor) ? undefined : call.actor.organisationId));
}

/** Sets the terms for claims made from now on: the county's by its officers, a seller's own by itself. */
export async function setClaimTerms(
  call: Call,
  terms: ClaimTerms,
): Promise<Outcome<undefined, OrderingRefusal>> {
  const { actor } = call;
  const all = overCounty(actor);
  if (!may(actor, rights['decide-claims']) || (!all && actor.organisationId === undefined)) {
    return refuse('ordering.not-allowed');
  }
  const { hoursToDecide, smallFen, smallTimes } = terms;
  const whole = [hoursToDecide, smallFen, smallTimes].every(Number.isInteger);
  const fits = within(hoursToDecide, 1, 168) && within(smallFen, 0, 100_000) && within(smallTimes, 0, 100);
  if (!whole || !fits) return refuse('ordering.terms-invalid');
  await saveTerms(call, all ? null : (actor.organisationId ?? null), terms);
  return ok();
}

function within(number: number, least: number, most: number): boolean {
  return number >= least && number <= most;
}
