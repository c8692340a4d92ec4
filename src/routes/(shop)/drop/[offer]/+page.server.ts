import { redirect } from '@sveltejs/kit';
import { dropForm, orderInCrowd, waitForDrop } from '#ordering';
import { offerPage } from '#selling';
import { isId, newId } from '#shared/id.ts';
import { instantText } from '#shared/instant.ts';
import { ok } from '#shared/outcome.ts';
import { quantityText } from '#shared/quantity.ts';
import { runningOf } from '#shared/running.ts';
import { openText } from '../../../opening-words.ts';
import { refused, turnAway } from '../../../refused.ts';
import { chosenNode } from '../../chosen-node.ts';
import { shownCard } from '../../shown.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, cookies }) => {
  const { t, lang, now } = locals;
  const nodeId = chosenNode(cookies);
  const read = await locals.read(async (call) => {
    const form = await dropForm(call, { offerId: params.offer, nodeId });
    if (!form.ok) return form;
    const page = await offerPage(call, { offerId: params.offer, nodeId: form.value.node?.id });
    return page.ok ? ok({ ...form.value, card: page.value.card }) : page;
  });
  if (!read.ok) return turnAway(read.refusal, lang);
  const { offer, drop, choices, node, name, phone, card } = read.value;
  const { standing } = card;
  return {
    card: shownCard(card, undefined, locals),
    checkoutId: newId(now),
    opensAt: drop.opensAt,
    opens: instantText(drop.opensAt, lang),
    open: now >= drop.opensAt,
    now,
    perPerson: quantityText({ milli: drop.perPerson, unit: offer.soldUnit }, lang),
    left: standing.on ? quantityText({ milli: standing.remains, unit: offer.soldUnit }, lang) : undefined,
    choices: choices.map(({ milli, totalFen, arrives }) => ({
      value: `${milli} ${totalFen} ${arrives}`,
      amount: quantityText({ milli, unit: offer.soldUnit }, lang),
      totalFen,
      arrives,
    })),
    node: node && {
      id: node.id,
      name: t(node.nameZh, node.nameEn),
      address: node.address,
      hours: openText(node.opening, t),
    },
    name,
    phone,
  };
};

export const actions: Actions = {
  order: async (event) => {
    const { form, order } = await wished(event);
    if (!event.platform) throw new Error('pages are served by startServer only');
    const outcome = await orderInCrowd(runningOf(event.platform.req), order);
    if (!outcome.ok) return refused(outcome.refusal, event.locals.lang, form);
    redirect(303, outcome.value.payUrl);
  },
  wait: async (event) => {
    const { form, order } = await wished(event);
    const outcome = await event.locals.call((call) => waitForDrop(call, order));
    if (!outcome.ok) return refused(outcome.refusal, event.locals.lang, form);
    redirect(303, `/drop/${order.offerId}/place/${order.checkoutId}`);
  },
};

/** What was asked for: the amount's button brings what it comes to and when it arrives, as the buyer saw them. */
async function wished({ locals, request, params }: RequestEvent) {
  if (!isId(params.offer)) turnAway({ code: 'selling.no-such-offer', facts: {} }, locals.lang);
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? '');
  const [milli, agreedFen, agreedDay = ''] = text('wish').split(' ');
  const id = text('checkout');
  const order = {
    checkoutId: isId(id) ? id : newId(locals.now),
    offerId: params.offer,
    nodeId: text('node'),
    name: text('name'),
    phone: text('phone'),
    lang: locals.lang,
    milli: Number(milli),
    agreedFen: Number(agreedFen),
    agreedDay,
    actor: locals.actor,
  };
  return { form, order };
}
