import { productByCode } from '#origin';
import { type Call, may } from '#shared/call.ts';
import { addDays, type Day, dayOf, isDay } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { brandById, lockBrand } from './brands.ts';
import { type BrandingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { insertStandard, latestStandard, type StandardVersion, standardById } from './standards.ts';

const MOST_DAYS = 1000;

/** The association sets a brand's entry standard for a product from a day on; the version before it ends the day before. */
export async function setStandard(
  call: Call,
  input: Omit<StandardVersion, 'version' | 'validUntil'>,
): Promise<Outcome<undefined, BrandingRefusal>> {
  const { id, brandId, productCode, maxDaysFromHarvest, validFrom } = input;
  const brand = await brandById(call, brandId);
  if (!brand) return refuse('branding.no-brand');
  const holder = call.actor.system || brand.holderId === call.actor.organisationId;
  if (!holder || !may(call.actor, rights['set-standard'])) return refuse('branding.not-allowed');
  const product = await productByCode(call, productCode);
  if (!product) return refuse('branding.no-standard');
  const known = product.grades.map((grade) => grade.code);
  const grades = known.filter((code) => input.grades.includes(code));
  if (grades.length === 0) return refuse('branding.no-grades');
  if (!Number.isInteger(maxDaysFromHarvest) || maxDaysFromHarvest < 1 || maxDaysFromHarvest > MOST_DAYS) {
    return refuse('branding.bad-days');
  }
  if (input.textZh.trim() === '' || input.textEn.trim() === '') return refuse('branding.standard-unsaid');
  // Two officers who set a standard at once must not both write version n: they queue on the brand.
  await lockBrand(call, brandId);
  if (await standardById(call, id)) return ok();
  const latest = await latestStandard(call, { brandId, productCode });
  const first = firstDay(dayOf(call.now), latest?.validFrom);
  if (!isDay(validFrom) || validFrom < first) return refuse('branding.standard-too-early', { first });
  await insertStandard(call, { ...input, grades }, latest);
  return ok();
}

/** The first day on which the next version may begin. */
export function firstDay(today: Day, latestFrom: Day | undefined): Day {
  return latestFrom !== undefined && latestFrom >= today ? addDays(latestFrom, 1) : today;
}
