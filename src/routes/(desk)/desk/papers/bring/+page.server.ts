import { redirect } from '@sveltejs/kit';
import { newId } from '#shared/id.ts';
import { bringCredential, bringScan, kindNames, MOST_SCAN_MB } from '#vouching';
import { idIn } from '../../../../id-in.ts';
import { refused } from '../../../../refused.ts';
import { fieldsOf, kindIn, kindOptions, productOptions, typedPaper } from '../paper-form.ts';
import type { Actions, PageServerLoad } from './$types';

const offered = kindNames.filter((kind) => kind !== 'gi-quota');

export const load: PageServerLoad = async ({ locals, url }) => {
  const { now, t } = locals;
  const kind = kindIn(url.searchParams.get('kind'), offered);
  return {
    // Made here, so that a form sent twice brings one paper.
    id: newId(now),
    kind,
    kinds: kindOptions(offered, t),
    ...fieldsOf(kind, t),
    mostMb: MOST_SCAN_MB,
    products: await locals.read((call) => productOptions(call, t)),
  };
};

export const actions: Actions = {
  credential: async ({ locals, request }) => {
    const form = await request.formData();
    const file = form.get('file');
    const outcome = await locals.call(async (call) =>
      bringCredential(call, {
        id: idIn(form, 'id'),
        text: file instanceof File ? await file.text() : '',
        productCode: String(form.get('product') ?? ''),
        lotCode: String(form.get('lot') ?? ''),
      }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/papers/${outcome.value.id}`);
  },
  scan: async ({ locals, request }) => {
    const form = await request.formData();
    const file = form.get('file');
    const bytes = file instanceof File ? await file.bytes() : new Uint8Array();
    const outcome = await locals.call((call) =>
      bringScan(call, {
        ...typedPaper(form, kindIn(form.get('kind'), offered)),
        id: idIn(form, 'id'),
        issuerName: String(form.get('issuer') ?? ''),
        file: bytes,
      }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/papers/${outcome.value.id}`);
  },
};
