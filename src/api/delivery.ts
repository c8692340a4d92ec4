import { z } from '@hono/zod-openapi';
import {
  nodesOf,
  type Parcel,
  type ParcelStory,
  parcelByLabel,
  parcelOf,
  promisesTo,
  rights,
} from '#delivery';
import { decimal } from '#shared/quantity.ts';
import { problemOf } from '../routes/refusals.ts';
import { answered } from './answers.ts';
import type { Api } from './api.ts';
import { endpoint, Problem } from './endpoint.ts';
import { applyScan, Scan } from './scans.ts';

const day = z.iso.date().openapi({ example: '2026-11-23' });
const kg = z.string().openapi({ example: '12.5', description: 'Exact decimal kilograms' });

const Node = z
  .object({
    id: z.uuid(),
    kind: z.enum(['hub', 'station', 'point']),
    code: z.string().openapi({ example: 'DJ-02', description: 'Route code, large on labels' }),
    nameZh: z.string(),
    nameEn: z.string(),
    address: z.string(),
    lat: z.number().openapi({ description: 'WGS 84' }),
    lng: z.number(),
    opens: z.string().openapi({ example: '08:00' }),
    closes: z.string().openapi({ example: '19:00' }),
    weekdays: z.array(z.number().int()).openapi({ description: 'ISO weekdays, 1 = Monday' }),
    cold: z.boolean(),
  })
  .openapi('CollectionPoint');

const readNodes = endpoint('open', {
  method: 'get',
  path: '/api/delivery/nodes',
  tags: ['delivery'],
  summary: 'Where orders can be collected',
  request: { query: z.object({ q: z.string().optional().openapi({ example: 'dajiang' }) }) },
  responses: {
    200: {
      description: 'Open stations and points whose name, reading or address contains `q`',
      content: { 'application/json': { schema: z.object({ nodes: z.array(Node) }) } },
    },
  },
});

const readPromises = endpoint('open', {
  method: 'get',
  path: '/api/delivery/nodes/{node}/promises',
  tags: ['delivery'],
  summary: 'When an order of a given weight could be collected at a point',
  request: {
    params: z.object({ node: z.uuid() }),
    query: z.object({
      grams: z.coerce.number().int().positive().max(10_000_000).openapi({ example: 5000 }),
    }),
  },
  responses: {
    200: {
      description: 'Departures within 14 days that have room and can still be ordered, soonest first',
      content: {
        'application/json': {
          schema: z.object({
            promises: z.array(
              z.object({
                serviceId: z.uuid(),
                departs: day,
                orderBefore: z.iso.datetime(),
                arrives: day,
                feeFen: z.number().int(),
                leftKg: kg,
                cold: z.boolean(),
                byBus: z.boolean().openapi({ description: 'By a timetabled bus; otherwise by a van' }),
              }),
            ),
          }),
        },
      },
    },
  },
});

const ParcelState = z
  .object({
    id: z.uuid(),
    sscc: z.string(),
    orderNumber: z.string(),
    status: z.string().openapi({ example: 'on-way' }),
    routeCode: z.string(),
    departs: day,
    promisedDay: day,
    kg,
    steps: z.array(
      z.object({
        step: z.string().openapi({ example: 'received' }),
        state: z.enum(['done', 'missing', 'ahead']),
        at: z.iso.datetime().optional(),
      }),
    ),
  })
  .openapi('Parcel');

const readParcel = endpoint(rights['see-shipments'], {
  method: 'get',
  path: '/api/delivery/parcels/{label}',
  tags: ['delivery'],
  summary: 'Where a parcel is, by its label (SSCC or its last six digits) or its order’s number',
  request: { params: z.object({ label: z.string().openapi({ example: '095200010000000195' }) }) },
  responses: {
    200: {
      description: 'The parcel, with steps that nobody scanned shown as missing',
      content: { 'application/json': { schema: ParcelState } },
    },
  },
});

const sendScans = endpoint(rights['see-shipments'], {
  method: 'post',
  path: '/api/delivery/scans',
  tags: ['delivery'],
  summary: 'Hand-overs from scanners, also late and in any order; sending one twice writes it once',
  request: {
    body: {
      required: true,
      content: { 'application/json': { schema: z.object({ scans: z.array(Scan).min(1).max(200) }) } },
    },
  },
  responses: {
    200: {
      description: 'One answer for each scan, in their order: a refused scan does not undo the others',
      content: {
        'application/json': {
          schema: z.object({
            answers: z.array(
              z.object({ id: z.uuid(), status: z.string().optional(), problem: Problem.optional() }),
            ),
          }),
        },
      },
    },
  },
});

export function deliveryApi(api: Api): void {
  api.openapi(readNodes, async (c) => {
    const { q } = c.req.valid('query');
    const nodes = await c.var.read((call) => nodesOf(call, q === undefined ? {} : { query: q }));
    return c.json(
      {
        nodes: nodes.map(
          ({
            opening,
            organisationId: _o,
            parentId: _p,
            pinyin: _r,
            placeCode: _c,
            active: _a,
            ...node
          }) => ({
            ...node,
            opens: opening.opens,
            closes: opening.closes,
            weekdays: [...opening.weekdays],
          }),
        ),
      },
      200,
    );
  });

  api.openapi(readPromises, async (c) => {
    const nodeId = c.req.valid('param').node;
    const { grams } = c.req.valid('query');
    const promises = answered(await c.var.read((call) => promisesTo(call, { nodeId, grams })));
    return c.json(
      {
        promises: promises.map(({ leftGrams, orderBefore, carrierId: _, ...promise }) => ({
          ...promise,
          orderBefore: orderBefore.toISOString(),
          leftKg: decimal(leftGrams),
        })),
      },
      200,
    );
  });

  api.openapi(readParcel, async (c) => {
    const { label } = c.req.valid('param');
    const story = answered(
      await c.var.read(async (call) => {
        const parcel = await parcelByLabel(call, label);
        return parcel.ok ? parcelOf(call, parcel.value.id) : parcel;
      }),
    );
    return c.json(stateOf(story), 200);
  });

  api.openapi(sendScans, async (c) => {
    const answers = [];
    for (const scan of c.req.valid('json').scans) {
      const outcome = await c.var.call((call) => applyScan(call, scan));
      answers.push({
        id: scan.id,
        ...(outcome.ok ? { status: outcome.value } : { problem: problemOf(outcome.refusal, c.var.lang) }),
      });
    }
    return c.json({ answers }, 200);
  });
}

function stateOf({ parcel, journey }: ParcelStory) {
  return {
    ...summaryOf(parcel),
    steps: journey.map(({ step, state, scan }) => ({
      step,
      state,
      ...(scan ? { at: scan.at.toISOString() } : {}),
    })),
  };
}

function summaryOf({ id, sscc, orderNumber, status, nodeCode, departs, promisedDay, grams }: Parcel) {
  return { id, sscc, orderNumber, status, routeCode: nodeCode, departs, promisedDay, kg: decimal(grams) };
}
