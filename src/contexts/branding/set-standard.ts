import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { brandById } from './brands.ts';
import { type BrandingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { insertStandard, type StandardVersion } from './standards.ts';

/** The association sets a brand's entry standard for a product from a day on; the version before it ends the day before. */
export async function setStandard(
  call: Call,
  input: Omit<StandardVersion, 'version' | 'validUntil'>,
): Promise<Outcome<undefined, BrandingRefusal>> {
  const brand = await brandById(call, input.brandId);
  if (!brand) return refuse('branding.no-brand');
  const holder = call.actor.system || brand.holderId === call.actor.organisationId;
  if (!holder || !may(call.actor, rights['set-standard'])) return refuse('branding.not-allowed');
  if (input.grades.length === 0) return refuse('branding.no-grades');
  await insertStandard(call, input);
  return ok();
}
