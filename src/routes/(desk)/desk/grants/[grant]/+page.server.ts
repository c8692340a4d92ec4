import { redirect } from '@sveltejs/kit';
import {
  addEvidence,
  askForStage,
  auditGrant,
  decideGrant,
  decideStage,
  describeSite,
  lookAtGrant,
  MOST_EVIDENCE_MB,
  rights,
  takeBack,
} from '#region';
import { type Call, may } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { parseYuan } from '#shared/money.ts';
import type { Outcome } from '#shared/outcome.ts';
import { answered } from '../../../../answered.ts';
import { idIn } from '../../../../id-in.ts';
import { refused } from '../../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { lang, actor, now } = locals;
  const looked = answered(await locals.read((call) => lookAtGrant(call, params.grant)), lang);
  const { grant, scheme } = looked;
  const mine = grant.organisationId === actor.organisationId && may(actor, rights['apply-for-grants']);
  return {
    ...looked,
    stages: looked.stages.map((stage) => ({
      ...stage,
      zh: scheme.stages[stage.stage - 1]?.zh ?? '',
      en: scheme.stages[stage.stage - 1]?.en ?? '',
    })),
    next: looked.stages.find(({ state }) => state !== 'paid')?.stage,
    mine,
    mayDecide: !mine && may(actor, rights['decide-grants']),
    mayAudit: !mine && may(actor, rights['audit-grants']),
    keys: { evidence: newId(now), back: newId(now) },
    mostMb: MOST_EVIDENCE_MB,
  };
};

type Asked = { readonly form: FormData; readonly text: (name: string) => string; readonly grantId: string };

const action =
  (run: (call: Call, asked: Asked) => Promise<Outcome<unknown>>): Actions[string] =>
  async ({ locals, params, request }) => {
    const form = await request.formData();
    const text = (name: string) => String(form.get(name) ?? '');
    const done = await locals.call((call) => run(call, { form, text, grantId: params.grant ?? '' }));
    if (!done.ok) return refused(done.refusal, locals.lang, form);
    redirect(303, `/desk/grants/${params.grant}`);
  };

export const actions: Actions = {
  evidence: async ({ locals, params, request }) => {
    const form = await request.formData();
    const file = form.get('file');
    const bytes = file instanceof File ? await file.bytes() : new Uint8Array();
    const done = await locals.call((call) =>
      addEvidence(call, {
        id: idIn(form, 'key'),
        grantId: params.grant,
        stage: Number(form.get('stage')),
        title: String(form.get('title') ?? ''),
        file: bytes,
      }),
    );
    if (!done.ok) return refused(done.refusal, locals.lang, form);
    redirect(303, `/desk/grants/${params.grant}`);
  },
  decide: action((call, { text, grantId }) =>
    decideGrant(call, {
      grantId,
      agree: text('agree') === 'yes',
      fen: parseYuan(text('amount')),
      reason: text('reason'),
    }),
  ),
  ask: action((call, { text, grantId }) => askForStage(call, { grantId, stage: Number(text('stage')) })),
  stage: action((call, { text, grantId }) =>
    decideStage(call, {
      grantId,
      stage: Number(text('stage')),
      pay: text('pay') === 'yes',
      reason: text('reason'),
    }),
  ),
  audit: action((call, { text, grantId }) =>
    auditGrant(call, { grantId, inOrder: text('finding') === 'in-order', text: text('text') }),
  ),
  back: action((call, { form, text, grantId }) =>
    takeBack(call, {
      id: idIn(form, 'key'),
      grantId,
      fen: parseYuan(text('amount')),
      reason: text('reason'),
    }),
  ),
  site: action((call, { text, grantId }) =>
    describeSite(call, {
      grantId,
      what: text('what'),
      how: text('how'),
      cost: text('cost'),
      result: text('result'),
    }),
  ),
};
