import { z } from '@hono/zod-openapi';
import { readShortHarvest, rights, shareHarvest, shareRules, soldAhead } from '#ordering';
import { decimal, milli, units } from '#shared/quantity.ts';
import { answered } from './answers.ts';
import type { Api } from './api.ts';
import { endpoint } from './endpoint.ts';
import { Day, Decimal, Fen, Id, json, OrderNumber } from './ordering-shapes.ts';

const harvest = {
  sellerId: Id,
  productCode: z.string().openapi({ example: 'cuimi-kumquat' }),
  grade: z.string().openapi({ example: 'special' }),
  untilDay: Day.openapi({ description: 'The last day of picking, by its forecast' }),
};

const ahead = endpoint(rights['see-orders'], {
  method: 'get',
  path: '/api/desk/sold-ahead',
  tags: ['ordering'],
  summary: 'What was sold ahead and waits for its harvest: how much is wanted, and how much is there',
  responses: {
    200: {
      description: 'The soonest to leave first.',
      content: json(
        z.object({
          harvests: z.array(
            z
              .object({
                ...harvest,
                orders: z.number().int(),
                wanted: Decimal,
                there: Decimal,
                unit: z.enum(units),
                short: z.boolean(),
                departs: Day,
              })
              .openapi('SoldAhead'),
          ),
        }),
      ),
    },
  },
});

const preview = endpoint(rights['see-orders'], {
  method: 'get',
  path: '/api/desk/short-harvest',
  tags: ['ordering'],
  summary: 'What each rule would give to whom of a harvest that fell short; decides nothing',
  request: {
    query: z.object({
      ...harvest,
      standInId: Id.optional().openapi({
        description: 'The offer that stands in where a buyer asked for it',
      }),
    }),
  },
  responses: {
    200: {
      description: 'Each rule with every line’s share, in the order the orders came.',
      content: json(
        z.object({
          wanted: Decimal,
          there: Decimal,
          unit: z.enum(units),
          short: z.boolean(),
          rules: z.array(
            z.object({
              rule: z.enum(shareRules),
              shares: z.array(
                z.object({
                  order: OrderNumber,
                  position: z.number().int(),
                  ordered: Decimal,
                  given: Decimal,
                  substituted: Decimal,
                  backFen: Fen,
                }),
              ),
            }),
          ),
        }),
      ),
    },
  },
});

const shared = endpoint(rights['pack-orders'], {
  method: 'post',
  path: '/api/desk/short-harvests',
  tags: ['ordering'],
  summary:
    'Share a harvest that fell short by one rule: everyone is told, the rest is paid back or substituted. Sent again it shares once',
  request: {
    body: {
      required: true,
      content: json(
        z
          .object({
            id: Id,
            ...harvest,
            rule: z.enum(shareRules),
            standInId: Id.optional(),
            wanted: Decimal.openapi({
              description: 'As the preview said; refused when it is another by now',
            }),
            there: Decimal,
          })
          .openapi('ShortHarvest'),
      ),
    },
  },
  responses: { 204: { description: 'Shared.' } },
});

/** Harvests that fall short of what was sold ahead. */
export function shortHarvestsApi(api: Api): void {
  api.openapi(ahead, async (c) => {
    const rows = answered(await c.var.read(soldAhead));
    const harvests = rows.map(
      ({ sellerId, productCode, grade, untilDay, orders, wanted, there, short, departs }) => ({
        ...{ sellerId, productCode, grade, untilDay, orders, short, departs },
        wanted: decimal(wanted.milli),
        there: decimal(there.milli),
        unit: wanted.unit,
      }),
    );
    return c.json({ harvests }, 200);
  });
  api.openapi(preview, async (c) => {
    const { standInId, ...asked } = c.req.valid('query');
    const seen = answered(await c.var.read((call) => readShortHarvest(call, { harvest: asked, standInId })));
    const rules = shareRules.map((rule) => ({
      rule,
      shares: seen.rules[rule].map(({ order, line, given, substitute, backFen }) => ({
        order: order.number,
        position: line.position,
        ordered: decimal(line.quantity.milli),
        given: decimal(given.milli),
        substituted: decimal(substitute?.quantity.milli ?? 0),
        backFen,
      })),
    }));
    const { wanted, there, short } = seen;
    const amounts = { wanted: decimal(wanted.milli), there: decimal(there.milli), unit: wanted.unit };
    return c.json({ ...amounts, short, rules }, 200);
  });
  api.openapi(shared, async (c) => {
    const { id, rule, standInId, wanted, there, ...asked } = c.req.valid('json');
    const seen = { wanted: milli(wanted), there: milli(there) };
    answered(await c.var.call((call) => shareHarvest(call, { id, harvest: asked, rule, standInId, seen })));
    return c.body(null, 204);
  });
}
