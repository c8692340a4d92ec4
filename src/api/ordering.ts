import { z } from '@hono/zod-openapi';
import {
  addToBasket,
  type BuyersOrder,
  cancelOrder,
  chooseIfShort,
  placeOrder,
  quote,
  readOrder,
  readWay,
  removeLine,
  rights,
  waysToChoose,
} from '#ordering';
import { milli } from '#shared/quantity.ts';
import { answered } from './answers.ts';
import type { Api } from './api.ts';
import { endpoint } from './endpoint.ts';
import { orderingAtOnceApi } from './ordering-at-once.ts';
import { orderingClaimsApi } from './ordering-claims.ts';
import { orderingDeskApi } from './ordering-desk.ts';
import { QuoteWithWaysBody, quoteBody, waysBody } from './ordering-quote.ts';
import {
  collecting,
  Day,
  Decimal,
  Fen,
  Id,
  Instant,
  json,
  LineBody,
  lineBody,
  OrderNumber,
  PlacedBody,
  Status,
} from './ordering-shapes.ts';
import { orderingWeightsApi } from './ordering-weights.ts';

const Key = z.string().max(40).optional().openapi({
  description: 'The key of the order’s link, for who has not signed in as its buyer',
});

const added = endpoint(rights.buy, {
  method: 'post',
  path: '/api/basket/lines',
  tags: ['ordering'],
  summary:
    'Put so much of an offer into a basket, in the place of an earlier quantity; without a basket, one is made',
  request: {
    body: {
      required: true,
      content: json(
        z.object({ basketId: Id.optional(), offerId: Id, quantity: Decimal }).openapi('BasketLine'),
      ),
    },
  },
  responses: { 200: { description: 'The basket.', content: json(z.object({ basketId: Id })) } },
});

const removed = endpoint(rights.buy, {
  method: 'delete',
  path: '/api/basket/{basketId}/lines/{offerId}',
  tags: ['ordering'],
  summary: 'Take an offer out of a basket; what is not in it is out already',
  request: { params: z.object({ basketId: Id, offerId: Id }) },
  responses: { 204: { description: 'Taken out.' } },
});

const quoted = endpoint(rights.buy, {
  method: 'get',
  path: '/api/basket/{basketId}/quote',
  tags: ['ordering'],
  summary: 'What a basket costs, when it arrives, and what stands in the way of ordering it; takes nothing',
  request: {
    params: z.object({ basketId: Id }),
    query: z.object({
      nodeId: Id.optional().openapi({ description: 'Where it is to be collected' }),
      ways: z.string().max(1000).optional().openapi({
        description: '`way`s of an earlier quote with commas between them: by which departures it is to go',
      }),
    }),
  },
  responses: {
    200: {
      description: 'The quote.',
      content: json(QuoteWithWaysBody),
    },
  },
});

const placed = endpoint(rights.buy, {
  method: 'post',
  path: '/api/orders',
  tags: ['ordering'],
  summary:
    'Order a basket: reserves for 15 minutes and opens the payment. Sent again with the same checkoutId it answers the first',
  request: {
    body: {
      required: true,
      content: json(
        z
          .object({
            ...collecting,
            basketId: Id,
            agreedFen: Fen.openapi({ description: '`totalFen` of the quote that was agreed to' }),
            agreedDays: z.string().max(200).openapi({ example: '2026-11-24' }),
            ways: z.array(z.string().max(100)).max(20).default([]).openapi({
              example: [],
              description: '`way`s that were chosen from the quote; otherwise everything goes by the soonest',
            }),
            otherIfShort: z.array(z.uuid()).max(100).default([]).openapi({
              example: [],
              description:
                'Offers sold ahead of which other goods of the same grower may come should the harvest fall short; else the money',
            }),
          })
          .openapi('Checkout'),
      ),
    },
  },
  responses: {
    200: {
      description: 'One order per seller and departure, and where to pay them.',
      content: json(PlacedBody),
    },
  },
});

const OrderBody = z
  .object({
    id: Id,
    number: OrderNumber,
    status: Status,
    placedAt: Instant,
    promisedDay: Day,
    goodsFen: Fen,
    deliveryFen: Fen,
    refundedFen: Fen,
    toppedUpFen: Fen.openapi({ description: 'Paid beyond what was held, by the scale' }),
    lines: z.array(LineBody),
    refunds: z.array(z.object({ cause: z.string(), fen: Fen, at: Instant, settledAt: Instant.nullable() })),
    collectionCode: z.string().nullable().openapi({ description: 'Once it is ready to collect' }),
    withheld: z
      .string()
      .nullable()
      .openapi({ description: 'Why it is not handed over, whatever its status' }),
    payUrl: z.string().nullable(),
  })
  .openapi('Order');

const read = endpoint(rights.buy, {
  method: 'get',
  path: '/api/orders/{number}',
  tags: ['ordering'],
  summary: 'An order, for its buyer',
  request: { params: z.object({ number: OrderNumber }), query: z.object({ key: Key }) },
  responses: { 200: { description: 'The order.', content: json(OrderBody) } },
});

const cancelled = endpoint(rights.buy, {
  method: 'post',
  path: '/api/orders/{orderId}/cancellation',
  tags: ['ordering'],
  summary: 'Call an order off before it is packed; everything paid goes back',
  request: {
    params: z.object({ orderId: Id }),
    body: { required: true, content: json(z.object({ key: Key, words: z.string().max(1000).default('') })) },
  },
  responses: { 204: { description: 'Called off.' } },
});

const chosen = endpoint(rights.buy, {
  method: 'put',
  path: '/api/orders/{orderId}/lines/{position}/if-short',
  tags: ['ordering'],
  summary: 'Change what is done about what a short harvest leaves out of a line, until the harvest is shared',
  request: {
    params: z.object({ orderId: Id, position: z.coerce.number().int() }),
    body: {
      required: true,
      content: json(z.object({ key: Key, ifShort: z.enum(['refund', 'substitute']) })),
    },
  },
  responses: { 204: { description: 'Changed.' } },
});

/** Basket, quote, checkout and the buyer's own order; the desk's part is in `ordering-desk.ts`, `ordering-claims.ts` and `ordering-weights.ts`. */
export function orderingApi(api: Api): void {
  api.openapi(added, async (c) => {
    const { quantity, ...line } = c.req.valid('json');
    return c.json(
      answered(await c.var.call((call) => addToBasket(call, { ...line, milli: milli(quantity) }))),
      200,
    );
  });
  api.openapi(removed, async (c) => {
    answered(await c.var.call((call) => removeLine(call, c.req.valid('param'))));
    return c.body(null, 204);
  });
  api.openapi(quoted, async (c) => {
    const { ways = '', nodeId } = c.req.valid('query');
    const asked = {
      ...c.req.valid('param'),
      nodeId,
      ways: ways.split(',').flatMap((way) => readWay(way) ?? []),
    };
    const [found, choices] = await c.var.read(async (call) => {
      const quoted = answered(await quote(call, asked));
      return [quoted, await waysToChoose(call, quoted)] as const;
    });
    return c.json({ ...quoteBody(found, c.var.lang), ways: choices.flatMap(waysBody) }, 200);
  });
  api.openapi(placed, async (c) => {
    const { otherIfShort, ways, ...asked } = c.req.valid('json');
    const ifShort = new Map(otherIfShort.map((offerId) => [offerId, 'substitute'] as const));
    const form = { ...asked, ways: ways.flatMap((way) => readWay(way) ?? []), ifShort, lang: c.var.lang };
    const { token, ...answer } = answered(await c.var.call((call) => placeOrder(call, form)));
    return c.json({ ...answer, key: token, orders: [...answer.orders] }, 200);
  });
  api.openapi(read, async (c) => {
    const asked = { number: c.req.valid('param').number, token: c.req.valid('query').key };
    return c.json(orderBody(answered(await c.var.read((call) => readOrder(call, asked)))), 200);
  });
  api.openapi(cancelled, async (c) => {
    const { key: token, words } = c.req.valid('json');
    const { orderId } = c.req.valid('param');
    answered(await c.var.call((call) => cancelOrder(call, { orderId, token, words })));
    return c.body(null, 204);
  });
  api.openapi(chosen, async (c) => {
    const { key: token, ifShort } = c.req.valid('json');
    const choice = { ...c.req.valid('param'), token, ifShort };
    answered(await c.var.call((call) => chooseIfShort(call, choice)));
    return c.body(null, 204);
  });
  orderingAtOnceApi(api);
  orderingDeskApi(api);
  orderingClaimsApi(api);
  orderingWeightsApi(api);
}

function orderBody({ order, refunds, parcel, payUrl, ...view }: BuyersOrder): z.infer<typeof OrderBody> {
  const { id, number, status, promisedDay, goodsFen, deliveryFen, refundedFen, toppedUpFen = 0 } = order;
  const withheld = view.withheld.get(id) ?? null;
  return {
    id,
    number,
    status,
    promisedDay,
    goodsFen,
    deliveryFen,
    refundedFen,
    toppedUpFen,
    placedAt: order.placedAt.toISOString(),
    lines: order.lines.map(lineBody),
    refunds: refunds.map(({ cause, fen, at, settledAt }) => ({
      cause,
      fen,
      at: at.toISOString(),
      settledAt: settledAt?.toISOString() ?? null,
    })),
    collectionCode: status === 'ready' && withheld === null ? (parcel?.collectionCode ?? null) : null,
    withheld,
    payUrl: payUrl ?? null,
  };
}
