import { z } from '@hono/zod-openapi';
import { finishStop, logTemperatures, rights, sharePosition, tellPosition } from '#delivery';
import { type Outcome, ok } from '#shared/outcome.ts';
import { storeUpload } from '#shared/pictures.ts';
import { filesOf } from '#shared/running.ts';
import { answered } from './answers.ts';
import type { Api } from './api.ts';
import { endpoint } from './endpoint.ts';
import { Id, Instant, json } from './origin-bodies.ts';

const Celsius = z
  .string()
  .regex(/^-?\d{1,2}(\.\d)?$/)
  .openapi({ example: '4.5', description: '°C' });

const doneStop = endpoint(rights['drive-rounds'], {
  method: 'post',
  path: '/api/delivery/rounds/{round}/stops',
  tags: ['delivery'],
  summary:
    'What a driver did at a stop, perhaps hours later: handed over, refused, nobody there, fetched. Sending it twice writes it once',
  request: {
    params: z.object({ round: Id }),
    body: {
      required: true,
      content: json(
        z
          .object({
            id: Id,
            nodeId: Id.openapi({ description: 'Which stop, by its place' }),
            handed: z.array(z.uuid()).max(500),
            notLeft: z
              .object({
                reason: z.enum(['nobody-there', 'refused']),
                note: z.string().max(200).optional(),
                ids: z.array(z.uuid()).max(500),
              })
              .optional(),
            fetched: z.array(z.uuid()).max(500).optional(),
            at: Instant,
            temperatureC: Celsius.optional(),
            photo: z
              .string()
              .max(7_000_000)
              .optional()
              .openapi({ description: 'JPEG, PNG, WebP or AVIF, base64' }),
          })
          .openapi('StopReport'),
      ),
    },
  },
  responses: {
    200: {
      description: 'Kept: what became of the round and of its parcels here',
      content: json(
        z.object({
          round: z.enum(['under-way', 'done']),
          handedOver: z.number().int(),
          turnedBack: z.number().int(),
          fetched: z.number().int(),
        }),
      ),
    },
  },
});

const sharedPosition = endpoint(rights['drive-rounds'], {
  method: 'put',
  path: '/api/delivery/rounds/{round}/position-sharing',
  tags: ['delivery'],
  summary:
    'The driver lets the phone tell where the vehicle is, for this round only, or takes that back: what was told is then deleted',
  request: {
    params: z.object({ round: Id }),
    body: { required: true, content: json(z.object({ share: z.boolean() })) },
  },
  responses: { 200: { description: 'As said', content: json(z.object({ share: z.boolean() })) } },
});

const toldPosition = endpoint(rights['drive-rounds'], {
  method: 'post',
  path: '/api/delivery/rounds/{round}/positions',
  tags: ['delivery'],
  summary:
    'Where the vehicle is now. Kept for a day, and only while the round is under way and its driver allows it',
  request: {
    params: z.object({ round: Id }),
    body: {
      required: true,
      content: json(
        z
          .object({
            at: Instant,
            lat: z.number().min(-90).max(90).openapi({ description: 'WGS 84' }),
            lng: z.number().min(-180).max(180),
            accuracyM: z.number().min(0).max(100_000).openapi({ description: 'Radius in metres' }),
          })
          .openapi('VehiclePosition'),
      ),
    },
  },
  responses: { 200: { description: 'Kept', content: json(z.object({ kept: z.literal(true) })) } },
});

const loggedTemperatures = endpoint(rights['work-hub'], {
  method: 'post',
  path: '/api/delivery/rounds/{round}/temperatures',
  tags: ['delivery'],
  summary:
    'Temperatures measured aboard a round, by a sensor or its gateway; sending them twice keeps them once',
  request: {
    params: z.object({ round: Id }),
    body: {
      required: true,
      content: json(
        z
          .object({
            readings: z
              .array(
                z.object({
                  id: Id,
                  at: Instant,
                  celsius: Celsius,
                  sensor: z.string().max(40).optional().openapi({ example: 'front' }),
                }),
              )
              .min(1)
              .max(1000),
          })
          .openapi('ColdReadings'),
      ),
    },
  },
  responses: {
    200: { description: 'How many were new', content: json(z.object({ kept: z.number().int() })) },
  },
});

/** The doors of drivers' phones and of sensors aboard. */
export function drivingApi(api: Api): void {
  api.openapi(doneStop, async (c) => {
    const { photo, notLeft, handed, fetched = [], at, temperatureC, id, nodeId } = c.req.valid('json');
    const roundId = c.req.valid('param').round;
    const files = filesOf(c.var.running.config);
    const done = await c.var.call(async (call) => {
      const picture: Outcome<{ readonly id: string } | undefined> =
        photo === undefined
          ? ok(undefined)
          : await storeUpload(call, files, Buffer.from(photo, 'base64'), {
              id,
              altZh: '司机交货时拍的照片',
              altEn: 'The driver’s photo of the hand-over',
            });
      if (!picture.ok) return picture;
      return finishStop(call, {
        id,
        roundId,
        nodeId,
        handedIds: handed,
        fetchedIds: fetched,
        at: new Date(at),
        ...(notLeft === undefined
          ? {}
          : { notLeft: { reason: notLeft.reason, ids: notLeft.ids, note: notLeft.note ?? '' } }),
        ...(temperatureC === undefined ? {} : { temperatureC }),
        ...(picture.value ? { pictureId: picture.value.id } : {}),
      });
    });
    return c.json(answered(done), 200);
  });

  api.openapi(sharedPosition, async (c) => {
    const { share } = c.req.valid('json');
    const roundId = c.req.valid('param').round;
    answered(await c.var.call((call) => sharePosition(call, { roundId, share })));
    return c.json({ share }, 200);
  });

  api.openapi(loggedTemperatures, async (c) => {
    const roundId = c.req.valid('param').round;
    const readings = c.req.valid('json').readings.map(({ at, sensor = '', ...reading }) => ({
      ...reading,
      sensor,
      at: new Date(at),
      source: 'sensor' as const,
    }));
    return c.json(answered(await c.var.call((call) => logTemperatures(call, { roundId, readings }))), 200);
  });

  api.openapi(toldPosition, async (c) => {
    const { at, ...position } = c.req.valid('json');
    const roundId = c.req.valid('param').round;
    answered(await c.var.call((call) => tellPosition(call, { ...position, roundId, at: new Date(at) })));
    return c.json({ kept: true } as const, 200);
  });
}
