import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { type Notice, type Provider, providerAt, refusals, takeNotices } from '#paying';
import { type Call, platform } from '#shared/call.ts';
import { type Gatherer, gather } from '#shared/gather.ts';
import { type Outcome, ok, refuserOf } from '#shared/outcome.ts';
import { perCounty } from '#shared/per-county.ts';
import type { Running } from '#shared/running.ts';
import { transact } from '#shared/transact.ts';
import { answered } from './answers.ts';
import type { Api } from './api.ts';
import { type ApiEnv, endpoint } from './endpoint.ts';

const refuse = refuserOf(refusals);
/** Notices in one transaction: more would make the first of them wait for the last. */
const TOGETHER = 512;

/** How providers tell of payments in JSON: where, with which headers, and what they wait to hear. */
export const letters = {
  sandbox: {
    path: '/api/payments/notices/sandbox',
    needs: ['pay-at', 'pay-sign'],
    heard: { taken: true },
  },
  wechat: {
    path: '/api/payments/notices/wechat',
    needs: ['wechatpay-timestamp', 'wechatpay-nonce', 'wechatpay-signature', 'wechatpay-serial'],
    heard: { code: 'SUCCESS' },
  },
} as const;

function headersOf(needs: readonly string[]) {
  return z.object(Object.fromEntries(needs.map((name) => [name, z.string()])));
}

const sandboxNotice = endpoint('open', {
  method: 'post',
  path: letters.sandbox.path,
  tags: ['paying'],
  summary: 'The sandbox provider tells of a payment or refund; the signature is the right to do so',
  request: {
    headers: headersOf(letters.sandbox.needs),
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
  path: letters.wechat.path,
  tags: ['paying'],
  summary: 'WeChat Pay (API v3) tells of a payment or refund; the signature is the right to do so',
  request: {
    headers: headersOf(letters.wechat.needs),
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
    return c.json(letters.sandbox.heard, 200);
  });
  api.openapi(wechatNotice, async (c) => {
    await hear(c, 'wechat');
    return c.json(letters.wechat.heard, 200);
  });
  api.openapi(alipayNotice, async (c) => {
    await hear(c, 'alipay');
    return c.text('success' as const, 200);
  });
}

async function hear(c: Context<ApiEnv>, provider: string): Promise<void> {
  const letter = { provider, body: await c.req.text(), headers: c.req.raw.headers };
  answered(await hearLetter(c.var.running, letter));
}

interface Letter {
  readonly provider: string;
  readonly body: string;
  readonly headers: Pick<Headers, 'get'>;
}

/** Takes what a provider tells, by the very letters it signed, together with all that is told at this moment. */
export async function hearLetter(running: Running, letter: Letter): Promise<Outcome<undefined>> {
  return (await hearingOf(running).ask(letter)) ? ok() : refuse('paying.bad-signature');
}

/** Where notices wait that came at the same moment, to be taken together; each is told whether its signature was good. */
const hearingOf = perCounty(
  ({ db, config, clock }): Gatherer<Letter, boolean> =>
    gather(
      (letters) =>
        transact(db, { county: config.county, now: clock(), actor: platform }, (call) =>
          hearAll(call, letters),
        ),
      TOGETHER,
    ),
);

async function hearAll(call: Call, letters: readonly Letter[]): Promise<boolean[]> {
  const providers = new Map<string, Provider | undefined>();
  for (const { provider } of letters)
    if (!providers.has(provider)) providers.set(provider, await providerAt(call, provider));
  const told = letters.map(({ provider, body, headers }) =>
    providers.get(provider)?.read(body, headers, call.now),
  );
  await takeNotices(
    call,
    told.filter((each): each is Notice => each !== undefined && each !== 'nothing'),
  );
  return told.map((each) => each !== undefined);
}
