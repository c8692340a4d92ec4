import { redirect } from '@sveltejs/kit';
import { decideTrader, keepTradeItem, type Offer, tradeDesk } from '#selling';
import type { Call } from '#shared/call.ts';
import { addDays, dayOf } from '#shared/instant.ts';
import { yuan } from '#shared/money.ts';
import type { Outcome } from '#shared/outcome.ts';
import { decimal, unitWords } from '#shared/quantity.ts';
import { shownTrade } from '../../../(shop)/wholesale/shown-trade.ts';
import { answered } from '../../../answered.ts';
import { idIn } from '../../../id-in.ts';
import { refused } from '../../../refused.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { tradeTermsIn } from './trade-form.ts';

const USUAL_DAYS = 14;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { t, lang, now } = locals;
  const { offers, toAdd, traders } = answered(await locals.read(tradeDesk), lang);
  const today = dayOf(now);
  const unitOf = (offer: Offer) => unitWords[offer.soldUnit][lang];
  return {
    items: offers.map((each) => ({
      ...shownTrade(each, locals),
      unit: unitOf(each.card.offer),
      over: each.item.validUntil < today,
      form: {
        pack: decimal(each.item.packMilli),
        least: String(each.item.leastPacks),
        most: each.item.mostPacks === undefined ? '' : String(each.item.mostPacks),
        until: each.item.validUntil,
        tiers: each.item.tiers.map(({ fromPacks, priceFen }) => ({
          from: String(fromPacks),
          price: yuan(priceFen),
        })),
      },
    })),
    toAdd: toAdd.map((offer) => ({
      id: offer.id,
      title: t(offer.titleZh, offer.titleEn),
      unit: unitOf(offer),
      price: yuan(offer.priceFen),
    })),
    usualUntil: addDays(today, USUAL_DAYS),
    traders: traders.map(({ personId, name, words, phone, status, askedAt }) => ({
      ...{ personId, name, words, phone, status, askedAt },
    })),
    done: url.searchParams.get('done'),
  };
};

/** Runs one verb and comes back to the list. */
async function act(
  { locals, request }: RequestEvent,
  done: string,
  verb: (call: Call, form: FormData) => Promise<Outcome<undefined>>,
) {
  const form = await request.formData();
  const outcome = await locals.call((call) => verb(call, form));
  if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
  redirect(303, `/desk/wholesale?done=${done}`);
}

const typed = (form: FormData) => (name: string) =>
  String(form.get(name) ?? '')
    .normalize('NFKC')
    .trim();

export const actions: Actions = {
  keep: (event) =>
    act(event, 'kept', (call, form) =>
      keepTradeItem(call, { offerId: idIn(form, 'offer'), terms: tradeTermsIn(typed(form)) }),
    ),
  remove: (event) =>
    act(event, 'removed', (call, form) => keepTradeItem(call, { offerId: idIn(form, 'offer'), terms: null })),
  admit: (event) =>
    act(event, 'admitted', (call, form) =>
      decideTrader(call, { personId: idIn(form, 'person'), admit: true }),
    ),
  'turn-down': (event) =>
    act(event, 'turned-down', (call, form) =>
      decideTrader(call, { personId: idIn(form, 'person'), admit: false }),
    ),
};
