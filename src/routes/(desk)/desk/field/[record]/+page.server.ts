import { redirect } from '@sveltejs/kit';
import { fieldRecordById, fieldWorkWords, strikeFieldRecord } from '#origin';
import { ok, refuserOf } from '#shared/outcome.ts';
import { refusals } from '#shared/refusals.ts';
import { refused, turnAway } from '../../../../refused.ts';
import { householdsOf } from '../../household.ts';
import type { Actions, PageServerLoad } from './$types';

const refuse = refuserOf(refusals);

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { t, lang } = locals;
  const found = await locals.read(async (call) => {
    const record = await fieldRecordById(call, params.record);
    const { all } = await householdsOf(call, url, locals.t);
    const mine = record && all.some((producer) => producer.id === record.producerId);
    return mine ? ok(record) : refuse('request.not-found');
  });
  if (!found.ok) return turnAway(found.refusal, lang);
  const { kind, plotName, doneAt, struckReason, sprayNameZh, sprayNameEn } = found.value;
  return {
    work: kind,
    words: t(fieldWorkWords[kind].zh, fieldWorkWords[kind].en),
    spray: sprayNameZh === undefined ? '' : t(sprayNameZh, sprayNameEn ?? ''),
    plot: plotName,
    at: doneAt,
    struck: struckReason,
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const reason = [form.get('why'), form.get('more')]
      .map((part) => String(part ?? '').trim())
      .filter(Boolean);
    const outcome = await locals.call((call) =>
      strikeFieldRecord(call, { recordId: params.record, reason: reason.join('：') }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, '/desk/field');
  },
};
