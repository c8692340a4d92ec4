import { planAtDesk } from '#adopting';
import { qrSvg } from '#shared/qr-code.ts';
import { turnAway } from '../../../../../refused.ts';
import type { PageServerLoad } from './$types';

/** The plates of a plan to print and hang up: the number, its adopter's name once it was looked at, and a code that opens its page. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { t, lang } = locals;
  const found = await locals.read((call) => planAtDesk(call, params.plan));
  if (!found.ok) return turnAway(found.refusal, lang);
  const { plan, units, adoptions, producer } = found.value;
  const names = new Map(
    adoptions
      .filter(
        ({ status, plateState, plateName }) => status === 'active' && plateState === 'shown' && plateName,
      )
      .flatMap(({ unitIds, plateName }) => unitIds.map((id) => [id, plateName ?? ''] as const)),
  );
  return {
    id: plan.id,
    title: t(plan.titleZh, plan.titleEn),
    grower: producer ? t(producer.nameZh, producer.nameEn) : '',
    untilDay: plan.terms.untilDay,
    plates: units.map(({ id, plate }) => ({
      id,
      plate,
      name: names.get(id),
      square: qrSvg(`${url.origin}/adopt/unit/${id}`),
    })),
  };
};
