import { redirect } from '@sveltejs/kit';
import { isLang } from '#shared/tongue.ts';
import { remember } from '../../remember.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  language: async (event) => {
    const form = await event.request.formData();
    const lang = String(form.get('lang'));
    if (isLang(lang)) remember(event, 'lang', lang);
    redirect(303, comeBack(form));
  },
  view: async (event) => {
    const form = await event.request.formData();
    remember(event, 'view', form.get('view') === 'elder' ? 'elder' : 'plain');
    redirect(303, comeBack(form));
  },
};

/** Only to a path of ours: an address given in a link must not lead people to another site. */
function comeBack(form: FormData): string {
  const back = String(form.get('back') ?? '/');
  return /^\/(?![/\\])/.test(back) ? back : '/';
}
