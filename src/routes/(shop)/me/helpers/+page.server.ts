import { redirect } from '@sveltejs/kit';
import { actsDoneFor, grantHelp, ownAccount, type Relation, relations, revokeHelp } from '#people';
import { newId } from '#shared/id.ts';
import { pageNumber } from '$ui/query.ts';
import { answered } from '../../../answered.ts';
import { idIn } from '../../../id-in.ts';
import { refused } from '../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

const SIZE = 20;

export const load: PageServerLoad = async ({ locals, url }) => {
  const page = pageNumber(url);
  const { account, acts } = await locals.read(async (call) => ({
    account: answered(await ownAccount(call), locals.lang),
    acts: answered(await actsDoneFor(call, { page, size: SIZE }), locals.lang),
  }));
  return {
    helpers: account.helpers.map(({ id, helper, relation, given, grantedAt }) => ({
      id,
      name: helper.name,
      relation,
      given,
      grantedAt,
    })),
    acts: acts.acts,
    total: acts.total,
    page,
    size: SIZE,
    newId: newId(locals.now),
    done: url.searchParams.get('done'),
  };
};

export const actions: Actions = {
  allow: async ({ request, locals }) => {
    const form = await request.formData();
    const outcome = await locals.call((call) =>
      grantHelp(call, {
        id: idIn(form, 'id'),
        phone: String(form.get('phone') ?? ''),
        relation: relationIn(form),
      }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, '/me/helpers?done=allowed');
  },
  revoke: async ({ request, locals }) => {
    const form = await request.formData();
    const outcome = await locals.call((call) => revokeHelp(call, { id: idIn(form, 'id') }));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, '/me/helpers?done=revoked');
  },
};

function relationIn(form: FormData): Relation {
  return relations.find((relation) => relation === form.get('relation')) ?? 'relative';
}
