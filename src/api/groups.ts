import { z } from '@hono/zod-openapi';
import { type CyclePage, cyclePage, joinCycle, openGroups, quoteJoining, rights } from '#groupbuying';
import { decimal, milli, units } from '#shared/quantity.ts';
import { answered } from './answers.ts';
import type { Api } from './api.ts';
import { endpoint } from './endpoint.ts';
import { GroupBody, groupBody } from './groups-shapes.ts';
import { QuoteBody, quoteBody } from './ordering-quote.ts';
import { Decimal, Fen, Id, json, PlacedBody } from './ordering-shapes.ts';

const ItemBody = z
  .object({
    offerId: Id,
    titleZh: z.string().nullable(),
    titleEn: z.string().nullable(),
    unit: z.enum(units).nullable(),
    priceFen: Fen.nullable().openapi({ description: 'In this group; `null` once the offer is gone' }),
    priceUnit: z.enum(units).nullable(),
    aloneFen: Fen.nullable().openapi({ description: 'What it costs in the shop, where a group pays less' }),
    paid: Decimal.openapi({ description: 'By all members, of what is paid for' }),
    least: Decimal,
    toLeast: Decimal.openapi({ description: 'Missing to the least of all together' }),
    fullCases: z.number().int().nullable().openapi({ description: 'Of what is sold by the case only' }),
    toNextCase: Decimal.nullable(),
    room: Decimal.nullable().openapi({ description: 'What may still be ordered, where there is a most' }),
    choices: z.array(Decimal).openapi({ example: ['0.5', '1'] }),
  })
  .openapi('GroupItem');

const Lines = z
  .array(z.object({ offerId: Id, quantity: Decimal }))
  .min(1)
  .max(40);

const listed = endpoint(rights.join, {
  method: 'get',
  path: '/api/groups',
  tags: ['groupbuying'],
  summary:
    'Group buys one can join now, soonest closed first; at one point, or with one offer, when that is named',
  request: { query: z.object({ nodeId: Id.optional(), offerId: Id.optional() }) },
  responses: {
    200: { description: 'Open cycles.', content: json(z.object({ groups: z.array(GroupBody) })) },
  },
});

const looked = endpoint(rights.join, {
  method: 'get',
  path: '/api/groups/{cycleId}',
  tags: ['groupbuying'],
  summary:
    'One cycle of a group buy: how far each of its goods has come by paid members, and what can be had',
  request: { params: z.object({ cycleId: Id }) },
  responses: {
    200: {
      description: 'The cycle.',
      content: json(GroupBody.extend({ joinable: z.boolean(), items: z.array(ItemBody) }).openapi('Group')),
    },
  },
});

const quoted = endpoint(rights.join, {
  method: 'post',
  path: '/api/groups/{cycleId}/quote',
  tags: ['groupbuying'],
  summary: 'What joining with these goods would come to, and what stands in the way; takes nothing',
  request: {
    params: z.object({ cycleId: Id }),
    body: { required: true, content: json(z.object({ lines: Lines })) },
  },
  responses: { 200: { description: 'The quote.', content: json(QuoteBody) } },
});

const joined = endpoint(rights.join, {
  method: 'post',
  path: '/api/groups/{cycleId}/orders',
  tags: ['groupbuying'],
  summary:
    'Join: reserves for 15 minutes and opens the payment; one takes part once it is paid. Sent again with the same checkoutId it answers the first',
  request: {
    params: z.object({ cycleId: Id }),
    body: {
      required: true,
      content: json(
        z
          .object({
            checkoutId: Id,
            lines: Lines,
            agreedFen: Fen.openapi({ description: '`totalFen` of the quote that was agreed to' }),
            name: z.string().max(200).openapi({ example: '李小红' }),
            phone: z.string().max(30).openapi({ example: '13800138000' }),
          })
          .openapi('Joining'),
      ),
    },
  },
  responses: { 200: { description: 'The orders, and where to pay them.', content: json(PlacedBody) } },
});

/** Group buys as members see them. */
export function groupsApi(api: Api): void {
  api.openapi(listed, async (c) => {
    const groups = await c.var.read((call) => openGroups(call, c.req.valid('query')));
    return c.json({ groups: groups.map(groupBody) }, 200);
  });
  api.openapi(looked, async (c) => {
    const page = answered(await c.var.read((call) => cyclePage(call, c.req.valid('param'))));
    return c.json({ ...groupBody(page), joinable: page.joinable, items: page.items.map(itemBody) }, 200);
  });
  api.openapi(quoted, async (c) => {
    const lines = wanted(c.req.valid('json').lines);
    const { cycleId } = c.req.valid('param');
    const quote = answered(await c.var.read((call) => quoteJoining(call, { cycleId, lines })));
    return c.json(quoteBody(quote, c.var.lang), 200);
  });
  api.openapi(joined, async (c) => {
    const { lines, ...form } = c.req.valid('json');
    const { cycleId } = c.req.valid('param');
    const joining = { ...form, cycleId, lines: wanted(lines), lang: c.var.lang };
    const { token, ...placed } = answered(await c.var.call((call) => joinCycle(call, joining)));
    return c.json({ ...placed, key: token, orders: [...placed.orders] }, 200);
  });
}

function wanted(lines: z.infer<typeof Lines>) {
  return lines.map(({ offerId, quantity }) => ({ offerId, milli: milli(quantity) }));
}

function itemBody({ terms, card, progress, choices }: CyclePage['items'][number]): z.infer<typeof ItemBody> {
  const { paid, least, toLeast, cases, room } = progress;
  const offer = card?.offer;
  return {
    offerId: terms.offerId,
    titleZh: offer?.titleZh ?? null,
    titleEn: offer?.titleEn ?? null,
    unit: offer?.soldUnit ?? null,
    priceFen: offer?.priceFen ?? null,
    priceUnit: offer?.priceUnit ?? null,
    aloneFen: offer?.aloneFen ?? null,
    paid: decimal(paid),
    least: decimal(least),
    toLeast: decimal(toLeast),
    fullCases: cases?.full ?? null,
    toNextCase: cases ? decimal(cases.toNext) : null,
    room: room === undefined ? null : decimal(room),
    choices: choices.map(decimal),
  };
}
