import { z } from '@hono/zod-openapi';
import { hearServiceAlerts, hearTripUpdates, hearVehiclePositions, rights } from '#dispatching';
import { answered } from './answers.ts';
import type { Api } from './api.ts';
import { endpoint } from './endpoint.ts';
import { Id, json } from './ordering-shapes.ts';

const request = {
  params: z.object({ carrier: Id }),
  body: {
    required: true,
    description: 'FeedMessage as protobuf',
    content: {
      'application/x-protobuf': { schema: z.any().openapi({ type: 'string', format: 'binary' }) },
    },
  },
};

const heard = endpoint(rights['edit-timetable'], {
  method: 'post',
  path: '/api/carriers/{carrier}/trip-updates',
  tags: ['dispatching'],
  summary:
    'A GTFS-realtime feed with trip updates: late and cancelled buses stand on the carrier’s day as troubles, once for each trip. Alerts in the same feed are heard too. Sent again it changes nothing',
  request,
  responses: {
    200: {
      description: 'What it came to.',
      content: json(
        z
          .object({
            known: z.number().int().openapi({ description: 'Trips it told of that are in the timetable' }),
            unknown: z
              .array(z.string())
              .openapi({ description: 'Ids of those that are not, or of other days' }),
            late: z.number().int().openapi({ description: 'Ten minutes or more' }),
            cancelled: z.number().int(),
            alerts: z.number().int().openapi({ description: 'Kept, about trips that carry parcels' }),
            troubles: z
              .number()
              .int()
              .openapi({ description: 'Open ones, of late, cancelled and stopped buses that parcels go by' }),
          })
          .openapi('HeardFeed'),
      ),
    },
  },
});

const alerted = endpoint(rights['edit-timetable'], {
  method: 'post',
  path: '/api/carriers/{carrier}/service-alerts',
  tags: ['dispatching'],
  summary:
    'A GTFS-realtime feed of service alerts alone, the whole of what is alerted: those about trips that carry parcels stand on the carrier’s day, and a trip without service that parcels go by is a trouble. One a later feed names no more is gone',
  request,
  responses: {
    200: {
      description: 'What it came to.',
      content: json(
        z
          .object({
            alerts: z.number().int().openapi({ description: 'Kept, about trips that carry parcels' }),
            others: z.number().int(),
            troubles: z
              .number()
              .int()
              .openapi({ description: 'Open ones, of trips without service that parcels go by' }),
          })
          .openapi('HeardAlerts'),
      ),
    },
  },
});

const located = endpoint(rights['edit-timetable'], {
  method: 'post',
  path: '/api/carriers/{carrier}/vehicle-positions',
  tags: ['dispatching'],
  summary:
    'A GTFS-realtime feed of vehicle positions, the whole of what is known: where the buses of the timetable are stands beside them for the carrier’s own people, for an hour at most. What it said before is gone',
  request,
  responses: {
    200: {
      description: 'What it came to.',
      content: json(
        z
          .object({
            known: z.number().int().openapi({ description: 'Buses whose place is known now' }),
            unknown: z.array(z.string()).openapi({
              description:
                'Ids of trips that are not in the timetable, or of other days; empty where none is named',
            }),
            leftOut: z
              .array(
                z.object({
                  row: z.number().int().openapi({ description: 'Which entity of the feed, from 1' }),
                  id: z.string(),
                  why: z.enum(['no-position', 'not-a-number', 'off-the-earth', 'too-old', 'not-yet']),
                }),
              )
              .openapi({ description: 'Positions that cannot be; the others are heard' }),
          })
          .openapi('HeardPositions'),
      ),
    },
  },
});

/** The doors of a bus company's realtime feeds. */
export function tripUpdatesApi(api: Api): void {
  api.openapi(heard, async (c) => {
    const carrierId = c.req.valid('param').carrier;
    const feed = new Uint8Array(await c.req.arrayBuffer());
    const found = answered(await c.var.call((call) => hearTripUpdates(call, { carrierId, feed })));
    return c.json({ ...found, unknown: [...found.unknown] }, 200);
  });
  api.openapi(alerted, async (c) => {
    const carrierId = c.req.valid('param').carrier;
    const feed = new Uint8Array(await c.req.arrayBuffer());
    return c.json(answered(await c.var.call((call) => hearServiceAlerts(call, { carrierId, feed }))), 200);
  });
  api.openapi(located, async (c) => {
    const carrierId = c.req.valid('param').carrier;
    const feed = new Uint8Array(await c.req.arrayBuffer());
    const found = answered(await c.var.call((call) => hearVehiclePositions(call, { carrierId, feed })));
    return c.json({ ...found, unknown: [...found.unknown], leftOut: [...found.leftOut] }, 200);
  });
}
