import { contractOf, readAdoption } from '#adopting';
import { turnAway } from '../../../../refused.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { t, lang } = locals;
  const found = await locals.read((call) => readAdoption(call, params.number));
  if (!found.ok) return turnAway(found.refusal, lang);
  const { adoption } = found.value;
  const { agreed } = adoption;
  const party = (of: (typeof agreed)['seller']) => ({ name: t(of.nameZh, of.nameEn), uscc: of.uscc });
  return {
    number: adoption.number,
    title: t(agreed.titleZh, agreed.titleEn),
    seller: party(agreed.seller),
    producer: party(agreed.producer),
    adopter: agreed.adopter.name,
    placedAt: adoption.placedAt,
    paidAt: adoption.paidAt,
    untilDay: adoption.untilDay === agreed.terms.untilDay ? undefined : adoption.untilDay,
    clauses: contractOf(agreed, lang),
  };
};
