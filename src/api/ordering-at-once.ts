import { z } from '@hono/zod-openapi';
import { type OrderAtOnce, type Placed, placeAtOnce, refusals, rights } from '#ordering';
import { platform } from '#shared/call.ts';
import { type Gatherer, gather } from '#shared/gather.ts';
import { type Outcome, refuserOf } from '#shared/outcome.ts';
import { milli } from '#shared/quantity.ts';
import { transact } from '#shared/transact.ts';
import { answered } from './answers.ts';
import type { Api } from './api.ts';
import { endpoint } from './endpoint.ts';
import { collecting, Day, Decimal, Fen, Id, json, PlacedBody } from './ordering-shapes.ts';
import { perCounty } from './per-county.ts';

const refuse = refuserOf(refusals);
/** Orders in one transaction: more would make the first of them wait for the last. */
const TOGETHER = 256;
/** Beyond this many, whoever comes is told so at once: an honest no now is better than one after a minute. */
const MOST_WAITING = 20_000;

const placed = endpoint(rights.buy, {
  method: 'post',
  path: '/api/orders/at-once',
  tags: ['ordering'],
  summary:
    'Order one offer without a basket, however many do so at this moment: reserves for 15 minutes and opens the payment. Sent again with the same checkoutId it answers the first',
  request: {
    body: {
      required: true,
      content: json(
        z
          .object({
            ...collecting,
            offerId: Id,
            quantity: Decimal,
            agreedFen: Fen.openapi({ description: 'Goods and delivery, as shown to the buyer' }),
            agreedDay: Day.openapi({ description: 'The day of arrival, as shown to the buyer' }),
          })
          .openapi('OrderAtOnce'),
      ),
    },
  },
  responses: { 200: { description: 'The order, and where to pay it.', content: json(PlacedBody) } },
});

/** Orders of one offer each, gathered over all who order at the same moment. */
export function orderingAtOnceApi(api: Api): void {
  api.openapi(placed, async (c) => {
    const { quantity, ...form } = c.req.valid('json');
    const line = lineOf(c.var.running);
    if (line.waiting >= MOST_WAITING) return answered(refuse('ordering.crowded', { waiting: line.waiting }));
    const order = { ...form, milli: milli(quantity), lang: c.var.lang, actor: c.var.actor };
    const { token, ...answer } = answered(await line.ask(order));
    return c.json({ ...answer, key: token, orders: [...answer.orders] }, 200);
  });
}

/** The one line in front of a running county's stock. */
const lineOf = perCounty(
  ({ db, config, clock }): Gatherer<OrderAtOnce, Outcome<Placed>> =>
    gather(
      (orders) =>
        transact(db, { county: config.county, now: clock(), actor: platform }, (call) =>
          placeAtOnce(call, orders),
        ),
      TOGETHER,
    ),
);
