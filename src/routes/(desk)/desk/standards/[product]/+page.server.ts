import { error, redirect } from '@sveltejs/kit';
import { brands, firstDay, rights, setStandard, standardsShown } from '#branding';
import { may } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { dayOf } from '#shared/instant.ts';
import { idIn } from '../../../../id-in.ts';
import { refused } from '../../../../refused.ts';
import { broughtId } from '../../brought-id.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { t, now, actor } = locals;
  const wanted = url.searchParams.get('brand');
  const found = await locals.read(async (call) => {
    const all = await brands(call);
    const brand = all.find(({ id }) => id === wanted) ?? all[0];
    const shown = brand ? await standardsShown(call, brand.id) : [];
    return { brand, product: shown.find(({ productCode }) => productCode === params.product) };
  });
  const { brand, product } = found;
  if (!brand || !product) error(404);
  const [latest] = product.versions;
  const today = dayOf(now);
  return {
    today,
    standardId: newId(now),
    brand: { id: brand.id, name: t(brand.nameZh, brand.nameEn) },
    product: { code: product.productCode, name: t(product.nameZh, product.nameEn) },
    sets: may(actor, rights['set-standard']) && brand.holderId === actor.organisationId,
    grades: product.grades.map((grade) => ({ code: grade.code, name: t(grade.nameZh, grade.nameEn) })),
    first: firstDay(today, latest?.validFrom),
    latest: latest && {
      grades: latest.grades,
      days: latest.maxDaysFromHarvest,
      textZh: latest.textZh,
      textEn: latest.textEn,
    },
    versions: product.versions.map((version) => ({
      id: version.id,
      version: version.version,
      from: version.validFrom,
      until: version.validUntil,
      text: t(version.textZh, version.textEn),
      grades: product.grades
        .filter((grade) => version.grades.includes(grade.code))
        .map((grade) => t(grade.nameZh, grade.nameEn))
        .join(t('、', ', ')),
      days: version.maxDaysFromHarvest,
      inForce: version.validFrom <= today && (version.validUntil ?? today) >= today,
    })),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const brandId = idIn(form, 'brand');
    const outcome = await locals.call((call) =>
      setStandard(call, {
        ...{ id: broughtId(form, 'id', locals.now), brandId, productCode: params.product },
        grades: form.getAll('grade').map(String),
        maxDaysFromHarvest: Number(text('days').normalize('NFKC')),
        ...{ textZh: text('textZh'), textEn: text('textEn'), validFrom: text('from') },
      }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/standards/${params.product}?brand=${brandId}&set`);
  },
};
