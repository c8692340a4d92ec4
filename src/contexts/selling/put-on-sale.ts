import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import { type Outcome, ok, type Refused } from '#shared/outcome.ts';
import { arrivalAt, goodOnOf } from './arrival.ts';
import { isBox } from './kernel/offer.ts';
import { windowInSeason } from './kernel/season.ts';
import { type Standing, standingOf } from './kernel/standing.ts';
import { changeOffer, lockOffer } from './offer-rows.ts';
import { goodsOf, type Listed, offersWithGoods } from './offers.ts';
import { refuse } from './refusals.ts';
import { keptFromOffers } from './scope.ts';
import { stockBehind } from './stock-behind.ts';

/**
 * Puts a drafted or paused offer on sale and answers how it stands: off until its season or its next harvest is as good as on.
 * Refuses what could never be sold: selling days outside the season, or lots that all lack the certificate their product needs.
 */
export async function putOnSale(
  call: Call,
  input: { readonly offerId: string },
): Promise<Outcome<{ readonly standing: Standing }>> {
  const locked = await lockOffer(call, input.offerId);
  if (!locked) return refuse('selling.no-such-offer');
  const kept = keptFromOffers(call, locked.sellerId);
  if (kept) return kept;
  if (locked.status === 'ended') return refuse('selling.ended');
  const listed = (await offersWithGoods(call, [locked.id])).get(locked.id);
  if (!listed) return refuse('selling.no-such-offer');
  const never = neverInSeason(listed);
  if (never) return never;

  const standing = standingOf(
    { ...listed.offer, status: 'on' },
    {
      stock: await stockBehind(call, [locked.id]),
      forecasts: listed.forecast ? [listed.forecast] : [],
      goods: goodsOf([listed]),
      goodOn: goodOnOf(call, await arrivalAt(call, undefined)),
    },
    dayOf(call.now),
  );
  if (!standing.on && standing.reason === 'certificate-missing') {
    const { titleZh, titleEn } = listed.offer;
    return refuse('selling.certificate-missing', { titleZh, titleEn });
  }
  if (locked.status !== 'on') {
    await changeOffer(call, locked.id, { status: 'on' });
    await recordHelpedAct(call, 'keep-offers', locked.titleZh);
  }
  return ok({ standing });
}

function neverInSeason({ offer, goods }: Listed): Refused | undefined {
  if (isBox(offer.form) || offer.form === 'presale') return undefined;
  const season = goods.get(offer.productCode)?.season;
  if (!season || windowInSeason(offer.onFrom, offer.onUntil, season)) return undefined;
  return refuse('selling.never-in-season', { ...season });
}
