import { redirect } from '@sveltejs/kit';
import {
  acceptHelp,
  askToHelp,
  beginHelping,
  ownAccount,
  phoneText,
  type Relation,
  relations,
  revokeHelp,
} from '#people';
import { newId } from '#shared/id.ts';
import { answered } from '../../../answered.ts';
import { entranceOf, keep } from '../../../entrance.ts';
import { idIn } from '../../../id-in.ts';
import { refused } from '../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

/** Whose code is awaited, while the elder looks for their phone. */
const PENDING = 'help-phone';

export const load: PageServerLoad = async (event) => {
  const { locals, cookies, url } = event;
  const { elders } = await locals.read(async (call) => answered(await ownAccount(call), locals.lang));
  const asked = cookies.get(PENDING);
  const { identity, now } = entranceOf(event);
  return {
    elders: elders.map(({ id, elder, relation, grantedAt }) => ({
      id,
      elderId: elder.id,
      name: elder.name,
      relation,
      grantedAt,
    })),
    asked: asked === undefined ? undefined : phoneText(asked),
    shownCode: asked === undefined ? undefined : identity.shownCode(asked, now),
    newId: newId(now),
    done: url.searchParams.get('done'),
  };
};

export const actions: Actions = {
  begin: async (event) => {
    const form = await event.request.formData();
    const outcome = await event.locals.call((call) =>
      beginHelping(call, { id: idIn(form, 'id'), elderId: idIn(form, 'elder') }),
    );
    if (!outcome.ok) return refused(outcome.refusal, event.locals.lang);
    keep(event, [outcome.value.cookie]);
    redirect(303, '/desk');
  },
  ask: async (event) => {
    const form = await event.request.formData();
    const phone = String(form.get('phone') ?? '');
    const outcome = await askToHelp(entranceOf(event), event.locals.actor, { phone });
    if (!outcome.ok) return refused(outcome.refusal, event.locals.lang, form);
    keep(event, [{ name: PENDING, value: outcome.value.phone, maxAge: 600 }]);
    redirect(303, '/me/helping?done=asked#agree');
  },
  agree: async (event) => {
    const form = await event.request.formData();
    const outcome = await acceptHelp(entranceOf(event), event.locals.actor, {
      id: idIn(form, 'id'),
      phone: event.cookies.get(PENDING) ?? '',
      code: String(form.get('code') ?? ''),
      relation: relationIn(form),
    });
    if (!outcome.ok) return refused(outcome.refusal, event.locals.lang, form, ['code']);
    keep(event, [{ name: PENDING, value: '', maxAge: 0 }]);
    redirect(303, '/me/helping?done=agreed');
  },
  other: (event) => {
    keep(event, [{ name: PENDING, value: '', maxAge: 0 }]);
    redirect(303, '/me/helping');
  },
  leave: async ({ request, locals }) => {
    const form = await request.formData();
    const outcome = await locals.call((call) => revokeHelp(call, { id: idIn(form, 'id') }));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang);
    redirect(303, '/me/helping?done=left');
  },
};

function relationIn(form: FormData): Relation {
  return relations.find((relation) => relation === form.get('relation')) ?? 'relative';
}
