import { z } from '@hono/zod-openapi';
import {
  leaveLine,
  orderInCrowd,
  type Placed,
  rights,
  type WaitingPlace,
  waitForDrop,
  waitingPlace,
} from '#ordering';
import { type Outcome, ok } from '#shared/outcome.ts';
import { decimal, milli } from '#shared/quantity.ts';
import { answered } from './answers.ts';
import type { Api } from './api.ts';
import { type ApiEnv, endpoint } from './endpoint.ts';
import { collecting, Day, Decimal, Fen, Id, json, PlacedBody } from './ordering-shapes.ts';

export const AT_ONCE = '/api/orders/at-once';

export const OrderAtOnceBody = z
  .object({
    ...collecting,
    offerId: Id,
    quantity: Decimal,
    agreedFen: Fen.openapi({ description: 'Goods and delivery, as shown to the buyer' }),
    agreedDay: Day.openapi({ description: 'The day of arrival, as shown to the buyer' }),
  })
  .openapi('OrderAtOnce');

const placed = endpoint(rights.buy, {
  method: 'post',
  path: AT_ONCE,
  tags: ['ordering'],
  summary:
    'Order one offer without a basket, however many do so at this moment: reserves for 15 minutes and opens the payment. Sent again with the same checkoutId it answers the first',
  request: { body: { required: true, content: json(OrderAtOnceBody) } },
  responses: { 200: { description: 'The order, and where to pay it.', content: json(PlacedBody) } },
});

const WaitingBody = z
  .object({
    checkoutId: Id,
    status: z.enum(['waiting', 'served', 'passed', 'left']),
    before: z.number().int().openapi({ description: 'How many stand before' }),
    unpaid: Decimal.openapi({
      description: 'For so much others have not paid yet: the most that can come back',
    }),
    reason: z.string().nullable().openapi({ description: 'Why the turn came to nothing' }),
    placed: PlacedBody.nullable().openapi({ description: 'Once it was their turn' }),
  })
  .openapi('WaitingPlace');
const waitingAnswer = { 200: { description: 'Where they stand.', content: json(WaitingBody) } };

const waited = endpoint(rights.buy, {
  method: 'post',
  path: '/api/orders/waiting',
  tags: ['ordering'],
  summary:
    'Join the line for what others leave unpaid. Sent again with the same checkoutId it keeps the first place',
  request: { body: { required: true, content: json(OrderAtOnceBody) } },
  responses: waitingAnswer,
});

const looked = endpoint(rights.buy, {
  method: 'get',
  path: '/api/orders/waiting/{id}',
  tags: ['ordering'],
  summary: 'Where somebody stands in the line, or the order once it was their turn',
  request: { params: z.object({ id: Id }) },
  responses: waitingAnswer,
});

const left = endpoint(rights.buy, {
  method: 'delete',
  path: '/api/orders/waiting/{id}',
  tags: ['ordering'],
  summary: 'Leave the line',
  request: { params: z.object({ id: Id }) },
  responses: { 204: { description: 'They wait no more.' } },
});

/** Orders of one offer each, gathered over all who order at the same moment, and the line of those for whom there was nothing. */
export function orderingAtOnceApi(api: Api): void {
  api.openapi(placed, async (c) => c.json(answered(await orderAtOnce(c.var, c.req.valid('json'))), 200));
  api.openapi(waited, async (c) => {
    const { quantity, ...form } = c.req.valid('json');
    const order = { ...form, milli: milli(quantity), lang: c.var.lang };
    return c.json(waitingBody(answered(await c.var.call((call) => waitForDrop(call, order)))), 200);
  });
  api.openapi(looked, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(waitingBody(answered(await c.var.read((call) => waitingPlace(call, id)))), 200);
  });
  api.openapi(left, async (c) => {
    const { id } = c.req.valid('param');
    answered(await c.var.call((call) => leaveLine(call, id)));
    return c.body(null, 204);
  });
}

/** Places an order together with all that come at this moment; answers what the endpoint answers. */
export async function orderAtOnce(
  { running, lang, actor }: Pick<ApiEnv['Variables'], 'running' | 'lang' | 'actor'>,
  { quantity, ...form }: z.infer<typeof OrderAtOnceBody>,
): Promise<Outcome<z.infer<typeof PlacedBody>>> {
  const placed = await orderInCrowd(running, { ...form, milli: milli(quantity), lang, actor });
  return placed.ok ? ok(placedBody(placed.value)) : placed;
}

function placedBody({ token, ...answer }: Placed): z.infer<typeof PlacedBody> {
  return { ...answer, key: token, orders: [...answer.orders] };
}

function waitingBody({ waiting, before, unpaid, placed }: WaitingPlace): z.infer<typeof WaitingBody> {
  return {
    checkoutId: waiting.id,
    status: waiting.status,
    before,
    unpaid: decimal(unpaid),
    reason: waiting.reason,
    placed: placed ? placedBody(placed) : null,
  };
}
