import { redirect } from '@sveltejs/kit';
import { householdsCalled, rights, vouchedByMe, vouchFor, withdrawVoucher } from '#region';
import { may } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { idIn } from '../../../../id-in.ts';
import { refused } from '../../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

const MOST = 30;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { t, actor } = locals;
  const words = url.searchParams.get('q') ?? '';
  const [found, mine] = await locals.read(
    async (call) => [await householdsCalled(call, words, MOST), await vouchedByMe(call)] as const,
  );
  return {
    words,
    key: newId(locals.now),
    mayGroup: may(actor, rights['own-credit']),
    households: found
      .filter(({ id }) => id !== actor.organisationId)
      .map(({ id, nameZh, nameEn }) => ({ id, name: t(nameZh, nameEn), vouched: mine.includes(id) })),
  };
};

export const actions: Actions = {
  vouch: async ({ locals, request, url }) => {
    const form = await request.formData();
    const given = await locals.call((call) =>
      vouchFor(call, { id: newId(locals.now), householdId: idIn(form, 'household') }),
    );
    if (!given.ok) return refused(given.refusal, locals.lang, form);
    redirect(303, `/desk/credit/vouch?q=${encodeURIComponent(url.searchParams.get('q') ?? '')}`);
  },
  withdraw: async ({ locals, request, url }) => {
    const form = await request.formData();
    const taken = await locals.call((call) => withdrawVoucher(call, idIn(form, 'household')));
    if (!taken.ok) return refused(taken.refusal, locals.lang, form);
    redirect(303, `/desk/credit/vouch?q=${encodeURIComponent(url.searchParams.get('q') ?? '')}`);
  },
};
