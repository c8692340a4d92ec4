import { redirect } from '@sveltejs/kit';
import { leaveLine, waitingPlace } from '#ordering';
import { offerById } from '#selling';
import { ok } from '#shared/outcome.ts';
import { quantityText } from '#shared/quantity.ts';
import { refused, turnAway } from '../../../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

const AGAIN_S = 20;

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  const { t, lang } = locals;
  const read = await locals.read(async (call) => {
    const place = await waitingPlace(call, params.id);
    if (!place.ok) return place;
    const offer = await offerById(call, place.value.waiting.offerId);
    return offer.ok ? ok({ ...place.value, offer: offer.value }) : offer;
  });
  if (!read.ok) return turnAway(read.refusal, lang);
  const { waiting, before, unpaid, placed, offer } = read.value;
  // Nothing is typed here: the page may look again by itself.
  if (waiting.status === 'waiting') setHeaders({ refresh: String(AGAIN_S) });
  const text = (milli: number) => quantityText({ milli, unit: offer.soldUnit }, lang);
  return {
    title: t(offer.titleZh, offer.titleEn),
    href: `/drop/${offer.id}`,
    status: waiting.status,
    wanted: text(waiting.milli),
    before,
    unpaid: unpaid > 0 ? text(unpaid) : undefined,
    payUrl: placed?.payUrl,
    number: placed?.orders[0]?.number,
    key: placed?.token,
    why: waiting.reason ?? '',
    seconds: AGAIN_S,
  };
};

export const actions: Actions = {
  leave: async ({ locals, params }) => {
    const outcome = await locals.call((call) => leaveLine(call, params.id));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang);
    redirect(303, `/drop/${params.offer}`);
  },
};
