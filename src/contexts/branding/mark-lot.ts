import { lotById, productByCode } from '#origin';
import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type WhyNot, whyNoMark } from './kernel/mark.ts';
import { standingLicence } from './licences.ts';
import { insertMark } from './marks.ts';
import { type BrandingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { standardInForce } from './standards.ts';
import { beyondQuota } from './within-quota.ts';

/**
 * Puts a brand's mark on a lot, if licence, standard, grade, certificate and age allow it today. The licence is that of whoever
 * sells the lot: the producer, or the co-op it sells through.
 */
export async function markLot(
  call: Call,
  input: { readonly lotId: string; readonly brandId: string },
): Promise<Outcome<undefined, BrandingRefusal>> {
  const lot = await lotById(call, input.lotId);
  if (!lot || !owns(call, lot)) return refuse('branding.no-lot');
  if (!may(call.actor, rights['mark-lot'])) return refuse('branding.not-allowed');
  const product = await productByCode(call, lot.productCode);
  if (!product) throw new Error(`lot ${lot.code} is of no known product`);
  const day = dayOf(call.now);
  const { brandId } = input;
  const licence =
    (await standingLicence(call, { brandId, operatorId: lot.sellerId, productCode: lot.productCode })) ??
    (await standingLicence(call, { brandId, operatorId: lot.producerId, productCode: lot.productCode }));
  const standard = await standardInForce(call, { brandId, productCode: lot.productCode, day });
  const judged = {
    ...lot,
    harvested: dayOf(lot.harvestedAt),
    certificateRequired: product.certificateRequired,
  };
  const against = whyNoMark(judged, licence, standard, day);
  if (against || !licence || !standard)
    return refuse(`branding.mark-${against ?? 'licence'}` satisfies `branding.mark-${WhyNot}`);
  const beyond = await beyondQuota(call, { lot, brandId, operatorId: licence.operatorId });
  if (beyond) return beyond;
  await insertMark(call, {
    lotId: lot.id,
    brandId,
    licenceId: licence.id,
    standardId: standard.id,
    certificateId: lot.certificateId ?? null,
  });
  await recordHelpedAct(call, 'mark-lot', lot.code);
  return ok();
}

function owns(call: Call, lot: { readonly producerId: string; readonly sellerId: string }): boolean {
  if (call.actor.system) return true;
  return call.actor.organisationId === lot.producerId || call.actor.organisationId === lot.sellerId;
}
