import { z } from '@hono/zod-openapi';
import {
  type Subscription as Kept,
  ownSubscription,
  ownSubscriptions,
  rights,
  subscribe,
  unsubscribe,
} from '#tracing';
import { answered } from '../api/answers.ts';
import type { Api } from '../api/api.ts';
import { endpoint } from '../api/endpoint.ts';
import { discovery } from './discovery.ts';
import { epcFormWanted } from './format-wanted.ts';
import { linkNext, Paged, pageOf } from './paging.ts';

const door = rights['keep-queries'];
const tags = ['EPCIS'];
const base = '/epcis/queries/{queryName}/subscriptions';
const ofQuery = z.object({ queryName: z.string().min(1).max(100) });
const ofOne = ofQuery.extend({ subscriptionID: z.uuid() });

const Schedule = z
  .strictObject(
    Object.fromEntries(
      ['second', 'minute', 'hour', 'dayOfMonth', 'month', 'dayOfWeek'].map((name) => [
        name,
        z.string().max(200).optional(),
      ]),
    ),
  )
  .openapi('QuerySchedule', { example: { hour: '1', minute: '5' }, description: 'In China’s time' });

const Wanted = z
  .object({
    dest: z.url().max(2000).openapi({ example: 'https://client.example.com/queryCallback' }),
    signatureToken: z.string().min(16).max(500).optional().openapi({
      description:
        'Messages carry GS1-Signature: t=<Unix seconds>,v1=<hex HMAC-SHA-256 of t, a newline and the body, under this token>',
    }),
    stream: z.boolean().optional(),
    schedule: Schedule.optional(),
    reportIfEmpty: z.boolean().optional(),
    initialRecordTime: z.iso.datetime({ offset: true }).optional(),
  })
  .openapi('SubscriptionWanted');

const Subscription = z
  .object({
    subscriptionID: z.uuid(),
    queryName: z.string(),
    dest: z.string(),
    stream: z.literal(true).optional(),
    schedule: Schedule.optional(),
    reportIfEmpty: z.boolean(),
    initialRecordTime: z.iso.datetime(),
    createdAt: z.iso.datetime(),
    lastNotifiedAt: z.iso.datetime().optional(),
  })
  .openapi('Subscription');

function json({
  id,
  schedule,
  epcForm: _,
  initialRecordTime,
  createdAt,
  lastNotifiedAt,
  ...rest
}: Kept): z.infer<typeof Subscription> {
  return {
    subscriptionID: id,
    ...rest,
    ...(schedule ? { schedule: { ...schedule } } : { stream: true as const }),
    initialRecordTime: initialRecordTime.toISOString(),
    createdAt: createdAt.toISOString(),
    ...(lastNotifiedAt ? { lastNotifiedAt: lastNotifiedAt.toISOString() } : {}),
  };
}

const one = { description: 'The subscription', content: { 'application/json': { schema: Subscription } } };

const make = endpoint(door, {
  method: 'post',
  path: base,
  tags,
  summary: 'Have events that a named query finds sent to an address, at once (stream) or by a schedule',
  request: { params: ofQuery, body: { required: true, content: { 'application/json': { schema: Wanted } } } },
  responses: { 201: { ...one, description: 'Made; Location is the subscription' } },
});
const list = endpoint(door, {
  method: 'get',
  path: base,
  tags,
  summary: 'Subscriptions to a named query',
  request: { params: ofQuery, query: Paged },
  responses: {
    200: { description: 'Subscriptions', content: { 'application/json': { schema: z.array(Subscription) } } },
  },
});
const read = endpoint(door, {
  method: 'get',
  path: `${base}/{subscriptionID}`,
  tags,
  summary: 'A subscription, and when its subscriber last took a message',
  request: { params: ofOne },
  responses: { 200: one },
});
const end = endpoint(door, {
  method: 'delete',
  path: `${base}/{subscriptionID}`,
  tags,
  summary: 'End a subscription',
  request: { params: ofOne },
  responses: { 204: { description: 'Ended' } },
});
const Last = z.object({ id: z.uuid() });

/** Subscriptions (EPCIS 2.0 § 12.11): events are sent to whoever asked for them. */
export function subscriptionsDoor(epcis: Api): void {
  discovery(epcis, '/epcis/queries/:queryName/subscriptions', ['GET', 'POST']);
  discovery(epcis, '/epcis/queries/:queryName/subscriptions/:subscriptionID', ['GET', 'DELETE']);

  epcis.openapi(make, async (c) => {
    const { initialRecordTime, schedule, ...wanted } = c.req.valid('json');
    const { queryName } = c.req.valid('param');
    const made = answered(
      await c.var.call((call) =>
        subscribe(
          call,
          {
            ...wanted,
            queryName,
            schedule,
            initialRecordTime: initialRecordTime ? new Date(initialRecordTime) : undefined,
            epcForm: epcFormWanted(c),
          },
          c.var.running.config.privateWebhooks ?? false,
        ),
      ),
    );
    const location = `/epcis/queries/${encodeURIComponent(queryName)}/subscriptions/${made.id}`;
    return c.json(json(made), 201, { location });
  });
  epcis.openapi(list, async (c) => {
    const { perPage, after } = pageOf(c.req.valid('query'), Last);
    const found = answered(
      await c.var.read((call) =>
        ownSubscriptions(call, c.req.valid('param').queryName, { after: after?.id, most: perPage + 1 }),
      ),
    );
    const page = found.slice(0, perPage);
    const last = found.length > perPage ? page.at(-1) : undefined;
    linkNext(c, last && { id: last.id });
    return c.json(page.map(json), 200);
  });
  epcis.openapi(read, async (c) => {
    const { queryName, subscriptionID } = c.req.valid('param');
    return c.json(
      json(answered(await c.var.read((call) => ownSubscription(call, queryName, subscriptionID)))),
      200,
    );
  });
  epcis.openapi(end, async (c) => {
    const { queryName, subscriptionID } = c.req.valid('param');
    answered(await c.var.call((call) => unsubscribe(call, queryName, subscriptionID)));
    return c.body(null, 204);
  });
}
