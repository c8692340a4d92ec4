import { redirect } from '@sveltejs/kit';
import { isLang } from '#shared/tongue.ts';
import type { Actions } from './$types';

const A_YEAR = 365 * 24 * 3600;

export const actions: Actions = {
  language: async ({ request, cookies }) => {
    const form = await request.formData();
    const lang = String(form.get('lang'));
    if (isLang(lang)) cookies.set('lang', lang, { maxAge: A_YEAR });
    redirect(303, comeBack(form));
  },
  view: async ({ request, cookies }) => {
    const form = await request.formData();
    cookies.set('view', form.get('view') === 'elder' ? 'elder' : 'plain', { maxAge: A_YEAR });
    redirect(303, comeBack(form));
  },
};

/** Only to a path of ours: an address given in a link must not lead people to another site. */
function comeBack(form: FormData): string {
  const back = String(form.get('back') ?? '/');
  return /^\/(?![/\\])/.test(back) ? back : '/';
}
