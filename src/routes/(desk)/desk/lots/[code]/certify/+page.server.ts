import { redirect } from '@sveltejs/kit';
import { type Basis, bases, basisWords, issueCertificate, lookAtLot, promises } from '#origin';
import { newId } from '#shared/id.ts';
import { refused, turnAway } from '../../../../../refused.ts';
import { broughtId } from '../../../brought-id.ts';
import { lotHead } from '../../lot-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { t, lang } = locals;
  const file = await locals.read((call) => lookAtLot(call, params.code, 'certify-lots'));
  if (!file.ok) return turnAway(file.refusal, lang);
  const { plots, certificates } = file.value;
  const form = new Set(plots.map((plot) => plot.producerId)).size > 1 ? 'buyer' : 'producer';
  const latest = certificates[0];
  return {
    lot: lotHead(file.value, t),
    certificateId: newId(locals.now),
    bases: bases.map((basis) => ({ basis, words: t(basisWords[basis].zh, basisWords[basis].en) })),
    promise: t(promises[form].zh, promises[form].en),
    mixed: form === 'buyer',
    replaces: latest?.voided ? latest.number : undefined,
    inForce: latest && !latest.voided ? latest.number : undefined,
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const chosen = form.getAll('basis').map(String);
    const outcome = await locals.call(async (call) => {
      const file = await lookAtLot(call, params.code, 'certify-lots');
      if (!file.ok) return file;
      return issueCertificate(call, {
        id: broughtId(form, 'id', locals.now),
        lotId: file.value.lot.id,
        basis: bases.filter((basis): basis is Basis => chosen.includes(basis)),
        testReport: String(form.get('report') ?? ''),
      });
    });
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/certificates/${outcome.value.number}`);
  },
};
