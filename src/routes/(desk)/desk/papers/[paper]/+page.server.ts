import { redirect } from '@sveltejs/kit';
import { isId } from '#shared/id.ts';
import { refuserOf } from '#shared/outcome.ts';
import { lookAtPaper, refusals, revokePaper } from '#vouching';
import { answered } from '../../../../answered.ts';
import { paperShown } from '../../../../paper-words.ts';
import { refused, turnAway } from '../../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

const refuse = refuserOf(refusals);

export const load: PageServerLoad = async ({ locals, params }) => {
  const { lang, now, t } = locals;
  if (!isId(params.paper)) return turnAway(refuse('vouching.no-paper').refusal, lang);
  const { paper, mayRevoke } = await locals.read(async (call) =>
    answered(await lookAtPaper(call, params.paper), lang),
  );
  return { paper: paperShown(paper, now, t), digest: paper.digest, mayRevoke };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    if (!isId(params.paper)) return turnAway(refuse('vouching.no-paper').refusal, locals.lang);
    const outcome = await locals.call((call) =>
      revokePaper(call, { id: params.paper, reason: String(form.get('reason') ?? '') }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/papers/${params.paper}`);
  },
};
