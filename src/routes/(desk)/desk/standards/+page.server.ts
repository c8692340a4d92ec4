import { brands, rights, standardsShown } from '#branding';
import { may } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { t, now, actor } = locals;
  const today = dayOf(now);
  const found = await locals.read(async (call) => {
    const all = await brands(call);
    const shown = [];
    for (const brand of all) shown.push({ brand, products: await standardsShown(call, brand.id) });
    return shown;
  });
  return {
    brands: found.map(({ brand, products }) => ({
      id: brand.id,
      name: t(brand.nameZh, brand.nameEn),
      story: t(brand.storyZh, brand.storyEn),
      sets: may(actor, rights['set-standard']) && brand.holderId === actor.organisationId,
      products: products.map((product) => {
        const { versions } = product;
        const current = versions.find(
          ({ validFrom, validUntil }) => validFrom <= today && (validUntil ?? today) >= today,
        );
        return {
          code: product.productCode,
          name: t(product.nameZh, product.nameEn),
          current: current && {
            version: current.version,
            text: t(current.textZh, current.textEn),
            grades: product.grades
              .filter((grade) => current.grades.includes(grade.code))
              .map((grade) => t(grade.nameZh, grade.nameEn))
              .join(t('、', ', ')),
            days: current.maxDaysFromHarvest,
            from: current.validFrom,
          },
          coming: versions.find(({ validFrom }) => validFrom > today)?.validFrom,
        };
      }),
    })),
  };
};
