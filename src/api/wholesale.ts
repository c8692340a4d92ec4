import { z } from '@hono/zod-openapi';
import { placeWholesale, quoteWholesale } from '#ordering';
import { rights, tradeListOf } from '#selling';
import { decimal, units } from '#shared/quantity.ts';
import { answered } from './answers.ts';
import type { Api } from './api.ts';
import { endpoint } from './endpoint.ts';
import { QuoteBody, quoteBody } from './ordering-quote.ts';
import { collecting, Day, Decimal, Fen, Id, json, PlacedBody } from './ordering-shapes.ts';

const Packs = z
  .array(z.object({ offerId: Id, packs: z.number().int().positive() }))
  .min(1)
  .max(40);

const listed = endpoint(rights['buy-wholesale'], {
  method: 'get',
  path: '/api/wholesale/{sellerId}',
  tags: ['selling'],
  summary: 'A seller’s trade list: packs, tiers of prices, until when they hold; only for who was let in',
  request: { params: z.object({ sellerId: Id }) },
  responses: {
    200: {
      description: 'The list; empty for who was not let in.',
      content: json(
        z
          .object({
            standing: z.enum(['stranger', 'own', 'asked', 'admitted', 'turned-down', 'ended']),
            items: z.array(
              z.object({
                offerId: Id,
                titleZh: z.string(),
                titleEn: z.string(),
                pack: Decimal,
                unit: z.enum(units),
                priceUnit: z.enum(units),
                leastPacks: z.number().int(),
                mostPacks: z.number().int().nullable(),
                packsThere: z.number().int().openapi({ description: 'Set aside for traders, or free' }),
                validUntil: Day,
                tiers: z.array(z.object({ fromPacks: z.number().int(), priceFen: Fen })),
              }),
            ),
          })
          .openapi('TradeList'),
      ),
    },
  },
});

const quoted = endpoint(rights['buy-wholesale'], {
  method: 'post',
  path: '/api/wholesale/{sellerId}/quote',
  tags: ['ordering'],
  summary: 'What packs of a trade list would come to, each at the price of its tier; takes nothing',
  request: {
    params: z.object({ sellerId: Id }),
    body: { required: true, content: json(z.object({ wanted: Packs, nodeId: Id.optional() })) },
  },
  responses: { 200: { description: 'The quote.', content: json(QuoteBody) } },
});

const placed = endpoint(rights['buy-wholesale'], {
  method: 'post',
  path: '/api/wholesale/{sellerId}/orders',
  tags: ['ordering'],
  summary: 'Order packs of a trade list. Sent again with the same checkoutId it answers the first',
  request: {
    params: z.object({ sellerId: Id }),
    body: {
      required: true,
      content: json(
        z
          .object({
            ...collecting,
            wanted: Packs,
            agreedFen: Fen.openapi({ description: '`totalFen` of the quote that was agreed to' }),
            agreedDays: z.string().max(200).openapi({ example: '2026-11-24' }),
          })
          .openapi('WholesaleOrder'),
      ),
    },
  },
  responses: { 200: { description: 'The orders, and where to pay them.', content: json(PlacedBody) } },
});

/** Trade lists as traders order from them. */
export function wholesaleApi(api: Api): void {
  api.openapi(listed, async (c) => {
    const { standing, offers } = answered(
      await c.var.read((call) => tradeListOf(call, c.req.valid('param'))),
    );
    const items = offers.map(({ item, card: { offer }, packs }) => ({
      offerId: offer.id,
      titleZh: offer.titleZh,
      titleEn: offer.titleEn,
      pack: decimal(item.packMilli),
      unit: offer.soldUnit,
      priceUnit: offer.priceUnit,
      leastPacks: item.leastPacks,
      mostPacks: item.mostPacks ?? null,
      packsThere: packs,
      validUntil: item.validUntil,
      tiers: [...item.tiers],
    }));
    return c.json({ standing, items }, 200);
  });
  api.openapi(quoted, async (c) => {
    const { wanted, nodeId } = c.req.valid('json');
    const wish = { ...c.req.valid('param'), wanted, nodeId };
    return c.json(
      quoteBody(answered(await c.var.read((call) => quoteWholesale(call, wish))), c.var.lang),
      200,
    );
  });
  api.openapi(placed, async (c) => {
    const order = { ...c.req.valid('param'), ...c.req.valid('json'), lang: c.var.lang };
    const { token, ...answer } = answered(await c.var.call((call) => placeWholesale(call, order)));
    return c.json({ ...answer, key: token, orders: [...answer.orders] }, 200);
  });
}
