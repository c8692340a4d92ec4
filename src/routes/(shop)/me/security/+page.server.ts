import { redirect } from '@sveltejs/kit';
import { addPasskey, cookieNames, ownKeys, removePasskey, setPassword, signOutEverywhere } from '#people';
import { entranceOf, keep } from '../../../entrance.ts';
import { refused } from '../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  // A helper sees nothing of how the elder signs in.
  own: event.locals.actor.helper ? undefined : await ownKeys(entranceOf(event)),
  done: event.url.searchParams.get('done'),
});

export const actions: Actions = {
  password: async (event) => {
    const { locals } = event;
    const form = await event.request.formData();
    const password = String(form.get('password') ?? '');
    const outcome = await setPassword(entranceOf(event), locals.actor, { password });
    if (!outcome.ok) return refused(outcome.refusal, locals.lang);
    redirect(303, '/me/security?done=password');
  },
  add: async (event) => {
    const { locals } = event;
    const form = await event.request.formData();
    const outcome = await addPasskey(entranceOf(event), locals.actor, {
      name: String(form.get('name') ?? '').slice(0, 40),
      answer: parsed(form.get('answer')),
    });
    if (!outcome.ok) return refused(outcome.refusal, locals.lang);
    redirect(303, '/me/security?done=added');
  },
  remove: async (event) => {
    const { locals } = event;
    const form = await event.request.formData();
    const outcome = await removePasskey(entranceOf(event), locals.actor, { id: String(form.get('id')) });
    if (!outcome.ok) return refused(outcome.refusal, locals.lang);
    redirect(303, '/me/security?done=removed');
  },
  everywhere: async (event) => {
    keep(event, [
      ...(await signOutEverywhere(entranceOf(event))),
      { name: cookieNames.hat, value: '', maxAge: 0 },
    ]);
    redirect(303, '/sign-in');
  },
};

function parsed(answer: FormDataEntryValue | null): unknown {
  try {
    return JSON.parse(String(answer));
  } catch {
    return undefined;
  }
}
