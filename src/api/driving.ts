import { z } from '@hono/zod-openapi';
import { finishStop, rights } from '#delivery';
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

/** The doors of drivers' phones. */
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
}
