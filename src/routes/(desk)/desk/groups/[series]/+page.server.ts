import { redirect } from '@sveltejs/kit';
import {
  endSeries,
  offerSeries,
  pauseSeries,
  resumeSeries,
  seriesAtDesk,
  takeOverSeries,
} from '#groupbuying';
import type { Call } from '#shared/call.ts';
import { isId, newId } from '#shared/id.ts';
import type { Outcome } from '#shared/outcome.ts';
import { boundText } from '../../../../(shop)/groups/group-words.ts';
import { shownGroup } from '../../../../(shop)/groups/shown-group.ts';
import { soldText } from '../../../../(shop)/shown.ts';
import { answered } from '../../../../answered.ts';
import { refused } from '../../../../refused.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { t, lang } = locals;
  const found = answered(await locals.read((call) => seriesAtDesk(call, { seriesId: params.series })), lang);
  const { series, offers, cycles, heirs } = found;
  return {
    id: series.id,
    done: url.searchParams.get('done'),
    title: t(series.titleZh, series.titleEn),
    status: series.status,
    leads: found.leads,
    offered: found.offered,
    waitsFor: heirs.filter(({ id }) => id === series.offeredTo).map((heir) => t(heir.nameZh, heir.nameEn))[0],
    opens: series.opens,
    everyDays: series.everyDays,
    openHours: series.openHours,
    extendHours: series.extendHours,
    nextDay: series.nextDay,
    lastDay: series.lastDay,
    items: series.items.map(({ offerId, caseMilli, least, most }) => {
      const offer = offers.get(offerId);
      if (!offer)
        return { offerId, title: t('已下架的商品', 'No longer offered'), perCase: '', least: '', most: '' };
      return {
        offerId,
        title: t(offer.titleZh, offer.titleEn),
        perCase: caseMilli === undefined ? '–' : soldText(offer, caseMilli, lang),
        least: least === 0 ? '–' : boundText(least, caseMilli, offer, lang),
        most: most === undefined ? '–' : boundText(most, caseMilli, offer, lang),
      };
    }),
    cycles: cycles.map((cycle) => shownGroup(cycle, locals)),
    heirs: heirs.map((heir) => ({ value: heir.id, label: t(heir.nameZh, heir.nameEn) })),
  };
};

export const actions: Actions = {
  pause: (event) => act(event, 'paused', pauseSeries),
  resume: (event) => act(event, 'resumed', resumeSeries),
  end: (event) => act(event, 'ended', endSeries),
  take: (event) => act(event, 'taken', takeOverSeries),
  offer: (event) =>
    act(event, 'offered', (call, { seriesId, form }) => {
      const to = String(form.get('to') ?? '');
      return offerSeries(call, { seriesId, to: isId(to) ? to : newId(call.now) });
    }),
};

async function act(
  { locals, params, request }: RequestEvent,
  done: string,
  verb: (
    call: Call,
    asked: { readonly seriesId: string; readonly form: FormData },
  ) => Promise<Outcome<unknown>>,
) {
  const form = await request.formData();
  const seriesId = isId(params.series) ? params.series : newId(locals.now);
  const outcome = await locals.call((call) => verb(call, { seriesId, form }));
  if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
  redirect(303, `/desk/groups/${seriesId}?done=${done}`);
}
