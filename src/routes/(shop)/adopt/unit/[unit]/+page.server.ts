import { lookAtUnit, unitKindWords } from '#adopting';
import { turnAway } from '../../../../refused.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { t, lang } = locals;
  const found = await locals.read((call) => lookAtUnit(call, params.unit));
  if (!found.ok) return turnAway(found.refusal, lang);
  const { unit, plot, plan, adopted, plateName } = found.value;
  const words = unitKindWords[unit.kind];
  return {
    plate: unit.plate,
    kind: t(words.one, words.en),
    plot: plot?.name ?? '',
    producerId: unit.producerId,
    plan: plan && { id: plan.id, title: t(plan.titleZh, plan.titleEn), untilDay: plan.terms.untilDay },
    adopted,
    name: plateName,
  };
};
