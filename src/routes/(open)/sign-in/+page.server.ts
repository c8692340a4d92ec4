import { redirect } from '@sveltejs/kit';
import { sendSignInCode, signInByPasskey } from '#people';
import { runningOf } from '#shared/running.ts';
import { entranceOf, keep, keepLikings } from '../../entrance.ts';
import { ownPath } from '../../own-path.ts';
import { refused } from '../../refused.ts';
import type { Actions, PageServerLoad } from './$types';
import { afterSignIn, pendingPhone } from './after-sign-in.ts';

export const load: PageServerLoad = ({ url, locals, platform }) => ({
  next: ownPath(url.searchParams.get('next'), ''),
  signedIn: locals.actor.personId === undefined ? undefined : locals.actor.name,
  demo: platform ? runningOf(platform.req).config.demoSignIns : undefined,
});

export const actions: Actions = {
  code: async (event) => {
    const form = await event.request.formData();
    const outcome = await sendSignInCode(entranceOf(event), { phone: String(form.get('phone') ?? '') });
    if (!outcome.ok) return refused(outcome.refusal, event.locals.lang, form);
    keep(event, [{ name: pendingPhone, value: outcome.value.phone, maxAge: 600 }]);
    const next = ownPath(form.get('next'), '');
    redirect(303, next ? `/sign-in/code?next=${encodeURIComponent(next)}` : '/sign-in/code');
  },
  passkey: async (event) => {
    const form = await event.request.formData();
    const outcome = await signInByPasskey(entranceOf(event), { answer: parsed(form.get('answer')) });
    if (!outcome.ok) return refused(outcome.refusal, event.locals.lang);
    keep(event, outcome.value.cookies);
    keepLikings(event, outcome.value.person);
    redirect(303, await afterSignIn(event.locals, outcome.value.person, form));
  },
};

function parsed(answer: FormDataEntryValue | null): unknown {
  try {
    return JSON.parse(String(answer));
  } catch {
    return undefined;
  }
}
