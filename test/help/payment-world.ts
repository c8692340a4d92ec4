import assert from 'node:assert/strict';
import { Hono } from 'hono';
import { sql } from 'kysely';
import type { WayToPay } from '#paying';
import {
  cashierOf,
  chooseCashier,
  holdAccounts,
  openPayments,
  paymentOfCheckout,
  refund,
  setMerchant,
} from '#paying';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { createApi } from '../../src/api/api.ts';
import { openAlipay } from './alipay.ts';
import { asCall, COUNTY, MORNING, settle } from './county.ts';
import { testDatabase } from './database.ts';
import type { ForeignProvider, Post } from './foreign-provider.ts';
import { served } from './foreign-provider.ts';
import { openWechatPay } from './wechat-pay.ts';

export interface OpenedHere {
  readonly checkoutId: string;
  readonly orderId: string;
  readonly paymentId: string;
  readonly amountFen: number;
}

/** A county with accounts at WeChat Pay and Alipay, each a server of its own, and our own door for their notices on a socket. */
export async function paymentWorld() {
  const database = await testDatabase();
  const { db } = database;
  let now = MORNING;
  const clock = () => now;
  const [wechat, alipay] = await Promise.all([openWechatPay(clock), openAlipay(clock)]);
  const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() };
  const running = { config, db, clock, stopping: new AbortController().signal, openapi: () => ({}) };
  const api = createApi(running);
  const url = await served(new Hono().all('*', (c) => api.fetch(c.req.raw)));
  holdAccounts({ wechat: wechat.account, alipay: alipay.account });
  const call = <T>(run: Parameters<typeof asCall<T>>[2]) => asCall(db, { now }, run);
  await call(async (each) => {
    for (const provider of ['wechat', 'alipay']) {
      const notifyUrl = `${url}/api/payments/notices/${provider}`;
      await setMerchant(each, { provider, apiUrl: '', cashierUrl: '', notifyUrl, key: '' });
    }
  });

  const world = {
    db,
    url,
    wechat,
    alipay,
    call,
    now: clock,
    wait(ms: number) {
      now = new Date(now.getTime() + ms);
    },
    /** Lets every fact be heard. */
    settle: () => settle(database, now),
    /** Lets facts be heard again whose reaction failed before, without waiting for it. */
    async retry() {
      await sql`update graphile_worker._private_jobs set run_at = now()`.execute(db);
      await settle(database, now);
    },
    /** A checkout of one order, opened at a provider. */
    async open(provider: ForeignProvider['name'], fen = 12_345): Promise<OpenedHere> {
      const checkoutId = newId();
      const orderId = newId();
      const coop = newId();
      const { paymentId } = await call(async (each) => {
        must(await chooseCashier(each, provider));
        const split = [
          { orderId, share: 'producer' as const, organisationId: coop, fen: fen - Math.trunc(fen / 10) },
          { orderId, share: 'platform' as const, organisationId: null, fen: Math.trunc(fen / 10) },
        ].filter((share) => share.fen > 0);
        const asked = { checkoutId, title: '金桔 5 斤', split, returnTo: '/order/1' };
        const [opened] = await openPayments(each, [asked]);
        return opened ?? assert.fail('the payment was not opened');
      });
      return { checkoutId, orderId, paymentId, amountFen: fen };
    },
    /** How the payer's browser is to pay. */
    async cashier(paymentId: string, way: WayToPay = 'phone', code?: string) {
      const payer = { way, ip: '203.0.113.7', ...(code ? { code } : {}) };
      const at = must(
        await call((each) => cashierOf(each, { paymentId, origin: 'https://shop.example', payer })),
      );
      return at.ask();
    },
    /** The payer comes to the cashier of the payment's provider and pays. */
    async pay(payment: OpenedHere, provider: ForeignProvider) {
      await world.come(payment);
      provider.pay(payment.paymentId);
    },
    async come(payment: OpenedHere) {
      const cashier = await world.cashier(payment.paymentId);
      assert.ok(cashier.kind === 'address');
      if (cashier.url.startsWith(new URL(alipay.account.gateway).origin)) {
        assert.ok(await alipay.open(cashier.url), 'Alipay takes our signature');
      }
    },
    /** Posts what a provider posts, over a socket; answers the status. */
    async post(name: string, { headers, body }: Post): Promise<number> {
      const response = await fetch(`${url}/api/payments/notices/${name}`, { method: 'POST', headers, body });
      await response.arrayBuffer();
      return response.status;
    },
    standing: (payment: OpenedHere) => call((each) => paymentOfCheckout(each, payment.checkoutId)),
    async refund(payment: OpenedHere, fen: number): Promise<string | undefined> {
      const refundId = newId();
      const outcome = await call((each) => refund(each, { refundId, ...payment, fen, reason: '坏果' }));
      return outcome.ok ? refundId : undefined;
    },
    refundStanding: (id: string) =>
      db.selectFrom('paying.refund').select('status').where('id', '=', id).executeTakeFirstOrThrow(),
  };
  return world;
}
