import { plansAtDesk, rights } from '#adopting';
import { organisationsById } from '#people';
import { may } from '#shared/call.ts';
import { turnAway } from '../../../refused.ts';
import type { PageServerLoad } from './$types';
import { planStates } from './plan-states.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const { t, lang, actor } = locals;
  return locals.read(async (call) => {
    const found = await plansAtDesk(call);
    if (!found.ok) return turnAway(found.refusal, lang);
    const plans = found.value;
    const growers = await organisationsById(call, [...new Set(plans.map(({ producerId }) => producerId))]);
    return {
      mayKeep: may(actor, rights['keep-plans']),
      plans: plans.map((plan) => {
        const grower = growers.find(({ id }) => id === plan.producerId);
        const state = planStates[plan.status];
        return {
          id: plan.id,
          title: t(plan.titleZh, plan.titleEn),
          grower: grower ? t(grower.nameZh, grower.nameEn) : '',
          state: { tone: state.tone, text: t(state.zh, state.en) },
          ...{ fromDay: plan.terms.fromDay, untilDay: plan.terms.untilDay, priceFen: plan.terms.priceFen },
          ...{ units: plan.units, taken: plan.taken },
        };
      }),
    };
  });
};
