import { type Cookies, redirect } from '@sveltejs/kit';
import {
  agreedDays,
  type ChosenWay,
  checkoutForm,
  type IfShort,
  placeOrder,
  readIfShort,
  readWay,
  removeLine,
  waysToChoose,
} from '#ordering';
import { isId, newId } from '#shared/id.ts';
import { ok } from '#shared/outcome.ts';
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
import { addressOf, shownWays } from './shown-ways.ts';

export const load: PageServerLoad = async (event) => {
  const { locals, cookies, url } = event;
  const { t, lang } = locals;
  const basketId = await currentBasket(event);
  const nodeId = chosenNode(cookies);
  const ways = waysIn(url.searchParams);
  const form = await locals.read(async (call) => {
    const found = await checkoutForm(call, { basketId, nodeId, ways });
    return found.ok ? ok({ ...found.value, choices: await waysToChoose(call, found.value.quote) }) : found;
  });
  if (!form.ok) return turnAway(form.refusal, lang);
  const { quote, node, name, phone, choices } = form.value;
  return {
    checkoutId: newId(locals.now),
    basketId: basketId ?? '',
    lines: quote.lines.map((line) => shownLine(line, locals)),
    sums: { ...shownSums(quote), days: [] },
    parcels: shownParcels(quote, locals),
    agreedDays: agreedDays(quote),
    /** As the forms of this page carry them on. */
    ways: addressOf(ways),
    choices: choices.map((each) => shownWays(each, { ways, lines: quote.lines, reader: locals })),
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

/** `way=now.<service>.2026-06-03`: by which departures it is to go. In the address, so that whatever is pressed keeps it. */
function waysIn(params: URLSearchParams): ChosenWay[] {
  return params.getAll('way').flatMap((text) => readWay(text) ?? []);
}

/** `if-short-<offer>=substitute`: what to do about goods sold ahead should their harvest fall short. */
function choicesIn(form: FormData): ReadonlyMap<string, IfShort> {
  const named = [...form].filter(([name]) => name.startsWith('if-short-'));
  return new Map(named.map(([name, value]) => [name.slice('if-short-'.length), readIfShort(String(value))]));
}

export const actions: Actions = {
  /** Another departure, told by the address; what was typed stays. */
  choose: async ({ request }) => ({ refusal: undefined, values: typedIn(await request.formData()) }),
  /** Takes out what stands in the way, and keeps what was typed beside it. */
  drop: async ({ locals, cookies, request }) => {
    const form = await request.formData();
    const offerId = idIn(form, 'offer');
    const basketId = basketIn(form, cookies);
    const outcome = await locals.call((call) => removeLine(call, { basketId, offerId }));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    return { refusal: undefined, values: typedIn(form) };
  },
  order: async ({ locals, cookies, request, url }) => {
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
        ways: waysIn(url.searchParams),
        ifShort: choicesIn(form),
      }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, outcome.value.payUrl);
  },
};
