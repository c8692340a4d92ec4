import { z } from '@hono/zod-openapi';
import { providerOf, refusals, takeNotice } from '#paying';
import { ok, refuserOf } from '#shared/outcome.ts';
import { answered } from './answers.ts';
import type { Api } from './api.ts';
import { endpoint } from './endpoint.ts';

const refuse = refuserOf(refusals);

const takenNotice = endpoint('open', {
  method: 'post',
  path: '/api/payments/notices/{provider}',
  tags: ['paying'],
  summary: 'A payment provider tells of a payment or refund; the signature is the right to do so',
  request: {
    params: z.object({ provider: z.enum(['sandbox']) }),
    headers: z.object({ 'pay-at': z.string(), 'pay-sign': z.string() }),
    body: { required: true, content: { 'application/json': { schema: z.looseObject({}) } } },
  },
  responses: {
    200: {
      description: 'Kept. Sending it again changes nothing.',
      content: { 'application/json': { schema: z.object({ taken: z.literal(true) }) } },
    },
  },
});

export function payingApi(api: Api): void {
  api.openapi(takenNotice, async (c) => {
    const body = await c.req.text();
    answered(
      await c.var.call(async (call) => {
        const provider = await providerOf(call, c.req.valid('param').provider);
        const notice = provider.read(body, c.req.raw.headers, call.now);
        if (!notice) return refuse('paying.bad-signature');
        await takeNotice(call, notice);
        return ok();
      }),
    );
    return c.json({ taken: true as const }, 200);
  });
}
