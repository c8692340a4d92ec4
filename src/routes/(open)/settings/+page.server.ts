import { redirect } from '@sveltejs/kit';
import { editOwnAccount } from '#people';
import { isLang } from '#shared/tongue.ts';
import { ownPath } from '../../own-path.ts';
import { remember } from '../../remember.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  language: async (event) => {
    const form = await event.request.formData();
    const lang = String(form.get('lang'));
    if (isLang(lang)) {
      remember(event, 'lang', lang);
      if (themselves(event.locals)) await event.locals.call((call) => editOwnAccount(call, { lang }));
    }
    redirect(303, ownPath(form.get('back')));
  },
  view: async (event) => {
    const form = await event.request.formData();
    const elderView = form.get('view') === 'elder';
    remember(event, 'view', elderView ? 'elder' : 'plain');
    if (themselves(event.locals)) await event.locals.call((call) => editOwnAccount(call, { elderView }));
    redirect(303, ownPath(form.get('back')));
  },
};

/** Whoever acts for themselves finds it on their next device as well; a helper chooses for this one only. */
function themselves({ actor }: App.Locals): boolean {
  return actor.personId !== undefined && actor.helper === undefined;
}
