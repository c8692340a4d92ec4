import { z } from '@hono/zod-openapi';
import {
  offerPage,
  offersOnSale,
  pauseOffer,
  promiseForLot,
  putOnSale,
  recordWholesalePrices,
  reprice,
  rights,
  seasonCalendar,
  wholesalePricesOf,
} from '#selling';
import { answered } from './answers.ts';
import type { Api } from './api.ts';
import { endpoint } from './endpoint.ts';
import { Day, Fen, Id, json } from './ordering-shapes.ts';
import { OfferBody, offerBody } from './selling-shapes.ts';

const Node = Id.optional().openapi({
  description: 'Where it is to be collected; the county town unless told',
});

const listed = endpoint('open', {
  method: 'get',
  path: '/api/offers',
  tags: ['selling'],
  summary: 'What is on sale now and still good on the day it would arrive, the freshest first',
  request: {
    query: z.object({
      product: z.string().optional().openapi({ example: 'huapi-kumquat' }),
      category: z.string().optional().openapi({ example: 'fruit' }),
      node: Node,
      after: z.coerce.number().int().optional().openapi({ description: '`next` of the page before' }),
    }),
  },
  responses: {
    200: {
      description:
        'Six offers of each product, or twenty-four of the one asked for; and what can be ordered ahead.',
      content: json(
        z.object({
          arrives: Day.nullable(),
          offers: z.array(OfferBody),
          presales: z.array(OfferBody),
          next: z.number().int().nullable(),
        }),
      ),
    },
  },
});

const promised = endpoint('open', {
  method: 'get',
  path: '/api/lots/{lot}/promise',
  tags: ['selling'],
  summary:
    'How goods of a lot would reach a place: by which service, when, for how much, and how fresh they are then',
  request: {
    params: z.object({ lot: Id }),
    query: z.object({
      node: Id,
      day: Day.optional().openapi({ description: 'Ordered on the morning of that day; now unless told' }),
      grams: z.coerce.number().int().positive().max(10_000_000).default(1_000).openapi({ example: 5000 }),
    }),
  },
  responses: {
    200: {
      description: 'The soonest departure with room that brings them while they still keep. Takes nothing.',
      content: json(
        z
          .object({
            serviceId: Id,
            byBus: z.boolean().openapi({ description: 'By a timetabled bus; otherwise by a van' }),
            cold: z.boolean(),
            departs: Day,
            orderBefore: z.iso.datetime(),
            arrives: Day,
            feeFen: Fen,
            keepsDays: z.number().int().openapi({ description: 'Days they keep after the day they arrive' }),
            ofDays: z.number().int().openapi({ description: 'Of so many from the harvest' }),
          })
          .openapi('LotPromise'),
      ),
    },
  },
});

const shown = endpoint('open', {
  method: 'get',
  path: '/api/offers/{id}',
  tags: ['selling'],
  summary: 'One offer as it stands now, on sale or not',
  request: { params: z.object({ id: Id }), query: z.object({ node: Node }) },
  responses: { 200: { description: 'The offer.', content: json(OfferBody) } },
});

const sold = endpoint(rights['keep-offers'], {
  method: 'put',
  path: '/api/offers/{id}/sale',
  tags: ['selling'],
  summary: 'Put one of one’s own offers on sale, or pause it',
  request: {
    params: z.object({ id: Id }),
    body: { required: true, content: json(z.object({ on: z.boolean() })) },
  },
  responses: { 204: { description: 'Done. In season and in stock it is on the shelf from now.' } },
});

const priced = endpoint(rights['keep-offers'], {
  method: 'put',
  path: '/api/offers/{id}/price',
  tags: ['selling'],
  summary: 'Give one of one’s own offers a new price; below its floor only with a reason',
  request: {
    params: z.object({ id: Id }),
    body: {
      required: true,
      content: json(z.object({ priceFen: Fen.min(1), clearance: z.string().max(80).optional() })),
    },
  },
  responses: { 204: { description: 'Done. The price before stays in its history.' } },
});

const seasons = endpoint('open', {
  method: 'get',
  path: '/api/season',
  tags: ['selling'],
  summary: 'When each product of the county is ripe',
  responses: {
    200: {
      description: 'What is ripe now first, the soonest to end.',
      content: json(
        z.array(
          z.object({
            product: z.string(),
            name: z.object({ zh: z.string(), en: z.string() }),
            months: z.array(z.boolean()).length(12).openapi({ description: 'January first' }),
            ripe: z.boolean(),
            from: Day.openapi({ description: 'The first day of the next season; today when it is ripe' }),
            until: Day,
          }),
        ),
      ),
    },
  },
});

const Price = z.object({
  product: z.string(),
  day: Day,
  fenPerKg: Fen.min(1),
  market: z.string(),
  source: z.string(),
});

const quotations = endpoint('open', {
  method: 'get',
  path: '/api/wholesale-prices',
  tags: ['selling'],
  summary: 'What the wholesale market paid for a product, newest first',
  request: { query: z.object({ product: z.string().openapi({ example: 'huapi-kumquat' }) }) },
  responses: { 200: { description: 'At most a year of days.', content: json(z.array(Price)) } },
});

const recorded = endpoint(rights['record-wholesale-prices'], {
  method: 'post',
  path: '/api/wholesale-prices',
  tags: ['selling'],
  summary: 'Record what wholesale markets paid; one price a product and day, sent again it is corrected',
  request: { body: { required: true, content: json(z.array(Price).min(1).max(500)) } },
  responses: { 204: { description: 'Recorded, all of them.' } },
});

export function sellingApi(api: Api): void {
  api.openapi(listed, async (c) => {
    const { product, category, node, after } = c.req.valid('query');
    const found = await c.var.read((call) =>
      offersOnSale(call, {
        nodeId: node,
        category,
        productCodes: product === undefined ? undefined : [product],
        each: product === undefined ? 6 : 24,
        presales: product === undefined && category === undefined ? 24 : 0,
        after,
      }),
    );
    return c.json(
      {
        arrives: found.arrival?.next?.arrives ?? null,
        offers: found.ripe.map(offerBody),
        presales: found.presales.map(offerBody),
        next: found.next ?? null,
      },
      200,
    );
  });
  api.openapi(promised, async (c) => {
    const { node: nodeId, ...asked } = c.req.valid('query');
    const { lot: lotId } = c.req.valid('param');
    const found = answered(await c.var.read((call) => promiseForLot(call, { ...asked, lotId, nodeId })));
    const { serviceId, byBus, cold, departs, orderBefore, arrives, feeFen, keepsDays, ofDays } = found;
    const way = { serviceId, byBus, cold, departs, orderBefore: orderBefore.toISOString(), arrives };
    return c.json({ ...way, feeFen, keepsDays, ofDays }, 200);
  });
  api.openapi(shown, async (c) => {
    const { node: nodeId } = c.req.valid('query');
    const page = await c.var.read((call) => offerPage(call, { offerId: c.req.valid('param').id, nodeId }));
    return c.json(offerBody(answered(page).card), 200);
  });
  api.openapi(sold, async (c) => {
    const offerId = c.req.valid('param').id;
    const { on } = c.req.valid('json');
    const outcome = on
      ? await c.var.call((call) => putOnSale(call, { offerId }))
      : await c.var.call((call) => pauseOffer(call, { offerId }));
    answered<unknown>(outcome);
    return c.body(null, 204);
  });
  api.openapi(priced, async (c) => {
    const { id: offerId } = c.req.valid('param');
    answered(await c.var.call((call) => reprice(call, { offerId, ...c.req.valid('json') })));
    return c.body(null, 204);
  });
  api.openapi(seasons, async (c) => {
    const rows = await c.var.read((call) => seasonCalendar(call));
    return c.json(
      rows.map(({ code, name, months, ripe, from, until }) => ({
        ...{ product: code, name, ripe, from, until },
        months: [...months],
      })),
      200,
    );
  });
  api.openapi(quotations, async (c) => {
    const prices = await c.var.read((call) => wholesalePricesOf(call, c.req.valid('query').product, 366));
    return c.json(
      prices.map(({ productCode: product, day, fenPerKg, market, source }) => ({
        product,
        day,
        fenPerKg,
        market,
        source,
      })),
      200,
    );
  });
  api.openapi(recorded, async (c) => {
    const prices = c.req.valid('json').map(({ product, ...price }) => ({ ...price, productCode: product }));
    answered(await c.var.call((call) => recordWholesalePrices(call, prices)));
    return c.body(null, 204);
  });
}
