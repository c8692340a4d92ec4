import { lookAtPlan } from '#adopting';
import { turnAway } from '../../../refused.ts';
import { behindPlans, failureText, getsText, oneText, timesText } from '../plan-words.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { t, lang } = locals;
  return locals.read(async (call) => {
    const found = await lookAtPlan(call, params.plan);
    if (!found.ok) return turnAway(found.refusal, lang);
    const { plan, units, plot, product, seller, producer, open } = found.value;
    const { terms } = plan;
    const behind = await behindPlans(call, [plan]);
    return {
      id: plan.id,
      title: t(plan.titleZh, plan.titleEn),
      words: t(plan.wordsZh, plan.wordsEn),
      product: product ? t(product.nameZh, product.nameEn) : '',
      photo: behind.photo(plan.productCode),
      plot: plot && { name: plot.name, areaMu: plot.areaMu },
      seller: seller && { id: seller.id, name: t(seller.nameZh, seller.nameEn) },
      producer: producer && { id: producer.id, name: t(producer.nameZh, producer.nameEn) },
      one: oneText(terms, t),
      gets: getsText(terms, t, lang),
      times: timesText(terms, t),
      failure: failureText(terms, t),
      terms: {
        ...{ priceFen: terms.priceFen, heldBp: terms.heldBp, deliveries: terms.deliveries },
        ...{ fromDay: terms.fromDay, untilDay: terms.untilDay, failure: terms.failure },
        ...{ insurer: terms.insurer, insuredFen: terms.insuredFen },
      },
      keptUntil: plan.keptUntil,
      open,
      demo: plan.demo,
      units: units.map(({ id, plate, adoptionId, plateName }) => ({
        ...{ id, plate, taken: adoptionId !== null },
        name: plateName ?? undefined,
      })),
      signedIn: locals.actor.personId !== undefined,
    };
  });
};
