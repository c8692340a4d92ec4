import { redirect } from '@sveltejs/kit';
import { phoneText, sendSignInCode, signInByCode } from '#people';
import { entranceOf, keep, keepLikings } from '../../../entrance.ts';
import { ownPath } from '../../../own-path.ts';
import { refused } from '../../../refused.ts';
import { afterSignIn, pendingPhone } from '../after-sign-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  const phone = event.cookies.get(pendingPhone);
  if (phone === undefined) redirect(303, '/sign-in');
  const { identity, now } = entranceOf(event);
  return {
    phone: phoneText(phone),
    next: ownPath(event.url.searchParams.get('next'), ''),
    sentAgain: event.url.searchParams.has('again'),
    shownCode: identity.shownCode(phone, now),
  };
};

export const actions: Actions = {
  enter: async (event) => {
    const form = await event.request.formData();
    const phone = event.cookies.get(pendingPhone);
    if (phone === undefined) redirect(303, '/sign-in');
    const outcome = await signInByCode(entranceOf(event), { phone, code: String(form.get('code') ?? '') });
    if (!outcome.ok) return refused(outcome.refusal, event.locals.lang, form, ['code']);
    keep(event, [...outcome.value.cookies, { name: pendingPhone, value: '', maxAge: 0 }]);
    keepLikings(event, outcome.value.person);
    redirect(303, await afterSignIn(event.locals, outcome.value.person, form));
  },
  again: async (event) => {
    const form = await event.request.formData();
    const phone = event.cookies.get(pendingPhone);
    if (phone === undefined) redirect(303, '/sign-in');
    const outcome = await sendSignInCode(entranceOf(event), { phone });
    if (!outcome.ok) return refused(outcome.refusal, event.locals.lang);
    const next = ownPath(form.get('next'), '');
    redirect(303, `/sign-in/code?again=1${next ? `&next=${encodeURIComponent(next)}` : ''}`);
  },
};
