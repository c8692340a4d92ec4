import { redirect } from '@sveltejs/kit';
import { addToBasket, checkoutForm, removeLine } from '#ordering';
import { parseMilli } from '#shared/quantity.ts';
import { idIn } from '../../id-in.ts';
import { refused, turnAway } from '../../refused.ts';
import { chosenNode } from '../chosen-node.ts';
import type { Actions, PageServerLoad } from './$types';
import { basketOf, keepBasket } from './basket-cookie.ts';
import { currentBasket } from './current-basket.ts';
import { shownLine, shownSums } from './shown-quote.ts';

export const load: PageServerLoad = async (event) => {
  const { locals, cookies, url } = event;
  const basketId = await currentBasket(event);
  const nodeId = chosenNode(cookies);
  const form = await locals.read((call) => checkoutForm(call, { basketId, nodeId }));
  if (!form.ok) return turnAway(form.refusal, locals.lang);
  const { quote, node } = form.value;
  return {
    lines: quote.lines.map((line) => shownLine(line, locals)),
    sums: shownSums(quote),
    ready: quote.problem === undefined || quote.problem.code === 'ordering.no-node-chosen',
    /** Something was just put in, and the browser did not bring back the basket it is in. */
    forgotten: basketId === undefined && url.searchParams.has('added'),
    node: node && locals.t(node.nameZh, node.nameEn),
  };
};

export const actions: Actions = {
  /** From a product's page, and from the basket itself: so much of an offer, in the place of what was there of it. */
  add: async (event) => {
    const { locals, cookies, request } = event;
    const form = await request.formData();
    const milli = parseMilli(String(form.get('quantity') ?? '')) ?? 0;
    const offerId = idIn(form, 'offer');
    const outcome = await locals.call((call) =>
      addToBasket(call, { basketId: basketOf(cookies), offerId, milli }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    keepBasket(event, outcome.value.basketId);
    redirect(303, '/basket?added');
  },
  remove: async ({ locals, cookies, request }) => {
    const form = await request.formData();
    const offerId = idIn(form, 'offer');
    const outcome = await locals.call((call) => removeLine(call, { basketId: basketOf(cookies), offerId }));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, '/basket');
  },
};
