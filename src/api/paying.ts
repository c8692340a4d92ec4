import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { providerAt, refusals, takeNotice } from '#paying';
import { ok, refuserOf } from '#shared/outcome.ts';
import { answered } from './answers.ts';
import type { Api } from './api.ts';
import { type ApiEnv, endpoint } from './endpoint.ts';

const refuse = refuserOf(refusals);

const sandboxNotice = endpoint('open', {
  method: 'post',
  path: '/api/payments/notices/sandbox',
  tags: ['paying'],
  summary: 'The sandbox provider tells of a payment or refund; the signature is the right to do so',
  request: {
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

const wechatNotice = endpoint('open', {
  method: 'post',
  path: '/api/payments/notices/wechat',
  tags: ['paying'],
  summary: 'WeChat Pay (API v3) tells of a payment or refund; the signature is the right to do so',
  request: {
    headers: z.object({
      'wechatpay-timestamp': z.string(),
      'wechatpay-nonce': z.string(),
      'wechatpay-signature': z.string(),
      'wechatpay-serial': z.string(),
    }),
    body: { required: true, content: { 'application/json': { schema: z.looseObject({}) } } },
  },
  responses: {
    200: {
      description: 'Kept. Sending it again changes nothing.',
      content: { 'application/json': { schema: z.object({ code: z.literal('SUCCESS') }) } },
    },
  },
});

const alipayNotice = endpoint('open', {
  method: 'post',
  path: '/api/payments/notices/alipay',
  tags: ['paying'],
  summary: 'Alipay tells of a payment or refund; the signature is the right to do so',
  request: {
    body: {
      required: true,
      content: {
        'application/x-www-form-urlencoded': { schema: z.looseObject({ sign: z.string().optional() }) },
      },
    },
  },
  responses: {
    200: {
      description: 'Kept, said as Alipay wants to hear it. Sending it again changes nothing.',
      content: { 'text/plain': { schema: z.literal('success') } },
    },
  },
});

export function payingApi(api: Api): void {
  api.openapi(sandboxNotice, async (c) => {
    await hear(c, 'sandbox');
    return c.json({ taken: true as const }, 200);
  });
  api.openapi(wechatNotice, async (c) => {
    await hear(c, 'wechat');
    return c.json({ code: 'SUCCESS' as const }, 200);
  });
  api.openapi(alipayNotice, async (c) => {
    await hear(c, 'alipay');
    return c.text('success' as const, 200);
  });
}

/** Takes what a provider tells, by the very letters it signed. */
async function hear(c: Context<ApiEnv>, name: string): Promise<void> {
  const body = await c.req.text();
  answered(
    await c.var.call(async (call) => {
      const provider = await providerAt(call, name);
      const told = provider?.read(body, c.req.raw.headers, call.now);
      if (!told) return refuse('paying.bad-signature');
      if (told !== 'nothing') await takeNotice(call, told);
      return ok();
    }),
  );
}
