import { redirect } from '@sveltejs/kit';
import { keepWhatIf, listWhatIfs, prepareWhatIf, standing } from '#planning';
import { newId } from '#shared/id.ts';
import { pageNumber } from '$ui/query.ts';
import { answered } from '../../../answered.ts';
import { idIn } from '../../../id-in.ts';
import { refused } from '../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';
import { kindIn, termsIn } from './terms-form.ts';

const SIZE = 20;

export const load: PageServerLoad = async ({ locals, url }) => {
  const page = pageNumber(url);
  const listed = await locals.read((call) => listWhatIfs(call, { limit: SIZE, offset: (page - 1) * SIZE }));
  const { lines, total } = answered(listed, locals.lang);
  // Made here, so that a form sent twice is one what-if.
  return { key: newId(locals.now), lines, total, page, size: SIZE };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const id = idIn(form, 'key');
    const asked = { id, name: String(form.get('name') ?? ''), kind: kindIn(form), terms: termsIn(form) };
    const prepared = await locals.read((call) => prepareWhatIf(call, asked));
    if (!prepared.ok) return refused(prepared.refusal, locals.lang, form);
    const found = await standing(prepared.value);
    if (!found.ok) return refused(found.refusal, locals.lang, form);
    const kept = await locals.call((call) => keepWhatIf(call, prepared.value, found.value));
    if (!kept.ok) return refused(kept.refusal, locals.lang, form);
    redirect(303, `/desk/sites/${id}`);
  },
};
