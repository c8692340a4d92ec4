import { redirect } from '@sveltejs/kit';
import { applyForGrant, lookAtScheme, siteById } from '#region';
import { newId } from '#shared/id.ts';
import { parseYuan } from '#shared/money.ts';
import { answered } from '../../../../../answered.ts';
import { idIn } from '../../../../../id-in.ts';
import { refused } from '../../../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { lang } = locals;
  const { scheme, options } = answered(await locals.read((call) => lookAtScheme(call, params.scheme)), lang);
  const from = url.searchParams.get('like');
  const site = from ? await locals.read((call) => siteById(call, from)) : undefined;
  return { key: newId(locals.now), scheme, options, like: site?.ok ? site.value : undefined };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const text = (name: string) => String(form.get(name) ?? '');
    const option = text('option');
    const asked = await locals.call((call) =>
      applyForGrant(call, {
        id: idIn(form, 'key'),
        schemeId: params.scheme,
        ...(option && { optionId: option }),
        title: text('title'),
        text: text('text'),
        askedFen: parseYuan(text('amount')),
      }),
    );
    if (!asked.ok) return refused(asked.refusal, locals.lang, form);
    redirect(303, `/desk/grants/${asked.value.id}`);
  },
};
