import { redirect } from '@sveltejs/kit';
import { certificateByNumber, lookAtLot, rights, voidCertificate } from '#origin';
import { may } from '#shared/call.ts';
import { refuserOf } from '#shared/outcome.ts';
import { refusals } from '#shared/refusals.ts';
import { certificateFile } from '../../../../(open)/certificate/[number]/certificate-file.ts';
import { certificateShown } from '../../../../(open)/certificate/[number]/certificate-page.ts';
import { refused, turnAway } from '../../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

const refuse = refuserOf(refusals);

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const found = await locals.read(async (call) => {
    const file = await certificateFile(call, params.number);
    if (!file.ok) return file;
    const kept = await lookAtLot(call, file.value.lot.code);
    return kept.ok ? file : kept;
  });
  if (!found.ok) return turnAway(found.refusal, locals.lang);
  return {
    certificate: certificateShown(found.value, url.origin),
    roll: url.searchParams.get('paper') === 'roll',
    mayVoid: may(locals.actor, rights['certify-lots']) && found.value.certificate.voided === undefined,
    lotCode: found.value.lot.code,
  };
};

export const actions: Actions = {
  void: async ({ locals, params, request }) => {
    const form = await request.formData();
    const outcome = await locals.call(async (call) => {
      const certificate = await certificateByNumber(call, params.number);
      if (!certificate) return refuse('request.not-found');
      return voidCertificate(call, {
        certificateId: certificate.id,
        reason: String(form.get('reason') ?? ''),
      });
    });
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/certificates/${params.number}`);
  },
};
