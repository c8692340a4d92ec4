import { redirect } from '@sveltejs/kit';
import {
  changePerformanceRules,
  lookAtPerformance,
  performanceFigures,
  performanceWords,
  rights,
  rulesSoFar,
} from '#region';
import { may } from '#shared/call.ts';
import { refused } from '../../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';
import { rulesFrom } from './rules-form.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const { lang, t } = locals;
  const [{ rules, types }, before] = await locals.read(
    async (call) => [await lookAtPerformance(call), await rulesSoFar(call, 20)] as const,
  );
  return {
    version: rules.version,
    maySet: may(locals.actor, rights['set-performance-rules']),
    least: rules.rules.least,
    figures: performanceFigures.map((figure) => ({
      figure,
      name: performanceWords[figure][lang].name,
      weight: rules.rules.weights[figure],
    })),
    types: rules.rules.types.map(({ id, zh, en, targets }) => ({ id, name: t(zh, en), targets })),
    places: types.flatMap(({ type, places }) =>
      places.map(({ place }) => ({ code: place.code, name: t(place.nameZh, place.nameEn), type: type.id })),
    ),
    made: before.map(({ version, reason, madeAt, madeByName }) => ({ version, reason, madeAt, madeByName })),
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const changed = await locals.call(async (call) => {
      const { rules, types } = await lookAtPerformance(call);
      const codes = types.flatMap(({ places }) => places.map(({ place }) => place.code));
      return changePerformanceRules(call, {
        after: Number(form.get('after')),
        rules: rulesFrom(form, rules.rules, codes),
        reason: String(form.get('reason') ?? ''),
      });
    });
    if (!changed.ok) return refused(changed.refusal, locals.lang, form);
    redirect(303, '/desk/performance/rules');
  },
};
