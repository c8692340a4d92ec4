import { redirect } from '@sveltejs/kit';
import { listPublishedPlans, openScheme } from '#region';
import { newId } from '#shared/id.ts';
import { parseYuan } from '#shared/money.ts';
import { idIn } from '../../../../../id-in.ts';
import { refused } from '../../../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
  key: newId(locals.now),
  plans: await locals.read((call) => listPublishedPlans(call)),
});

/** Lines of `中文 | English`. */
function lines(text: string): string[][] {
  return text
    .split('\n')
    .map((line) => line.split(/[|｜]/).map((part) => part.trim()))
    .filter(([first]) => first);
}

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const plan = text('plan');
    const opened = await locals.call((call) =>
      openScheme(call, {
        id: idIn(form, 'key'),
        kind: text('kind'),
        titleZh: text('titleZh'),
        titleEn: text('titleEn'),
        aboutZh: text('aboutZh'),
        aboutEn: text('aboutEn'),
        criteria: lines(text('criteria')).map(([zh = '', en = zh]) => [zh, en]),
        stages: lines(text('stages')).map(([zh = '', en = '', weight = '']) => ({
          zh,
          en,
          weight: Number(weight),
        })),
        mostFen: parseYuan(text('most')),
        ...(text('kind') === 'project' && plan && { planId: plan }),
      }),
    );
    if (!opened.ok) return refused(opened.refusal, locals.lang, form);
    redirect(303, '/desk/grants');
  },
};
