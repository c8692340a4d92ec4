import { redirect } from '@sveltejs/kit';
import { licenceQueue } from '#branding';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import type { Tongue } from '#shared/tongue.ts';
import { issuePaper, kindsIssuedBy } from '#vouching';
import { idIn } from '../../../../id-in.ts';
import { refused } from '../../../../refused.ts';
import { fieldsOf, kindIn, productOptions, typedPaper } from '../paper-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { actor, now, t } = locals;
  const kind = kindIn(null, kindsIssuedBy(actor));
  return {
    id: newId(now),
    kind,
    ...fieldsOf(kind, t),
    ...(await locals.read(async (call) => ({
      products: await productOptions(call, t),
      holders: kind === 'gi-quota' ? await operators(call, t) : [],
    }))),
  };
};

/** Whoever has a licence of the brands the caller looks after: a quantity is agreed with them. */
async function operators(call: Call, t: Tongue) {
  const queue = await licenceQueue(call, { limit: 500, offset: 0 });
  const granted = queue.ok ? queue.value.licences.filter(({ status }) => status === 'granted') : [];
  const names = new Map(
    granted.map((each) => [each.operatorId, t(each.operatorNameZh, each.operatorNameEn)]),
  );
  return [...names].map(([value, label]) => ({ value, label }));
}

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const outcome = await locals.call((call) =>
      issuePaper(call, {
        ...typedPaper(form, kindIn(null, kindsIssuedBy(locals.actor))),
        id: idIn(form, 'id'),
        holderId: String(form.get('holder') ?? ''),
      }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/papers/${outcome.value.id}`);
  },
};
