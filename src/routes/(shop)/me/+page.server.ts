import { redirect } from '@sveltejs/kit';
import { actsDoneFor, editOwnAccount, ownAccount, phoneText } from '#people';
import { answered } from '../../answered.ts';
import { refused } from '../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { account, acts } = await locals.read(async (call) => ({
    account: answered(await ownAccount(call), locals.lang),
    acts: answered(await actsDoneFor(call, { page: 1, size: 1 }), locals.lang),
  }));
  const { person, hats, helpers, elders } = account;
  return {
    name: person.name,
    // Until they say their name, they go by half of their number: see `welcome`.
    named: !person.name.includes('****'),
    phone: phoneText(person.phone ?? ''),
    hats: hats.map(({ role, organisation }) => ({
      role,
      nameZh: organisation.nameZh,
      nameEn: organisation.nameEn,
    })),
    helpers: helpers.length,
    elders: elders.length,
    acts: acts.total,
    saved: url.searchParams.has('saved'),
  };
};

export const actions: Actions = {
  name: async ({ request, locals }) => {
    const form = await request.formData();
    const outcome = await locals.call((call) =>
      editOwnAccount(call, { name: String(form.get('name') ?? '') }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, '/me?saved=1');
  },
};
