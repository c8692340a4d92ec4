import { forecastById, productsByCodes } from '#origin';
import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok, type Refused } from '#shared/outcome.ts';
import { type Draft, flawOf, partsOf } from './kernel/draft.ts';
import { coopOf, insertOffers } from './offer-rows.ts';
import { refuse } from './refusals.ts';
import { keptFromOffers } from './scope.ts';

/**
 * Writes a new offer that nobody sees yet. Its seller must sell for itself (a household in a co-op sells through it), and
 * every part must be a product and grade of the county. The same id again changes nothing.
 */
export async function draftOffer(call: Call, draft: Draft): Promise<Outcome<{ readonly id: string }>> {
  const kept = keptFromOffers(call, draft.sellerId);
  if (kept) return kept;
  const flaw = flawOf(draft);
  if (flaw) return refuse('selling.unsound', { flaw });
  const coop = await coopOf(call, draft.sellerId);
  if (!coop.known) return refuse('selling.unknown', { what: draft.sellerId });
  if (coop.coopZh !== undefined) {
    return refuse('selling.through-coop', { coopZh: coop.coopZh, coopEn: coop.coopEn ?? '' });
  }
  const unknown = (await unknownGoods(call, draft)) ?? (await unknownForecast(call, draft));
  if (unknown) return unknown;
  await insertOffers(call, [draft], 'draft');
  await recordHelpedAct(call, 'keep-offers', draft.titleZh);
  return ok({ id: draft.id });
}

async function unknownGoods(call: Call, draft: Draft): Promise<Refused | undefined> {
  const parts = partsOf(draft);
  const codes = [...new Set([draft.productCode, ...parts.map((part) => part.productCode)])];
  const products = new Map((await productsByCodes(call, codes)).map((product) => [product.code, product]));
  const missing = codes.find((code) => !products.has(code));
  if (missing) return refuse('selling.unknown', { what: missing });
  const ungraded = parts.find(
    (part) => !products.get(part.productCode)?.grades.some((grade) => grade.code === part.grade),
  );
  return ungraded && refuse('selling.unknown', { what: `${ungraded.productCode} ${ungraded.grade}` });
}

async function unknownForecast(call: Call, draft: Draft): Promise<Refused | undefined> {
  if (draft.forecastId === undefined) return undefined;
  const forecast = await forecastById(call, draft.forecastId);
  const fits = forecast?.sellerId === draft.sellerId && forecast.productCode === draft.productCode;
  return fits ? undefined : refuse('selling.unknown', { what: draft.forecastId });
}
