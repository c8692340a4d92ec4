import { redirect } from '@sveltejs/kit';
import {
  brands,
  giveUpLicence,
  lotsToMark,
  ownLicences,
  renewable,
  standardsToday,
  standingOf,
} from '#branding';
import { productsByCodes } from '#origin';
import { dayOf } from '#shared/instant.ts';
import { whoActed } from '#shared/who-acted.ts';
import { answered } from '../../../answered.ts';
import { idIn } from '../../../id-in.ts';
import { refused } from '../../../refused.ts';
import { decisionWords } from '../licences/licence-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { t, lang, now } = locals;
  const today = dayOf(now);
  return locals.read(async (call) => {
    const licences = answered(await ownLicences(call), lang);
    const standards = await standardsToday(call, today);
    const known = await productsByCodes(call, [...new Set(standards.map((each) => each.productCode))]);
    const names = new Map(known.map((product) => [product.code, t(product.nameZh, product.nameEn)]));
    const brandNames = new Map(
      (await brands(call)).map((brand) => [brand.id, t(brand.nameZh, brand.nameEn)]),
    );
    const lots = answered(await lotsToMark(call), lang).lots;
    return {
      applied: url.searchParams.has('applied'),
      marked: lots.filter(({ state }) => state === 'marked').length,
      mayMark: lots.filter(({ state }) => state === 'may').length,
      licences: licences.map((licence) => ({
        id: licence.id,
        brand: brandNames.get(licence.brandId) ?? '',
        brandId: licence.brandId,
        productCode: licence.productCode,
        product: t(licence.productNameZh, licence.productNameEn),
        operator: t(licence.operatorNameZh, licence.operatorNameEn),
        own: licence.own,
        number: licence.number,
        standing: standingOf(licence, today),
        status: licence.status,
        validFrom: licence.validFrom,
        validUntil: licence.validUntil,
        renewable: licence.own && renewable(licence, today),
        decisions: [
          { what: t('申请', 'Applied'), at: licence.appliedAt, reason: licence.appliedNote, by: '' },
          ...licence.decisions.map((decision) => ({
            what: t(decisionWords[decision.what].zh, decisionWords[decision.what].en),
            at: decision.at,
            reason: decision.reason,
            by: whoActed(t, decision.byName),
          })),
        ],
      })),
      covered: standards.map((standard) => ({
        key: standard.id,
        brandId: standard.brandId,
        brand: brandNames.get(standard.brandId) ?? '',
        productCode: standard.productCode,
        product: names.get(standard.productCode) ?? standard.productCode,
        text: t(standard.textZh, standard.textEn),
      })),
    };
  });
};

export const actions: Actions = {
  leave: async ({ locals, request }) => {
    const form = await request.formData();
    const input = { licenceId: idIn(form, 'licence'), reason: String(form.get('reason') ?? '') };
    const outcome = await locals.call((call) => giveUpLicence(call, input));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, '/desk/brand');
  },
};
