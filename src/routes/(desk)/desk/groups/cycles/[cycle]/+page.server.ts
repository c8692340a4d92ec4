import { redirect } from '@sveltejs/kit';
import { callOff, cycleAtDesk, type Member } from '#groupbuying';
import { isId, newId } from '#shared/id.ts';
import { qrSvg } from '#shared/qr-code.ts';
import { shownItem } from '../../../../../(shop)/groups/[cycle]/shown-item.ts';
import { shownGroup } from '../../../../../(shop)/groups/shown-group.ts';
import { answered } from '../../../../../answered.ts';
import { statusWords } from '../../../../../order-words.ts';
import { refused } from '../../../../../refused.ts';
import { countText } from '../../../../../sold-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { t, lang } = locals;
  const found = answered(await locals.read((call) => cycleAtDesk(call, { cycleId: params.cycle })), lang);
  const counts = found.cycle.status === 'open' || found.cycle.status === 'made';
  const link = new URL(`/groups/${found.cycle.id}`, url).href;
  const shown = (member: Member) => ({
    key: `${member.name} ${member.phoneTail} ${member.orders[0]?.id}`,
    name: member.name,
    phoneTail: member.phoneTail,
    state: stateOf(member),
    goods: member.orders.flatMap(({ lines }) =>
      lines
        .filter(({ finalFen }) => finalFen !== 0)
        .map((line) => `${t(line.titleZh, line.titleEn)} ${countText(line.terms.form, line.quantity, lang)}`),
    ),
  });
  /** The member's parcel that is furthest behind tells how they stand. */
  function stateOf({ orders }: Member) {
    const behind = ['reserved', 'paid', 'packed', 'on-way', 'ready', 'collected'] as const;
    const status = behind.find((each) => orders.some((order) => order.status === each)) ?? 'paid';
    const words = statusWords[status];
    return { text: t(words.zh, words.en), tone: words.tone, icon: words.icon, done: status === 'collected' };
  }
  return {
    id: found.cycle.id,
    seriesId: found.cycle.seriesId,
    group: shownGroup(found, locals),
    items: found.items.map((item) => shownItem(item, { t, lang, now: locals.now, counts })),
    link,
    open: found.cycle.status === 'open',
    qr: found.joinable ? qrSvg(link) : undefined,
    nodeId: found.cycle.nodeId,
    keeps: found.node?.organisationId === locals.actor.organisationId,
    members: found.members.map(shown),
    unpaid: found.unpaid.map(shown),
    mayCallOff: found.mayCallOff,
    words: found.cycle.words,
  };
};

export const actions: Actions = {
  off: async ({ locals, params, request }) => {
    const form = await request.formData();
    const cycleId = isId(params.cycle) ? params.cycle : newId(locals.now);
    const words = String(form.get('words') ?? '');
    const outcome = await locals.call((call) => callOff(call, { cycleId, words }));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/groups/cycles/${cycleId}`);
  },
};
