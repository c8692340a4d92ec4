import { z } from '@hono/zod-openapi';
import { takeMessage } from '#channels';
import { platform } from '#shared/call.ts';
import { transact } from '#shared/transact.ts';
import { answered } from './answers.ts';
import type { Api } from './api.ts';
import { endpoint } from './endpoint.ts';

const platformMessage = endpoint('open', {
  method: 'post',
  path: '/api/platforms/{code}/messages',
  tags: ['channels'],
  summary: 'A platform outside tells of an order or a refund; the signature is the right to do so',
  request: {
    params: z.object({ code: z.string().max(32).openapi({ example: 'market' }) }),
    headers: z.object({ 'market-at': z.string(), 'market-sign': z.string() }),
    body: { required: true, content: { 'application/json': { schema: z.looseObject({}) } } },
  },
  responses: {
    200: {
      description: 'Kept. Sending it again changes nothing.',
      content: { 'application/json': { schema: z.object({ taken: z.literal(true) }) } },
    },
  },
});

export function platformsApi(api: Api): void {
  api.openapi(platformMessage, async (c) => {
    const { running } = c.var;
    const told = {
      platform: c.req.valid('param').code,
      body: await c.req.text(),
      headers: c.req.raw.headers,
    };
    const caller = { county: running.config.county, now: running.clock(), actor: platform };
    answered(await transact(running.db, caller, (call) => takeMessage(call, told)));
    return c.json({ taken: true as const }, 200);
  });
}
