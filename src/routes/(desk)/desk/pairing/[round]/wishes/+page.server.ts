import { redirect } from '@sveltejs/kit';
import { lookAtWishes, sayWishes } from '#region';
import { newId } from '#shared/id.ts';
import { answered } from '../../../../../answered.ts';
import { idIn } from '../../../../../id-in.ts';
import { refused } from '../../../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

const whose = (round: string, url: URL) => ({
  roundId: round,
  unit: url.searchParams.get('of') ?? undefined,
});

export const load: PageServerLoad = async ({ locals, params, url }) => ({
  ...answered(await locals.read((call) => lookAtWishes(call, whose(params.round, url))), locals.lang),
  key: newId(locals.now),
});

export const actions: Actions = {
  default: async ({ locals, params, request, url }) => {
    const form = await request.formData();
    const said = {
      id: idIn(form, 'key'),
      wants: wantsIn(form),
      reason: String(form.get('reason') ?? ''),
    };
    const done = await locals.call((call) => sayWishes(call, whose(params.round, url), said));
    if (!done.ok) return refused(done.refusal, locals.lang, form);
    redirect(303, `/desk/pairing/${params.round}`);
  },
};

/** Each field holds a place in line, 1 the first; an empty one is not wanted. Two of one place stay as they stand. */
function wantsIn(form: FormData): string[] {
  const places = [...form].flatMap(([name, value]) => {
    const id = name.startsWith('place-') ? name.slice('place-'.length) : undefined;
    const place = Number(String(value).trim() || Number.NaN);
    return id === undefined || Number.isNaN(place) ? [] : [{ id, place }];
  });
  return places.sort((a, b) => a.place - b.place).map(({ id }) => id);
}
