import { nodesByIds } from '#delivery';
import { type Notice, organisationsById, writeNotices } from '#people';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import type { Cycle } from './cycles.ts';
import type { OrderOfCycle } from './joined.ts';
import { type News, sentenceTo } from './kernel/news.ts';

/**
 * Tells everyone on their phone what became of a cycle: each member once, in their language, whoever leads it, and, when it comes about, each
 * seller that has to pack for it. Written in the same transaction as what they tell.
 */
export async function tellMembers(
  call: Call,
  cycle: Cycle,
  { orders, news }: { readonly orders: readonly OrderOfCycle[]; readonly news: News },
): Promise<void> {
  const [node] = await nodesByIds(call, [cycle.nodeId]);
  const place = { zh: node?.nameZh ?? '', en: node?.nameEn ?? '' };
  const facts = { ...cycle, place };
  const members = [...Map.groupBy(orders, ({ buyerPhone }) => buyerPhone).values()].flatMap(
    ([first, ...more]) => {
      if (!first) return [];
      const own = [first, ...more].map(({ id }) => id);
      const { text, parameters } = sentenceTo(facts, news, { lang: first.lang, own });
      return [noticeTo(call, first.buyerPhone, news, text, parameters)];
    },
  );
  const sellers = news.kind === 'made' ? orders.map(({ sellerId }) => sellerId) : [];
  const others = await organisationsById(call, [...new Set([cycle.leaderId, ...sellers])]);
  const told = others.map(({ contactPhone }) => {
    const { text, parameters } = sentenceTo(facts, news, { lang: 'zh', own: [] });
    return noticeTo(call, contactPhone, news, text, parameters);
  });
  await writeNotices(call, [...members, ...told]);
}

function noticeTo(
  call: Call,
  phone: string,
  { kind }: News,
  text: string,
  parameters: Readonly<Record<string, string>>,
): Notice {
  return { id: newId(call.now), phone, template: `group-${kind}`, text, parameters: { ...parameters } };
}
