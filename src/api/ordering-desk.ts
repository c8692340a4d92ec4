import { z } from '@hono/zod-openapi';
import {
  bearers,
  claimsAtDesk,
  claimTerms,
  decideClaim,
  decideLot,
  enterForLine,
  ordersAtDesk,
  packingList,
  packOrder,
  reasons,
  rights,
  type SeenOrder,
  setClaimTerms,
  setWeightTable,
  weightRules,
} from '#ordering';
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

const claims = endpoint(rights['decide-claims'], {
  method: 'get',
  path: '/api/desk/claims',
  tags: ['ordering'],
  summary: 'Claims on what one sold: those to answer, the longest waiting first, or those answered',
  request: { query: z.object({ decided: z.stringbool().default(false), page }) },
  responses: {
    200: {
      description: 'A page of claims.',
      content: json(
        z.object({
          claims: z.array(
            z
              .object({
                id: Id,
                order: OrderNumber,
                position: z.number().int(),
                reason: z.enum(reasons),
                words: z.string(),
                askedFen: Fen,
                askedAt: Instant,
                decideBy: Instant.openapi({ description: 'Unanswered by then, it is granted' }),
                status: z.enum(['asked', 'granted', 'refused']),
                grantedFen: Fen.nullable(),
                decidedAs: z.enum(['answer', 'silence', 'small', 'lot']).nullable(),
                borneBy: z.enum(bearers).nullable(),
                lots: z.array(Id).openapi({ description: 'The lots of the line it is about' }),
              })
              .openapi('Claim'),
          ),
          total: z.number().int(),
          pageSize: z.number().int(),
        }),
      ),
    },
  },
});

const decided = endpoint(rights['decide-claims'], {
  method: 'post',
  path: '/api/desk/claims/{claimId}/decision',
  tags: ['ordering'],
  summary: 'Grant a claim, wholly or in part, or refuse it with a reason',
  request: {
    params: z.object({ claimId: Id }),
    body: {
      required: true,
      content: json(
        z.object({
          grantedFen: Fen.nullable().openapi({ description: 'null refuses' }),
          borneBy: z.enum(bearers).optional().openapi({
            description: 'The seller unless an officer says otherwise',
          }),
          reason: z.string().max(1000).default(''),
        }),
      ),
    },
  },
  responses: { 204: { description: 'Answered.' } },
});

const LooseRows = z.array(
  z.object({
    categories: z.array(z.string()),
    upToFenPerKg: Fen.nullable().openapi({ description: 'null: whatever it costs' }),
    rows: z.array(z.object({ upToGrams: z.number().int().min(1), minusGrams: z.number().int().min(0) })),
  }),
);
const PrepackedRows = z.array(
  z.object({
    upToGrams: z.number().int().min(1),
    minus: z.union([
      z.object({ tenthGrams: z.number().int().min(0) }),
      z.object({ perMille: z.number().int().min(0).max(1000) }),
    ]),
  }),
);
const SourceBody = z.object({ zh: z.string(), en: z.string() });

const rulesRead = endpoint([...rights['pack-orders'], ...rights['set-weight-tables']], {
  method: 'get',
  path: '/api/desk/weight-tables',
  tags: ['ordering'],
  summary: 'How much less another scale may show, by the laws’ tables in force, with where each was read',
  responses: {
    200: {
      description: 'The tables.',
      content: json(
        z.object({
          loose: LooseRows,
          prepacked: PrepackedRows,
          sources: z.object({ loose: SourceBody, prepacked: SourceBody }),
        }),
      ),
    },
  },
});

const tableSet = endpoint(rights['set-weight-tables'], {
  method: 'put',
  path: '/api/desk/weight-tables',
  tags: ['ordering'],
  summary: 'Set one law’s table from a day on, with where it was read',
  request: {
    body: {
      required: true,
      content: json(
        z.intersection(
          z.object({ validFrom: Day, source: z.string().min(1).max(1000) }),
          z.discriminatedUnion('law', [
            z.object({ law: z.literal('loose'), rows: LooseRows }),
            z.object({ law: z.literal('prepacked'), rows: PrepackedRows }),
          ]),
        ),
      ),
    },
  },
  responses: { 204: { description: 'Set.' } },
});

const lotDecided = endpoint(rights['decide-claims'], {
  method: 'post',
  path: '/api/desk/lots/{lotId}/decisions',
  tags: ['ordering'],
  summary:
    'Decide once for everybody who bought of a lot: part of what its goods came to goes back to each, once. Sent again it decides once',
  request: {
    params: z.object({ lotId: Id }),
    body: {
      required: true,
      content: json(
        z
          .object({
            decisionId: Id,
            reach: z.enum(['all', 'claimed']).openapi({
              description: 'Everybody who has goods of the lot, or whoever said that theirs are bad',
            }),
            basisPoints: z.number().int().min(1).max(10_000).openapi({ example: 5_000 }),
            borneBy: z.enum(bearers).default('seller'),
            reason: z.string().min(1).max(1000),
          })
          .openapi('LotDecision'),
      ),
    },
  },
  responses: {
    200: {
      description: 'How many lines it reaches; their refunds follow.',
      content: json(z.object({ lines: z.number().int() })),
    },
  },
});

const TermsBody = z
  .object({
    hoursToDecide: z.number().int().min(1).max(168),
    smallFen: Fen.openapi({ description: 'With a photo, granted at once up to this; 0: nothing is' }),
    smallTimes: z.number().int().openapi({ description: 'So many times for one buyer in ninety days' }),
  })
  .openapi('ClaimTerms');

const termsRead = endpoint(rights['decide-claims'], {
  method: 'get',
  path: '/api/desk/claim-terms',
  tags: ['ordering'],
  summary: 'The terms of claims: the county’s, and one’s own where they are set',
  responses: {
    200: {
      description: 'The terms.',
      content: json(z.object({ county: TermsBody, seller: TermsBody.nullable() })),
    },
  },
});

const termsSet = endpoint(rights['decide-claims'], {
  method: 'put',
  path: '/api/desk/claim-terms',
  tags: ['ordering'],
  summary: 'Set the terms for claims made from now on: an officer the county’s, a seller its own',
  request: { body: { required: true, content: json(TermsBody) } },
  responses: { 204: { description: 'Set.' } },
});

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
  api.openapi(claims, async (c) => {
    const { decided: answeredOnes, page: asked } = c.req.valid('query');
    const wanted = { decided: answeredOnes, limit: PAGE, offset: (asked - 1) * PAGE };
    const found = answered(await c.var.read((call) => claimsAtDesk(call, wanted)));
    return c.json(
      {
        claims: found.claims.map(({ claim, order }) => ({
          id: claim.id,
          order: order.number,
          position: claim.position,
          reason: claim.reason,
          words: claim.words,
          askedFen: claim.askedFen,
          askedAt: claim.askedAt.toISOString(),
          status: claim.status,
          grantedFen: claim.grantedFen ?? null,
          decideBy: claim.decideBy.toISOString(),
          decidedAs: claim.decidedAs ?? null,
          borneBy: claim.borneBy ?? null,
          lots: (order.lines.find(({ position }) => position === claim.position)?.draws ?? []).map(
            ({ lotId }) => lotId,
          ),
        })),
        total: found.count,
        pageSize: PAGE,
      },
      200,
    );
  });
  api.openapi(lotDecided, async (c) => {
    const { lotId } = c.req.valid('param');
    return c.json(
      answered(await c.var.call((call) => decideLot(call, { lotId, ...c.req.valid('json') }))),
      200,
    );
  });
  api.openapi(rulesRead, async (c) => {
    const { loose, prepacked, sources } = await c.var.read(weightRules);
    return c.json(
      {
        loose: loose.map(({ categories, rows, ...band }) => ({
          ...band,
          categories: [...categories],
          rows: [...rows],
        })),
        prepacked: [...prepacked],
        sources,
      },
      200,
    );
  });
  api.openapi(tableSet, async (c) => {
    answered(await c.var.call((call) => setWeightTable(call, c.req.valid('json'))));
    return c.body(null, 204);
  });
  api.openapi(termsRead, async (c) => {
    const { county, seller } = answered(await c.var.read(claimTerms));
    return c.json({ county, seller: seller ?? null }, 200);
  });
  api.openapi(termsSet, async (c) => {
    answered(await c.var.call((call) => setClaimTerms(call, c.req.valid('json'))));
    return c.body(null, 204);
  });
  api.openapi(decided, async (c) => {
    const { claimId } = c.req.valid('param');
    answered(await c.var.call((call) => decideClaim(call, { claimId, ...c.req.valid('json') })));
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
