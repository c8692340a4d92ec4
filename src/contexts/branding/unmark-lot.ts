import { lotById } from '#origin';
import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { brandById } from './brands.ts';
import { removeMark } from './marks.ts';
import { type BrandingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** Takes a mark off a lot: the brand's holder, or whoever sells the lot, with the reason. */
export async function unmarkLot(
  call: Call,
  input: { readonly lotId: string; readonly brandId: string; readonly reason: string },
): Promise<Outcome<undefined, BrandingRefusal>> {
  const lot = await lotById(call, input.lotId);
  const brand = await brandById(call, input.brandId);
  if (!lot || !brand) return refuse('branding.no-lot');
  const { organisationId, system } = call.actor;
  const seller =
    may(call.actor, rights['mark-lot']) && [lot.producerId, lot.sellerId].includes(organisationId ?? '');
  const holder = may(call.actor, rights['decide-licence']) && organisationId === brand.holderId;
  if (!system && !seller && !holder) return refuse('branding.not-allowed');
  if (input.reason.trim() === '') return refuse('branding.reason-needed');
  await removeMark(call, input.lotId, input.brandId, input.reason.trim());
  await recordHelpedAct(call, 'unmark-lot', lot.code);
  return ok();
}
