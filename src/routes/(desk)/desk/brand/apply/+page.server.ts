import { redirect } from '@sveltejs/kit';
import { applyForLicence, brandById, standardInForce, standardsToday } from '#branding';
import { productsByCodes } from '#origin';
import type { Call } from '#shared/call.ts';
import { isId, newId } from '#shared/id.ts';
import { dayOf } from '#shared/instant.ts';
import type { Tongue } from '#shared/tongue.ts';
import { refused } from '../../../../refused.ts';
import { broughtId } from '../../brought-id.ts';
import type { Actions, PageServerLoad } from './$types';

/** How many pieces of evidence the form has room for. */
const PIECES = [0, 1, 2];

export const load: PageServerLoad = async ({ locals, url }) => {
  const { t, now } = locals;
  const brandId = url.searchParams.get('brand') ?? '';
  const productCode = url.searchParams.get('product') ?? '';
  return locals.read(async (call) => ({
    applicationId: newId(now),
    pieces: PIECES,
    chosen: isId(brandId) ? await chosenOf(call, { brandId, productCode }, t) : undefined,
    choices: await choicesOf(call, t),
  }));
};

async function chosenOf(
  call: Call,
  of: { readonly brandId: string; readonly productCode: string },
  t: Tongue,
) {
  const brand = await brandById(call, of.brandId);
  const [product] = await productsByCodes(call, [of.productCode]);
  const standard = await standardInForce(call, { ...of, day: dayOf(call.now) });
  if (!brand || !product || !standard) return undefined;
  return {
    ...of,
    brand: t(brand.nameZh, brand.nameEn),
    product: t(product.nameZh, product.nameEn),
    text: t(standard.textZh, standard.textEn),
    days: standard.maxDaysFromHarvest,
    grades: product.grades
      .filter((grade) => standard.grades.includes(grade.code))
      .map((grade) => t(grade.nameZh, grade.nameEn)),
  };
}

async function choicesOf(call: Call, t: Tongue) {
  const standards = await standardsToday(call, dayOf(call.now));
  const products = await productsByCodes(call, [...new Set(standards.map((each) => each.productCode))]);
  return standards.map(({ brandId, productCode }) => {
    const product = products.find(({ code }) => code === productCode);
    return { brandId, productCode, name: product ? t(product.nameZh, product.nameEn) : productCode };
  });
}

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const brandId = text('brand');
    const outcome = await locals.call((call) =>
      applyForLicence(call, {
        id: broughtId(form, 'id', locals.now),
        brandId: isId(brandId) ? brandId : newId(),
        operatorId: locals.actor.organisationId ?? '',
        productCode: text('product'),
        note: text('note').slice(0, 1_000),
        evidence: PIECES.map((piece) => ({
          kind: text(`kind.${piece}`),
          text: text(`text.${piece}`).slice(0, 200),
          reference: text(`reference.${piece}`).slice(0, 100),
        })),
      }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, '/desk/brand?applied');
  },
};
