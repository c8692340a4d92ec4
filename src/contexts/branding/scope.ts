import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { brands } from './brands.ts';
import { type BrandingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';

/**
 * The brands whose applications the caller looks after: an association's own; undefined stands for all of them, which the
 * county's officers and the platform's administrators see.
 */
export async function brandsInCare(
  call: Call,
): Promise<Outcome<readonly string[] | undefined, BrandingRefusal>> {
  const { actor } = call;
  if (!may(actor, rights['see-applications'])) return refuse('branding.not-allowed');
  if (!actor.roles.includes('brand-association')) return ok(undefined);
  const held = (await brands(call)).filter((brand) => brand.holderId === actor.organisationId);
  return ok(held.map((brand) => brand.id));
}
