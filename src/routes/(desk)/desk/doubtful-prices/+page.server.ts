import { redirect } from '@sveltejs/kit';
import { products } from '#origin';
import {
  doubtfulPrices,
  type GradeFactor,
  gradeFactors,
  lookIntoPrice,
  rights,
  stateGradeFactors,
  warningKinds,
} from '#selling';
import { may } from '#shared/call.ts';
import { pageNumber } from '$ui/query.ts';
import { answered } from '../../../answered.ts';
import { idIn } from '../../../id-in.ts';
import { refused } from '../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

const SIZE = 20;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { t, lang } = locals;
  const page = pageNumber(url);
  const noted = url.searchParams.has('noted');
  return locals.read(async (call) => {
    const asked = { noted, limit: SIZE, offset: (page - 1) * SIZE };
    const { warnings, count } = answered(await doubtfulPrices(call, asked), lang);
    const factors = await gradeFactors(call);
    const stated = new Map(factors.map((each) => [`${each.productCode} ${each.grade}`, each]));
    return {
      page,
      size: SIZE,
      noted,
      count,
      stated: url.searchParams.has('stated'),
      mayState: may(locals.actor, rights['state-grade-factors']),
      source: factors[0]?.source ?? '',
      warnings: warnings.map(({ titleZh, titleEn, sellerZh, sellerEn, ...warning }) => ({
        ...warning,
        title: t(titleZh, titleEn),
        seller: t(sellerZh, sellerEn),
      })),
      grades: (await products(call)).map(({ code, nameZh, nameEn, grades }) => ({
        code,
        name: t(nameZh, nameEn),
        grades: grades.map((grade) => ({
          code: grade.code,
          name: t(grade.nameZh, grade.nameEn),
          percent: String((stated.get(`${code} ${grade.code}`)?.factorBp ?? 10_000) / 100),
        })),
      })),
    };
  });
};

export const actions: Actions = {
  look: async ({ locals, request, url }) => {
    const form = await request.formData();
    const outcome = await locals.call((call) =>
      lookIntoPrice(call, {
        offerId: idIn(form, 'offer'),
        kind: warningKinds.find((kind) => kind === form.get('kind')) ?? 'below-cost',
        note: String(form.get('note') ?? ''),
      }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, url.pathname);
  },
  state: async ({ locals, request }) => {
    const form = await request.formData();
    const source = String(form.get('source') ?? '').trim();
    const factors = [...form].flatMap(([name, value]): GradeFactor[] => {
      const [, productCode, grade] = /^factor\.([^.]+)\.([^.]+)$/.exec(name) ?? [];
      const percent = String(value).normalize('NFKC').trim();
      if (!productCode || !grade || percent === '') return [];
      return [{ productCode, grade, source, factorBp: Math.round(Number(percent) * 100) }];
    });
    const outcome = await locals.call((call) => stateGradeFactors(call, factors));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, '/desk/doubtful-prices?stated');
  },
};
