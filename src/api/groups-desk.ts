import { z } from '@hono/zod-openapi';
import {
  callOff,
  cycleAtDesk,
  type Member,
  openSeries,
  picksAtDesk,
  rights,
  seriesBoard,
} from '#groupbuying';
import { decimal, milli, units } from '#shared/quantity.ts';
import { answered } from './answers.ts';
import type { Api } from './api.ts';
import { endpoint } from './endpoint.ts';
import { GroupBody, groupBody } from './groups-shapes.ts';
import { Day, Decimal, Fen, Id, json, OrderNumber } from './ordering-shapes.ts';

const led = endpoint(rights['see-series'], {
  method: 'get',
  path: '/api/desk/groups',
  tags: ['groupbuying'],
  summary:
    'The series one’s organisation leads or was asked to take over, with how the newest cycle of each stands',
  responses: {
    200: {
      description: 'The series.',
      content: json(
        z.object({
          series: z.array(
            z.object({
              id: Id,
              titleZh: z.string(),
              titleEn: z.string(),
              leaderId: Id,
              nodeId: Id,
              status: z.enum(['on', 'paused', 'ended']),
              everyDays: z.number().int(),
              nextDay: Day.nullable(),
              offered: z.boolean().openapi({ description: 'Asked to take it over' }),
              newest: GroupBody.nullable(),
            }),
          ),
        }),
      ),
    },
  },
});

const begun = endpoint(rights.lead, {
  method: 'post',
  path: '/api/desk/groups',
  tags: ['groupbuying'],
  summary:
    'Begin a series of group buys; a first cycle that is due opens at once. Sent again with the same id it opens once',
  request: {
    body: {
      required: true,
      content: json(
        z
          .object({
            id: Id,
            titleZh: z.string().max(200),
            titleEn: z.string().max(200),
            noteZh: z.string().max(2000).default(''),
            noteEn: z.string().max(2000).default(''),
            nodeId: Id,
            opens: z.string().openapi({ example: '08:00', description: 'Local hour at which a cycle opens' }),
            everyDays: z.number().int(),
            openHours: z.number().int(),
            extendHours: z
              .number()
              .int()
              .openapi({ description: 'Longer, once, when a minimum is missed; 0: never' }),
            leastMembers: z.number().int().default(0),
            mostMembers: z.number().int().optional(),
            leastFen: Fen.default(0),
            nextDay: Day,
            lastDay: Day.optional(),
            items: z
              .array(
                z.object({
                  offerId: Id,
                  caseQuantity: Decimal.optional().openapi({
                    description: 'Only full cases of it are delivered',
                  }),
                  least: z.number().int().default(0).openapi({ description: 'In cases, or in sold units' }),
                  most: z.number().int().optional(),
                }),
              )
              .max(100),
          })
          .openapi('GroupSeries'),
      ),
    },
  },
  responses: { 200: { description: 'The series.', content: json(z.object({ id: Id })) } },
});

const MemberBody = z.object({
  name: z.string(),
  phoneTail: z.string(),
  orders: z.array(z.object({ number: OrderNumber, status: z.string() })),
});

const joined = endpoint(rights['see-series'], {
  method: 'get',
  path: '/api/desk/groups/cycles/{cycleId}',
  tags: ['groupbuying'],
  summary:
    'Who takes part in a cycle, in the order in which they joined; collection codes are the buyers’ own, and not among it',
  request: { params: z.object({ cycleId: Id }) },
  responses: {
    200: {
      description: 'The cycle with its members.',
      content: json(
        GroupBody.extend({ joined: z.array(MemberBody), unpaid: z.array(MemberBody) }).openapi('GroupAtDesk'),
      ),
    },
  },
});

const called = endpoint(rights['call-off'], {
  method: 'post',
  path: '/api/desk/groups/cycles/{cycleId}/call-off',
  tags: ['groupbuying'],
  summary: 'Call an open cycle off, with words its members read: everything is paid back',
  request: {
    params: z.object({ cycleId: Id }),
    body: { required: true, content: json(z.object({ words: z.string().max(2000) })) },
  },
  responses: { 204: { description: 'Called off.' } },
});

const picks = endpoint(rights['see-picks'], {
  method: 'get',
  path: '/api/desk/groups/picks',
  tags: ['groupbuying'],
  summary: 'A seller’s pick list for each cycle: how much to take from which lot, soonest departure first',
  responses: {
    200: {
      description: 'The pick lists.',
      content: json(
        z.object({
          groups: z.array(
            GroupBody.extend({
              orders: z.number().int(),
              picks: z.array(z.object({ lot: z.string(), quantity: Decimal, unit: z.enum(units) })),
            }).openapi('GroupPicks'),
          ),
        }),
      ),
    },
  },
});

/** Group buys as their leaders and sellers work with them. */
export function groupsDeskApi(api: Api): void {
  api.openapi(led, async (c) => {
    const rows = answered(await c.var.read(seriesBoard));
    const series = rows.map(({ series: each, offered, newest }) => ({
      id: each.id,
      titleZh: each.titleZh,
      titleEn: each.titleEn,
      leaderId: each.leaderId,
      nodeId: each.nodeId,
      status: each.status,
      everyDays: each.everyDays,
      nextDay: each.nextDay ?? null,
      offered,
      newest: newest ? groupBody(newest) : null,
    }));
    return c.json({ series }, 200);
  });
  api.openapi(begun, async (c) => {
    const { items, mostMembers, lastDay, ...terms } = c.req.valid('json');
    const input = {
      ...terms,
      ...(mostMembers === undefined ? {} : { mostMembers }),
      ...(lastDay === undefined ? {} : { lastDay }),
      items: items.map(({ offerId, caseQuantity, least, most }) => ({
        ...{ offerId, least },
        ...(caseQuantity === undefined ? {} : { caseMilli: milli(caseQuantity) }),
        ...(most === undefined ? {} : { most }),
      })),
    };
    return c.json(answered(await c.var.call((call) => openSeries(call, input))), 200);
  });
  // Before the cycle's own address, which would take `picks` for an id.
  api.openapi(picks, async (c) => {
    const found = answered(await c.var.read(picksAtDesk));
    const groups = found.map(({ group, orders, picks: own }) => ({
      ...groupBody(group),
      orders: orders.length,
      picks: own.map(({ lot, quantity }) => ({
        lot: lot.code,
        quantity: decimal(quantity.milli),
        unit: quantity.unit,
      })),
    }));
    return c.json({ groups }, 200);
  });
  api.openapi(joined, async (c) => {
    const page = answered(await c.var.read((call) => cycleAtDesk(call, c.req.valid('param'))));
    const answer = { joined: page.members.map(memberBody), unpaid: page.unpaid.map(memberBody) };
    return c.json({ ...groupBody(page), ...answer }, 200);
  });
  api.openapi(called, async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('json') };
    answered(await c.var.call((call) => callOff(call, input)));
    return c.body(null, 204);
  });
}

function memberBody({ name, phoneTail, orders }: Member): z.infer<typeof MemberBody> {
  return { name, phoneTail, orders: orders.map(({ number, status }) => ({ number, status })) };
}
