import { redirect } from '@sveltejs/kit';
import { nodesOf } from '#delivery';
import { agreedDays, placeWholesale, quoteWholesale } from '#ordering';
import { person } from '#people';
import { askToTrade, tradeListOf, type WantedPacks } from '#selling';
import { isId, newId } from '#shared/id.ts';
import { answered } from '../../../answered.ts';
import { openText } from '../../../opening-words.ts';
import { sentenceOf } from '../../../refusals.ts';
import { refused } from '../../../refused.ts';
import { shownLine, shownSums } from '../../basket/shown-quote.ts';
import { chosenNode, rememberNode } from '../../chosen-node.ts';
import { shownTrade } from '../shown-trade.ts';
import { standingBadge } from '../standing-words.ts';
import type { Actions, PageServerLoad } from './$types';

/** What is wanted stands in the address (`n-{offer}=5`), so that a price can be looked at, sent and come back to without script. */
export const load: PageServerLoad = async ({ locals, params, url, cookies }) => {
  const { t, lang, now, actor } = locals;
  const wanted = wantedIn(url);
  const nodeId = chosenNode(cookies);
  const read = await locals.read(async (call) => {
    const list = answered(await tradeListOf(call, { sellerId: params.seller, nodeId }), lang);
    const wish = { sellerId: list.seller.id, wanted, nodeId };
    return {
      list,
      quoted: list.offers.length > 0 && wanted.length > 0 ? await quoteWholesale(call, wish) : undefined,
      node: nodeId && (await nodesOf(call)).find(({ id, active }) => id === nodeId && active),
      buyer: actor.personId === undefined ? undefined : await person(call, actor.personId),
    };
  });
  const { list, quoted, node, buyer } = read;
  const quote = quoted?.ok ? quoted.value : undefined;
  const problem = quoted && !quoted.ok ? quoted.refusal : quote?.problem;
  return {
    seller: { id: list.seller.id, name: t(list.seller.name.zh, list.seller.name.en) },
    standing: list.standing,
    badge: standingBadge(list.standing, t),
    trades: list.offers.map((offer) => shownTrade(offer, locals)),
    chosen: Object.fromEntries(wanted.map(({ offerId, packs }) => [offerId, String(packs)])),
    query: new URLSearchParams(
      wanted.map(({ offerId, packs }) => [`n-${offerId}`, String(packs)]),
    ).toString(),
    here: `${url.pathname}${url.search}`,
    node: node
      ? {
          id: node.id,
          name: t(node.nameZh, node.nameEn),
          address: node.address,
          hours: openText(node.opening, t),
        }
      : undefined,
    checkoutId: newId(now),
    lines: quote?.lines.map((line) => shownLine(line, locals)) ?? [],
    sums: quote && shownSums(quote),
    agreedDays: quote ? agreedDays(quote) : '',
    // Where it goes is asked for by its own box.
    problem:
      problem && problem.code !== 'ordering.no-node-chosen'
        ? { ...sentenceOf(problem, lang), code: problem.code }
        : undefined,
    name: buyer?.name ?? '',
    phone: buyer?.phone ?? '',
  };
};

function wantedIn({ searchParams }: URL): WantedPacks[] {
  return [...searchParams].flatMap(([name, value]) => {
    const offerId = /^n-(.+)$/.exec(name)?.[1] ?? '';
    const typed = value.normalize('NFKC').trim();
    return isId(offerId) && typed !== '' && typed !== '0' ? [{ offerId, packs: Number(typed) }] : [];
  });
}

export const actions: Actions = {
  ask: async ({ locals, params, request }) => {
    const form = await request.formData();
    const text = (name: string) => String(form.get(name) ?? '');
    const outcome = await locals.call((call) =>
      askToTrade(call, { sellerId: params.seller, name: text('business'), words: text('words') }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/wholesale/${params.seller}`);
  },
  order: async (event) => {
    const { locals, params, request, url } = event;
    const form = await request.formData();
    const text = (name: string) => String(form.get(name) ?? '');
    const checkoutId = text('checkout');
    const outcome = await locals.call((call) =>
      placeWholesale(call, {
        sellerId: params.seller,
        checkoutId: isId(checkoutId) ? checkoutId : newId(locals.now),
        wanted: wantedIn(url),
        nodeId: text('node'),
        agreedFen: Number(text('agreed-fen')),
        agreedDays: text('agreed-days'),
        name: text('name'),
        phone: text('phone'),
        lang: locals.lang,
      }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    if (isId(text('node'))) rememberNode(event, text('node'));
    redirect(303, outcome.value.payUrl);
  },
};
