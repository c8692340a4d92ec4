import { type Cookies, redirect } from '@sveltejs/kit';
import { agreedDays, checkoutForm, type IfShort, placeOrder, readIfShort, removeLine } from '#ordering';
import { isId, newId } from '#shared/id.ts';
import { idIn } from '../../id-in.ts';
import { openText } from '../../opening-words.ts';
import { sentenceOf } from '../../refusals.ts';
import { refused, turnAway, typedIn } from '../../refused.ts';
import { basketOf } from '../basket/basket-cookie.ts';
import { currentBasket } from '../basket/current-basket.ts';
import { shownParcels } from '../basket/shown-parcels.ts';
import { shownLine, shownSums } from '../basket/shown-quote.ts';
import { chosenNode } from '../chosen-node.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locals, cookies } = event;
  const { t, lang } = locals;
  const basketId = await currentBasket(event);
  const nodeId = chosenNode(cookies);
  const form = await locals.read((call) => checkoutForm(call, { basketId, nodeId }));
  if (!form.ok) return turnAway(form.refusal, lang);
  const { quote, node, name, phone } = form.value;
  return {
    checkoutId: newId(locals.now),
    basketId: basketId ?? '',
    lines: quote.lines.map((line) => shownLine(line, locals)),
    sums: { ...shownSums(quote), days: [] },
    parcels: shownParcels(quote, locals),
    agreedDays: agreedDays(quote),
    problem: quote.problem && { ...sentenceOf(quote.problem, lang), code: quote.problem.code },
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

/** This browser's basket; one that keeps no cookies brings it in its form. */
function basketIn(form: FormData, cookies: Cookies): string {
  return basketOf(cookies) ?? idIn(form, 'basket');
}

/** `if-short-<offer>=substitute`: what to do about goods sold ahead should their harvest fall short. */
function choicesIn(form: FormData): ReadonlyMap<string, IfShort> {
  const named = [...form].filter(([name]) => name.startsWith('if-short-'));
  return new Map(named.map(([name, value]) => [name.slice('if-short-'.length), readIfShort(String(value))]));
}

export const actions: Actions = {
  /** Takes out what stands in the way, and keeps what was typed beside it. */
  drop: async ({ locals, cookies, request }) => {
    const form = await request.formData();
    const offerId = idIn(form, 'offer');
    const basketId = basketIn(form, cookies);
    const outcome = await locals.call((call) => removeLine(call, { basketId, offerId }));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    return { refusal: undefined, values: typedIn(form) };
  },
  order: async ({ locals, cookies, request }) => {
    const form = await request.formData();
    const text = (name: string) => String(form.get(name) ?? '');
    const checkoutId = text('checkout');
    const outcome = await locals.call((call) =>
      placeOrder(call, {
        checkoutId: isId(checkoutId) ? checkoutId : newId(locals.now),
        basketId: basketIn(form, cookies),
        nodeId: text('node'),
        name: text('name'),
        phone: text('phone'),
        lang: locals.lang,
        agreedFen: Number(text('agreed-fen')),
        agreedDays: text('agreed-days'),
        ifShort: choicesIn(form),
      }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, outcome.value.payUrl);
  },
};
