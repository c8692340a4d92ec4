import { redirect } from '@sveltejs/kit';
import { cyclePage, joinCycle, quoteJoining } from '#groupbuying';
import { person } from '#people';
import type { WantedLine } from '#selling';
import { isId, newId } from '#shared/id.ts';
import { decimal, parseMilli } from '#shared/quantity.ts';
import { answered } from '../../../answered.ts';
import { openText } from '../../../opening-words.ts';
import { sentenceOf } from '../../../refusals.ts';
import { refused } from '../../../refused.ts';
import { shownLine, shownSums } from '../../basket/shown-quote.ts';
import { rememberNode } from '../../chosen-node.ts';
import { promiseWords } from '../../promise-words.ts';
import { shownGroup } from '../shown-group.ts';
import type { Actions, PageServerLoad } from './$types';
import { shownItem } from './shown-item.ts';

/** What is wanted stands in the address (`q-{offer}=2`), so that a price can be looked at, sent and come back to without script. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { t, lang, now, actor } = locals;
  const lines = wantedIn(url);
  const { page, quoted, buyer } = await locals.read(async (call) => {
    const found = answered(await cyclePage(call, { cycleId: params.cycle }), lang);
    return {
      page: found,
      quoted:
        found.joinable && lines.length > 0
          ? await quoteJoining(call, { cycleId: params.cycle, lines })
          : undefined,
      buyer: actor.personId === undefined ? undefined : await person(call, actor.personId),
    };
  });
  const quote = quoted?.ok ? quoted.value : undefined;
  const problem = quoted && !quoted.ok ? quoted.refusal : quote?.problem;
  const { node } = page;
  // What ended is not counted any more.
  const counts = page.cycle.status === 'open' || page.cycle.status === 'made';
  return {
    group: shownGroup(page, locals),
    node: node && { address: node.address, hours: openText(node.opening, t) },
    joinable: page.joinable,
    promise: page.promised?.ok ? promiseWords({ promised: page.promised.value }, locals) : undefined,
    noPromise: page.promised && !page.promised.ok ? sentenceOf(page.promised.refusal, lang) : undefined,
    nextDay: page.nextDay,
    words: page.cycle.words,
    items: page.items.map((item) => shownItem(item, { t, lang, now: locals.now, counts })),
    chosen: Object.fromEntries(lines.map(({ offerId, milli }) => [offerId, decimal(milli)])),
    query: new URLSearchParams(
      lines.map(({ offerId, milli }) => [`q-${offerId}`, decimal(milli)]),
    ).toString(),
    checkoutId: newId(now),
    lines: quote?.lines.map((line) => shownLine(line, locals)) ?? [],
    // The departure's own cut-off is later than the group's.
    sums: quote && { ...shownSums(quote), orderBefore: undefined },
    problem: problem && { ...sentenceOf(problem, lang), code: problem.code },
    name: buyer?.name ?? '',
    phone: buyer?.phone ?? '',
  };
};

function wantedIn({ searchParams }: URL): WantedLine[] {
  return [...searchParams].flatMap(([name, value]) => {
    const offerId = /^q-(.+)$/.exec(name)?.[1] ?? '';
    const milli = parseMilli(value) ?? 0;
    return isId(offerId) && milli > 0 ? [{ offerId, milli }] : [];
  });
}

export const actions: Actions = {
  join: async (event) => {
    const { locals, params, request, url } = event;
    const form = await request.formData();
    const text = (name: string) => String(form.get(name) ?? '');
    const checkoutId = text('checkout');
    const outcome = await locals.call((call) =>
      joinCycle(call, {
        cycleId: isId(params.cycle) ? params.cycle : newId(locals.now),
        checkoutId: isId(checkoutId) ? checkoutId : newId(locals.now),
        lines: wantedIn(url),
        agreedFen: Number(text('agreed-fen')),
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
