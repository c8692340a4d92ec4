import { plansOnOffer } from '#adopting';
import type { PageServerLoad } from './$types';
import { behindPlans, failureText, getsText, oneText, timesText } from './plan-words.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const { t, lang } = locals;
  return locals.read(async (call) => {
    const plans = await plansOnOffer(call);
    const behind = await behindPlans(call, plans);
    return {
      plans: plans.map((plan) => {
        const { terms, units, taken } = plan;
        const product = behind.product(plan.productCode);
        const producer = behind.organisation(plan.producerId);
        return {
          id: plan.id,
          title: t(plan.titleZh, plan.titleEn),
          product: product ? t(product.nameZh, product.nameEn) : '',
          producer: producer ? t(producer.nameZh, producer.nameEn) : '',
          photo: behind.photo(plan.productCode),
          priceFen: terms.priceFen,
          one: oneText(terms, t),
          gets: getsText(terms, t, lang),
          times: timesText(terms, t),
          failure: failureText(terms, t),
          fromDay: terms.fromDay,
          untilDay: terms.untilDay,
          units,
          left: units - taken,
          demo: plan.demo,
        };
      }),
    };
  });
};
