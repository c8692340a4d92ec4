import { z } from '@hono/zod-openapi';
import { enterForLine, ordersAtDesk, packingList, packOrder, rights, type SeenOrder } from '#ordering';
import { decimal, milli, units } from '#shared/quantity.ts';
import { answered } from './answers.ts';
import type { Api } from './api.ts';
import { endpoint } from './endpoint.ts';
import {
  Day,
  Decimal,
  Fen,
  Id,
  Instant,
  json,
  LineBody,
  lineBody,
  OrderNumber,
  Status,
} from './ordering-shapes.ts';

const PAGE = 50;
const page = z.coerce.number().int().min(1).default(1);

const SeenBody = z
  .object({
    id: Id,
    number: OrderNumber,
    status: Status,
    sellerId: Id,
    buyerName: z.string(),
    phoneTail: z.string().openapi({ example: '1234' }),
    nodeId: Id,
    placedAt: Instant,
    departs: Day,
    promisedDay: Day,
    goodsFen: Fen,
    deliveryFen: Fen,
    refundedFen: Fen,
    toppedUpFen: Fen.openapi({ description: 'Paid beyond what was held, by the scale' }),
    lines: z.array(LineBody),
  })
  .openapi('OrderAtDesk');

const listed = endpoint(rights['see-orders'], {
  method: 'get',
  path: '/api/desk/orders',
  tags: ['ordering'],
  summary: 'The orders of one’s organisation, newest first; of the whole county for its officers',
  request: {
    query: z.object({
      q: z.string().max(100).optional().openapi({
        example: 'lixiao',
        description:
          'Order number, last four digits of the phone, or the buyer’s name in characters or letters',
      }),
      status: Status.optional(),
      from: Day.optional(),
      until: Day.optional(),
      page,
    }),
  },
  responses: {
    200: {
      description: 'A page of orders.',
      content: json(
        z.object({ orders: z.array(SeenBody), total: z.number().int(), pageSize: z.number().int() }),
      ),
    },
  },
});

const toPack = endpoint(rights['pack-orders'], {
  method: 'get',
  path: '/api/desk/packing',
  tags: ['ordering'],
  summary: 'What is to be packed, by day of departure: the orders, and how much to take from which lot',
  responses: {
    200: {
      description: 'The packing list.',
      content: json(
        z.object({
          days: z.array(
            z.object({
              departs: Day,
              picks: z.array(z.object({ lot: z.string(), quantity: Decimal, unit: z.enum(units) })),
              orders: z.array(SeenBody),
            }),
          ),
        }),
      ),
    },
  },
});

const packed = endpoint(rights['pack-orders'], {
  method: 'post',
  path: '/api/desk/packings',
  tags: ['ordering'],
  summary:
    'Write down what was packed and what the scale showed; the difference goes back. Sent again it packs once',
  request: {
    body: {
      required: true,
      content: json(
        z
          .object({
            packingId: Id,
            orderId: Id,
            lines: z
              .array(
                z.object({
                  position: z.number().int().min(1),
                  packed: Decimal.optional().openapi({
                    description: 'In the line’s unit; all of it unless told',
                  }),
                  kg: Decimal.optional().openapi({ example: '2.846', description: 'What the scale shows' }),
                  askMore: z.boolean().default(false).openapi({
                    description:
                      'Have the buyer asked for what it came to beyond what was held; else the seller bears it',
                  }),
                }),
              )
              .max(100),
          })
          .openapi('Packing'),
      ),
    },
  },
  responses: { 200: { description: 'What went back.', content: json(z.object({ refundedFen: Fen })) } },
});

const entered = endpoint(rights['pack-orders'], {
  method: 'put',
  path: '/api/desk/orders/{orderId}/lines/{position}/reading',
  tags: ['ordering'],
  summary:
    'A grower weighs, or marks short, their own goods in an order that is not packed yet; said again, the last counts',
  request: {
    params: z.object({ orderId: Id, position: z.coerce.number().int().min(1) }),
    body: {
      required: true,
      content: json(
        z.object({
          packed: Decimal.optional().openapi({ description: 'In the line’s unit; all of it unless told' }),
          kg: Decimal.optional().openapi({ example: '2.846', description: 'What the scale shows' }),
        }),
      ),
    },
  },
  responses: { 204: { description: 'Written down.' } },
});

/** Orders and packing at the desk. */
export function orderingDeskApi(api: Api): void {
  api.openapi(listed, async (c) => {
    const { q = '', status, from, until, page: asked } = c.req.valid('query');
    const wanted = { query: q, from, until, statuses: status && [status] };
    const found = answered(
      await c.var.read((call) => ordersAtDesk(call, { ...wanted, limit: PAGE, offset: (asked - 1) * PAGE })),
    );
    return c.json({ orders: found.orders.map(seenBody), total: found.count, pageSize: PAGE }, 200);
  });
  api.openapi(toPack, async (c) => {
    const { days } = answered(await c.var.read(packingList));
    return c.json(
      {
        days: days.map(({ departs, picks, orders }) => ({
          departs,
          picks: picks.map(({ lot, quantity }) => ({
            lot: lot.code,
            quantity: decimal(quantity.milli),
            unit: quantity.unit,
          })),
          orders: orders.map(seenBody),
        })),
      },
      200,
    );
  });
  api.openapi(packed, async (c) => {
    const { lines, ...packing } = c.req.valid('json');
    const read = lines.map(({ position, packed: count, kg, askMore }) => ({
      position,
      askMore,
      ...(count === undefined ? {} : { packedMilli: milli(count) }),
      ...(kg === undefined ? {} : { grams: milli(kg) }),
    }));
    return c.json(answered(await c.var.call((call) => packOrder(call, { ...packing, lines: read }))), 200);
  });
  api.openapi(entered, async (c) => {
    const { orderId, position } = c.req.valid('param');
    const { packed: count, kg } = c.req.valid('json');
    const line = {
      position,
      ...(count === undefined ? {} : { packedMilli: milli(count) }),
      ...(kg === undefined ? {} : { grams: milli(kg) }),
    };
    answered(await c.var.call((call) => enterForLine(call, { orderId, line })));
    return c.body(null, 204);
  });
}

function seenBody(order: SeenOrder): z.infer<typeof SeenBody> {
  const { id, number, status, sellerId, buyerName, phoneTail, nodeId, departs, promisedDay } = order;
  const { goodsFen, deliveryFen, refundedFen, toppedUpFen = 0 } = order;
  return {
    id,
    number,
    status,
    sellerId,
    buyerName,
    phoneTail,
    nodeId,
    departs,
    promisedDay,
    goodsFen,
    deliveryFen,
    refundedFen,
    toppedUpFen,
    placedAt: order.placedAt.toISOString(),
    lines: order.lines.map(lineBody),
  };
}
