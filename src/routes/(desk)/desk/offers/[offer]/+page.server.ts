import { redirect } from '@sveltejs/kit';
import {
  approveMarkdown,
  endOffer,
  offerAtDesk,
  pauseOffer,
  putOnSale,
  reprice,
  reviseOffer,
  setDrop,
  setGroupPrice,
} from '#selling';
import type { Call } from '#shared/call.ts';
import { dayOf, instantAt, timeOf } from '#shared/instant.ts';
import { parseYuan, yuan } from '#shared/money.ts';
import type { Outcome } from '#shared/outcome.ts';
import { decimal, parseMilli, quantityText, unitWords } from '#shared/quantity.ts';
import { perWord, shownArrival, shownCard } from '../../../../(shop)/shown.ts';
import { answered } from '../../../../answered.ts';
import { refused } from '../../../../refused.ts';
import { formWords } from '../form-words.ts';
import { standingWords } from '../standing-words.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { t, lang } = locals;
  const { card, arrival, lots, prices, wholesale, warnings, ...fair } = await locals.read(async (call) =>
    answered(await offerAtDesk(call, params.offer), lang),
  );
  const { offer, standing } = card;
  return {
    card: shownCard(card, arrival?.next?.arrives, locals),
    arrival: shownArrival(arrival, locals),
    standing: standingWords(standing, offer, t, lang),
    status: offer.status,
    way: t(formWords[offer.form].zh, formWords[offer.form].en),
    per: perWord(offer, lang),
    price: yuan(offer.priceFen),
    floor: offer.floorFen > 0 ? yuan(offer.floorFen) : '',
    note: { zh: offer.noteZh, en: offer.noteEn },
    onFrom: offer.onFrom,
    onUntil: offer.onUntil,
    drop: {
      opens: offer.drop ? `${dayOf(offer.drop.opensAt)}T${timeOf(offer.drop.opensAt)}` : '',
      perPerson: decimal(offer.drop?.perPerson ?? offer.most),
      unit: unitWords[offer.soldUnit][lang],
      is: offer.drop !== undefined,
    },
    groupPrice: offer.groupFen === undefined ? '' : yuan(offer.groupFen),
    mayGroup: offer.form !== 'presale',
    warnings,
    found: fair.found,
    costFen: fair.costFen,
    plan: fair.plan && { ...fair.plan, base: yuan(fair.plan.baseFen) },
    steps: fair.plan?.steps ?? fair.proposed,
    mayMarkDown: fair.proposed.length > 0,
    prices,
    wholesale: wholesale[0],
    /** Oldest first, in yuan per kg, for the line. */
    market: wholesale.toReversed().map(({ day, fenPerKg }) => ({ day, yuan: fenPerKg / 100 })),
    perKg: card.unitPrice.perKg,
    lots: lots.map((lot) => ({
      code: lot.lotCode,
      grower: t(lot.producerNameZh, lot.producerNameEn),
      free: quantityText({ milli: lot.available, unit: lot.unit }, lang),
      goodUntil: lot.goodUntil,
      certificate: lot.certified
        ? ('there' as const)
        : lot.forSale
          ? ('not-needed' as const)
          : ('missing' as const),
    })),
  };
};

export const actions: Actions = {
  sell: (event) => act(event, (call, { offerId }) => putOnSale(call, { offerId })),
  pause: (event) => act(event, (call, { offerId }) => pauseOffer(call, { offerId })),
  end: (event) => act(event, (call, { offerId }) => endOffer(call, { offerId })),
  reprice: (event) =>
    act(event, (call, { offerId, text }) =>
      reprice(call, { offerId, priceFen: parseYuan(text('price')) ?? 0, clearance: text('clearance') }),
    ),
  'mark-down': (event) =>
    act(event, (call, { offerId, text }) => {
      const steps = [0, 1, 2, 3].map((place) => ({
        daysLeft: text(`days-${place}`),
        percent: text(`percent-${place}`),
      }));
      const given = steps.filter(({ daysLeft, percent }) => daysLeft !== '' && percent !== '');
      return approveMarkdown(call, {
        offerId,
        steps: given.map(({ daysLeft, percent }) => ({
          daysLeft: Number(daysLeft),
          percent: Number(percent),
        })),
      });
    }),
  'no-markdown': (event) => act(event, (call, { offerId }) => approveMarkdown(call, { offerId, steps: [] })),
  drop: (event) =>
    act(event, (call, { offerId, text }) => {
      const [day = '', time] = text('opens').split('T');
      const opensAt = instantAt(day, time);
      return setDrop(call, { offerId, drop: { opensAt, perPerson: parseMilli(text('per-person')) ?? 0 } });
    }),
  'group-price': (event) =>
    act(event, (call, { offerId, text }) =>
      setGroupPrice(call, {
        offerId,
        priceFen: text('group-price') === '' ? null : (parseYuan(text('group-price')) ?? 0),
      }),
    ),
  undrop: (event) => act(event, (call, { offerId }) => setDrop(call, { offerId, drop: null })),
  revise: (event) =>
    act(event, (call, { offerId, text }) =>
      reviseOffer(call, {
        offerId,
        noteZh: text('note-zh'),
        noteEn: text('note-en'),
        onFrom: text('on-from'),
        onUntil: text('on-until'),
        floorFen: text('floor') === '' ? 0 : (parseYuan(text('floor')) ?? -1),
      }),
    ),
};

interface Asked {
  readonly offerId: string;
  readonly text: (name: string) => string;
}

/** Runs one verb on this offer and comes back to it. */
async function act(
  { locals, request, params }: RequestEvent,
  verb: (call: Call, asked: Asked) => Promise<Outcome<unknown>>,
) {
  const form = await request.formData();
  const text = (name: string) =>
    String(form.get(name) ?? '')
      .normalize('NFKC')
      .trim();
  const outcome = await locals.call((call) => verb(call, { offerId: params.offer, text }));
  if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
  redirect(303, `/desk/offers/${params.offer}`);
}
