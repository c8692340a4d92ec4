import { redirect } from '@sveltejs/kit';
import { signInByPassword } from '#people';
import { entranceOf, keep, keepLikings } from '../../../entrance.ts';
import { ownPath } from '../../../own-path.ts';
import { refused } from '../../../refused.ts';
import { afterSignIn } from '../after-sign-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ next: ownPath(url.searchParams.get('next'), '') });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const outcome = await signInByPassword(entranceOf(event), {
      phone: String(form.get('phone') ?? ''),
      password: String(form.get('password') ?? ''),
    });
    if (!outcome.ok) return refused(outcome.refusal, event.locals.lang, form);
    keep(event, outcome.value.cookies);
    keepLikings(event, outcome.value.person);
    redirect(303, await afterSignIn(event.locals, outcome.value.person, form));
  },
};
