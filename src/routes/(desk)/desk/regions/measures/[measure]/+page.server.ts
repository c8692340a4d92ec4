import { redirect } from '@sveltejs/kit';
import { editMeasure, listMeasures, lookAtMeasure } from '#region';
import { answered } from '../../../../../answered.ts';
import { refused } from '../../../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

const NEW = 'new';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { lang } = locals;
  const menu = answered(await locals.read((call) => listMeasures(call)), lang);
  const others = menu
    .filter(({ measure }) => measure.code !== params.measure)
    .map(({ measure }) => ({ code: measure.code, nameZh: measure.nameZh, nameEn: measure.nameEn }));
  if (params.measure === NEW) return { others, versions: [], measure: undefined, base: 0, retired: false };
  const versions = answered(await locals.read((call) => lookAtMeasure(call, params.measure)), lang);
  const [newest] = versions;
  return {
    others,
    versions: versions.map(({ measure, version, reason, at, byName, retired }) => ({
      ...{ version, reason, at, byName, retired },
      ...{ cost: measure.cost, own: measure.own, closes: measure.closes },
    })),
    measure: newest?.measure,
    base: newest?.version ?? 0,
    retired: newest?.retired ?? false,
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const edited = await locals.call((call) =>
      editMeasure(call, {
        base: Number(text('base')),
        retired: form.get('retired') === 'yes',
        reason: text('reason'),
        measure: {
          code: params.measure === NEW ? text('code') : params.measure,
          nameZh: text('nameZh'),
          nameEn: text('nameEn'),
          mends: text('mends')
            .split(/[、，,]\s*/)
            .filter(Boolean),
          cost: Number(text('cost') || Number.NaN),
          own: Number(text('own') || 0),
          closes: Number(text('closes') || Number.NaN),
          sourceZh: text('sourceZh'),
          sourceEn: text('sourceEn'),
          needs: form.getAll('needs').map(String),
          doerZh: text('doerZh'),
          doerEn: text('doerEn'),
        },
      }),
    );
    if (!edited.ok) return refused(edited.refusal, locals.lang, form);
    redirect(303, '/desk/regions/measures');
  },
};
