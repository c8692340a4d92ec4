import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Db } from '#shared/database.ts';
import { signed } from '#shared/signature.ts';
import { cashierPage } from './cashier-page.ts';
import { manners, paidNotice, post, refundedNotice } from './notices.ts';
import { keepRefund, payTrade, refundOf, tradeById, tradeFor } from './trades.ts';

/** A payer may look for their glasses first. */
const PAYER_SECONDS = 1_800;

const cashierQuery = z.object({
  payment: z.uuid(),
  title: z.string().max(200),
  fen: z.coerce.number().int().positive(),
  return: z.url(),
  notify: z.url(),
});
const refundBody = z.object({
  refundId: z.uuid(),
  paymentId: z.uuid(),
  amountFen: z.int().positive(),
  notify: z.url(),
});
const askBody = z.union([z.object({ paymentId: z.uuid() }), z.object({ refundId: z.uuid() })]);

/** The sandbox provider's HTTP door. `key` is what it shares with its one merchant, `clock` what both go by. */
export function sandboxPay(db: Db, key: string, clock: () => Date): Hono {
  const app = new Hono().basePath('/sandbox-pay');
  app.use(async (c, next) => {
    await next();
    // No form-action: the answer to paying sends the browser back to the shop, which may stand at another address.
    c.header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    );
    c.header('cache-control', 'no-store');
  });

  app.get('/cashier', async (c) => {
    const asked = cashierRequest(c, key, clock());
    if (!asked) return c.text('请求不完整或已过期 · This request is incomplete or too old', 400);
    const trade = await tradeFor(db, asked.trade);
    return c.html(cashierPage(trade, trade.paidAt !== null, asked.returnUrl));
  });

  app.post('/cashier', async (c) => {
    const asked = cashierRequest(c, key, clock());
    if (!asked) return c.text('请求不完整或已过期 · This request is incomplete or too old', 400);
    const form = await c.req.formData();
    const manner = manners.find((name) => name === form.get('manner')) ?? 'prompt';
    const trade = await tradeFor(db, asked.trade);
    const now = clock();
    if (await payTrade(db, trade.paymentId, now))
      await post(db, trade.notifyUrl, paidNotice(trade, now), manner);
    return c.redirect(asked.returnUrl, 303);
  });

  app.post('/refunds', async (c) => {
    const body = await signedBody(c, key, clock(), refundBody);
    if (!body) return c.json({ error: 'bad request or signature' }, 401);
    const trade = await tradeById(db, body.paymentId);
    if (!trade?.paidAt) return c.json({ error: 'not paid' }, 409);
    const now = clock();
    await keepRefund(
      db,
      { refundId: body.refundId, paymentId: body.paymentId, amountFen: body.amountFen },
      now,
    );
    const refund = await refundOf(db, body.refundId);
    if (refund) await post(db, body.notify, refundedNotice(refund), 'prompt');
    return c.json({ status: 'processing' });
  });

  app.post('/ask', async (c) => {
    const body = await signedBody(c, key, clock(), askBody);
    if (!body) return c.json({ error: 'bad request or signature' }, 401);
    if ('paymentId' in body) {
      const trade = await tradeById(db, body.paymentId);
      return trade?.paidAt ? c.json(paidNotice(trade, trade.paidAt)) : c.json({ status: 'waiting' }, 404);
    }
    const refund = await refundOf(db, body.refundId);
    return refund ? c.json(refundedNotice(refund)) : c.json({ status: 'unknown' }, 404);
  });
  return app;
}

function cashierRequest(c: Context, key: string, now: Date) {
  const query = new URL(c.req.url).searchParams;
  const sign = query.get('sign');
  query.delete('sign');
  query.sort();
  const signature = { at: query.get('at'), text: query.toString(), signature: sign };
  if (!signed(key, signature, now, PAYER_SECONDS)) return undefined;
  const asked = cashierQuery.safeParse(Object.fromEntries(query)).data;
  if (!asked) return undefined;
  return {
    trade: { paymentId: asked.payment, title: asked.title, amountFen: asked.fen, notifyUrl: asked.notify },
    returnUrl: asked.return,
  };
}

async function signedBody<T>(
  c: Context,
  key: string,
  now: Date,
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  const text = await c.req.text();
  const signature = { at: c.req.header('pay-at') ?? null, text, signature: c.req.header('pay-sign') ?? null };
  if (!signed(key, signature, now)) return undefined;
  return schema.safeParse(JSON.parse(text)).data;
}
