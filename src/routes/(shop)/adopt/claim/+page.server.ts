import { redirect } from '@sveltejs/kit';
import { claimCode } from '#adopting';
import { nodesOf } from '#delivery';
import { person, phoneText } from '#people';
import { refused } from '../../../refused.ts';
import { chosenNode } from '../../chosen-node.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, cookies }) => {
  const { t, actor } = locals;
  return locals.read(async (call) => {
    const node = (await nodesOf(call)).find(({ id }) => id === chosenNode(cookies));
    const me = actor.personId === undefined ? undefined : await person(call, actor.personId);
    return {
      here: url.pathname + url.search,
      code: url.searchParams.get('code') ?? '',
      node: node && { id: node.id, name: t(node.nameZh, node.nameEn), address: node.address },
      name: me?.name ?? '',
      phone: me?.phone ? phoneText(me.phone) : '',
    };
  });
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const text = (name: string) => String(form.get(name) ?? '');
    const outcome = await locals.call((call) =>
      claimCode(call, {
        code: text('code'),
        name: text('name'),
        phone: text('phone'),
        nodeId: text('node'),
        lang: locals.lang,
      }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/adoption/${outcome.value.number}`);
  },
};
