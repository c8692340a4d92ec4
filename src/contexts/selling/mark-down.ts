import type { Call } from '#shared/call.ts';
import { daysBetween } from '#shared/instant.ts';
import { arrivalAt, goodOnOf } from './arrival.ts';
import { cardsOf } from './cards.ts';
import { markedDown, percentOff } from './kernel/markdown.ts';
import { plansOf, saveDown } from './markdown-plans.ts';
import { changeOffer, insertPrices, lockOffer } from './offer-rows.ts';

const AT_ONCE = 200;

/**
 * Takes every approved plan to the step that the freshness of its goods asks for: the days left on the day a buyer would collect, of what the
 * smallest order would be filled from. Fresher goods bring the price back up. Nothing changes where it stands already, however often it runs,
 * and every change is in the price history with its reason. Answers how many changed.
 */
export async function markDown(call: Call): Promise<number> {
  const plans = await plansOf(call);
  if (plans.length === 0) return 0;
  const goodOn = goodOnOf(call, await arrivalAt(call, undefined));
  let changed = 0;
  for (let from = 0; from < plans.length; from += AT_ONCE) {
    const some = plans.slice(from, from + AT_ONCE);
    const cards = await cardsOf(
      call,
      some.map(({ offerId }) => offerId),
      goodOn,
    );
    const lotsOf = new Map(cards.map(({ offer, lots }) => [offer.id, lots]));
    for (const plan of some) {
      const days = (lotsOf.get(plan.offerId) ?? []).map(({ goodUntil }) => daysBetween(goodOn, goodUntil));
      // Sold out or out of season: it stays as it is until there is something to judge.
      if (days.length === 0) continue;
      const daysLeft = Math.min(...days);
      const downPercent = percentOff(plan.steps, daysLeft);
      if (downPercent === plan.downPercent) continue;
      const { offerId } = plan;
      const offer = await lockOffer(call, offerId);
      const [standing] = await plansOf(call, [offerId]);
      // The seller was faster: a price by hand ends the plan.
      if (!offer || standing?.downPercent !== plan.downPercent || standing.baseFen !== plan.baseFen) continue;
      const priceFen = markedDown(plan.baseFen, downPercent);
      await changeOffer(call, offerId, { priceFen });
      await insertPrices(call, [{ offerId, priceFen, markdown: { percent: downPercent, daysLeft } }]);
      await saveDown(call, { offerId, downPercent, daysLeft });
      changed += 1;
    }
  }
  return changed;
}
