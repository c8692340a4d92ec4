import { redirect } from '@sveltejs/kit';
import { fieldRecordsOfLot, plotsOfLot, sprayProducts } from '#origin';
import { foundAt, places, type Reach, recallsOfLots, startRecall, traceRecall, troubleKinds } from '#recall';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { addDays, dayOf } from '#shared/instant.ts';
import { quantityText } from '#shared/quantity.ts';
import type { Tongue } from '#shared/tongue.ts';
import { sentenceOf } from '../../../../refusals.ts';
import { refused } from '../../../../refused.ts';
import { broughtId } from '../../brought-id.ts';
import { askedTrouble } from '../asked-trouble.ts';
import { elsewhereRow, foundWords, kindWords, troubleText } from '../recall-words.ts';
import type { Actions, PageServerLoad } from './$types';

// What an officer can name by heart; the others are reached by a link from the page of the plot, spraying or round.
const named = troubleKinds.filter((kind) => kind === 'lot' || kind === 'order' || kind === 'spray-product');

export const load: PageServerLoad = async ({ locals, url }) => {
  const { t, lang } = locals;
  const asked = askedTrouble(url.searchParams);
  return locals.read(async (call) => {
    const products = await sprayProducts(call);
    const reach = asked && (await traceRecall(call, asked));
    return {
      recallId: newId(locals.now),
      kinds: named.map((kind) => ({ value: kind, label: t(kindWords[kind].zh, kindWords[kind].en) })),
      products: products.map(({ code, nameZh, nameEn }) => ({ value: code, label: t(nameZh, nameEn) })),
      today: dayOf(locals.now),
      monthAgo: addDays(dayOf(locals.now), -30),
      asked: Object.fromEntries(url.searchParams),
      from: asked && troubleText(asked.trouble, t, asked.back),
      refusal: reach && !reach.ok ? sentenceOf(reach.refusal, lang) : undefined,
      reach: reach?.ok ? await shownReach(call, reach.value, t, lang) : undefined,
    };
  });
};

async function shownReach(call: Call, { lots, lines, elsewhere }: Reach, t: Tongue, lang: 'zh' | 'en') {
  const orders = new Map(lines.map((line) => [line.orderId, foundAt(line.status)]));
  const [only] = lots;
  return {
    lots: lots.map((lot) => ({
      code: lot.code,
      goods: t(`${lot.productZh} ${lot.gradeZh}`, `${lot.productEn}, ${lot.gradeEn}`),
      producer: t(lot.producerZh, lot.producerEn),
      harvestedAt: lot.harvestedAt,
      left: quantityText({ milli: lot.quantity - lot.sold, unit: lot.unit }, lang),
      sold: quantityText({ milli: lot.sold, unit: lot.unit }, lang),
    })),
    orders: places.map((place) => ({
      ...foundWords[place],
      label: t(foundWords[place].zh, foundWords[place].en),
      count: [...orders.values()].filter((found) => found === place).length,
    })),
    buyers: new Set(lines.map((line) => line.buyerPhone)).size,
    elsewhere: elsewhere.map((each) => elsewhereRow(each, t)),
    already: await openRecallsOf(
      call,
      lots.map(({ id }) => id),
    ),
    wider: lots.length === 1 && only ? await widerStarts(call, only.id, t) : [],
  };
}

/** Recalls under way that some of these lots are in: a second one would pay nothing twice, but say everything twice. */
async function openRecallsOf(call: Call, lotIds: readonly string[]): Promise<string[]> {
  const recalls = await recallsOfLots(call, lotIds);
  return [...new Set(recalls.filter(({ closedAt }) => closedAt === null).map(({ number }) => number))];
}

/** From one lot to what may lie behind it: the plots it was picked on, and what was sprayed there. */
async function widerStarts(call: Call, lotId: string, t: Tongue) {
  const until = dayOf(call.now);
  const from = addDays(until, -30);
  const plots = await plotsOfLot(call, lotId);
  const sprayings = (await fieldRecordsOfLot(call, lotId)).filter((record) => record.kind === 'spray');
  return [
    ...plots.map((plot) => ({
      href: `/desk/recalls/new?kind=plot&plotId=${plot.id}&from=${from}&until=${until}`,
      label: t(`近 30 天在“${plot.name}”采的`, `Picked on “${plot.name}” in the last 30 days`),
    })),
    ...sprayings.map((record) => ({
      href: `/desk/recalls/new?kind=spraying&fieldRecordId=${record.id}&until=${until}`,
      label: t(
        `“${record.plotName}”打${record.sprayNameZh ?? '药'}之后采的`,
        `Picked after ${record.sprayNameEn ?? 'the spraying'} on “${record.plotName}”`,
      ),
    })),
  ];
}

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const asked = askedTrouble(form);
    if (!asked) return refused({ code: 'recall.nothing-reached', facts: {} }, locals.lang, form);
    const outcome = await locals.call((call) =>
      startRecall(call, {
        ...asked,
        id: broughtId(form, 'id', locals.now),
        reason: String(form.get('reason') ?? ''),
        advice: String(form.get('advice') ?? ''),
      }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/recalls/${outcome.value.number}`);
  },
};
