import { z } from '@hono/zod-openapi';
import { collect, parcelByLabel, remindBuyer, rights, stationDay } from '#delivery';
import { dayOf, daysBetween } from '#shared/instant.ts';
import { ok } from '#shared/outcome.ts';
import { decimal } from '#shared/quantity.ts';
import { answered, Refusing } from './answers.ts';
import type { Api } from './api.ts';
import { endpoint } from './endpoint.ts';
import { Day, Id, Instant, json } from './origin-bodies.ts';

const Label = z.string().openapi({
  example: '095200010000000195',
  description: 'SSCC as scanned or its last six digits, or the order’s number',
});

const Waiting = z
  .object({
    id: Id,
    sscc: z.string().openapi({ example: '095200010000000195' }),
    orderNumber: z.string(),
    recipient: z.object({
      name: z.string(),
      phoneEnds: z.string().openapi({ example: '0001', description: 'The last four digits' }),
    }),
    shelf: z.string().openapi({ example: 'A3', description: 'Where it stands; empty when nobody said' }),
    kg: z.string().openapi({ example: '12.5', description: 'Exact decimal kilograms' }),
    cold: z.boolean().openapi({ description: 'Came by a service that keeps it cold' }),
    promisedDay: Day,
    since: Instant.openapi({ description: 'When it was put on the shelf' }),
    days: z.number().int().openapi({ example: 2, description: 'Days it has lain there; 0 = since today' }),
    waitsLong: z.boolean().openapi({ description: 'For `long` days or more, and not to go back' }),
    goesBack: z.enum(['nobody-there', 'refused', 'uncollected', 'damaged']).nullable(),
    withheld: z.string().nullable().openapi({ description: 'Why it may not be handed over' }),
    remindedAt: Instant.nullable().openapi({ description: 'When its buyer was last told again' }),
  })
  .openapi('WaitingParcel');

const readShelf = endpoint(rights['see-station'], {
  method: 'get',
  path: '/api/delivery/nodes/{node}/shelf',
  tags: ['delivery'],
  summary: 'What is on a station’s shelf, longest first: for how long, kept cold or not, reminded of or not',
  request: {
    params: z.object({ node: Id }),
    query: z.object({
      long: z.coerce
        .number()
        .int()
        .min(1)
        .max(30)
        .default(3)
        .openapi({ example: 3, description: 'After how many days a parcel waits too long' }),
    }),
  },
  responses: {
    200: {
      description: 'Everything that can be collected there now',
      content: json(z.object({ parcels: z.array(Waiting) })),
    },
  },
});

const handedOver = endpoint(rights['keep-station'], {
  method: 'post',
  path: '/api/delivery/nodes/{node}/hand-overs',
  tags: ['delivery'],
  summary:
    'Hands a parcel over against its collection code. A wrong code is refused and counted: five an hour for a labelled parcel, twenty where the code alone says which. Sending one twice hands over, or counts, once',
  request: {
    params: z.object({ node: Id }),
    body: {
      required: true,
      content: json(
        z
          .object({
            id: Id.openapi({
              description: 'Made by the station’s system, a new one for every code that is tried',
            }),
            code: z
              .string()
              .regex(/^\d{6}$/)
              .openapi({ example: '408213' }),
            label: Label.optional().openapi({ description: 'Without it the code says which parcel' }),
            at: Instant.optional().openapi({ description: 'When it happened; now unless told' }),
          })
          .openapi('HandOver'),
      ),
    },
  },
  responses: {
    200: {
      description: 'Handed over',
      content: json(
        z.object({ id: Id, sscc: z.string(), orderNumber: z.string(), status: z.literal('collected') }),
      ),
    },
  },
});

const reminded = endpoint(rights['keep-station'], {
  method: 'post',
  path: '/api/delivery/parcels/{label}/reminders',
  tags: ['delivery'],
  summary:
    'Has the buyer of a parcel on the shelf told again that it waits: once a day, however often it is sent',
  request: { params: z.object({ label: Label }) },
  responses: {
    200: {
      description: 'The buyer is told on this day',
      content: json(z.object({ id: Id, orderNumber: z.string(), day: Day })),
    },
  },
});

/** The door of a station's own system. */
export function stationApi(api: Api): void {
  api.openapi(readShelf, async (c) => {
    const nodeId = c.req.valid('param').node;
    const days = c.req.valid('query').long;
    const day = answered(await c.var.read((call) => stationDay(call, { nodeId, days })));
    const today = dayOf(c.var.now);
    const long = new Set(day.longWaiting.map(({ id }) => id));
    const back = new Map(day.goingBack.map(({ parcel, reason }) => [parcel.id, reason]));
    const parcels = day.shelf.flatMap(({ readyAt, ...parcel }) =>
      readyAt === null
        ? []
        : {
            ...{ id: parcel.id, sscc: parcel.sscc, orderNumber: parcel.orderNumber },
            recipient: { name: parcel.recipientName, phoneEnds: parcel.recipientPhone.slice(-4) },
            ...{ shelf: parcel.shelf, kg: decimal(parcel.grams), cold: parcel.cold },
            ...{ promisedDay: parcel.promisedDay, since: readyAt.toISOString() },
            days: daysBetween(dayOf(readyAt), today),
            waitsLong: long.has(parcel.id),
            goesBack: back.get(parcel.id) ?? null,
            withheld: parcel.withheldReason,
            remindedAt: day.reminded.get(parcel.id)?.toISOString() ?? null,
          },
    );
    return c.json({ parcels }, 200);
  });

  api.openapi(handedOver, async (c) => {
    const nodeId = c.req.valid('param').node;
    const { id, code, label, at } = c.req.valid('json');
    const outcome = await c.var.call(async (call) => {
      const parcel = label === undefined ? ok(undefined) : await parcelByLabel(call, label);
      if (!parcel.ok) return parcel;
      return collect(call, {
        ...{ id, nodeId, proof: { by: 'code', code } },
        ...(parcel.value ? { shipmentId: parcel.value.id } : {}),
        ...(at === undefined ? {} : { at: new Date(at) }),
      });
    });
    const collected = answered(outcome);
    if (!collected.collected) throw new Refusing(collected.refusal);
    const { shipment } = collected;
    const { sscc, orderNumber } = shipment;
    return c.json({ id: shipment.id, sscc, orderNumber, status: 'collected' } as const, 200);
  });

  api.openapi(reminded, async (c) => {
    const { label } = c.req.valid('param');
    const parcel = answered(
      await c.var.call(async (call) => {
        const found = await parcelByLabel(call, label);
        if (!found.ok) return found;
        const told = await remindBuyer(call, found.value.id);
        return told.ok ? found : told;
      }),
    );
    return c.json({ id: parcel.id, orderNumber: parcel.orderNumber, day: dayOf(c.var.now) }, 200);
  });
}
