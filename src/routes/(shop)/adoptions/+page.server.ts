import { myAdoptions } from '#adopting';
import { turnAway } from '../../refused.ts';
import { adoptionStates } from '../adoption/adoption-words.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { t, lang, actor } = locals;
  const found = await locals.read(myAdoptions);
  if (!found.ok) return turnAway(found.refusal, lang);
  return {
    adoptions: found.value.map((adoption) => {
      const state = adoptionStates[adoption.status];
      return {
        number: adoption.number,
        title: t(adoption.agreed.titleZh, adoption.agreed.titleEn),
        plates: adoption.plates.join(t('、', ', ')),
        state: { tone: state.tone, icon: state.icon, text: t(state.zh, state.en) },
        fromDay: adoption.fromDay,
        untilDay: adoption.untilDay,
        given: adoption.holderId !== actor.personId ? adoption.holderName : undefined,
      };
    }),
  };
};
