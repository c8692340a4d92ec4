import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import { openPayments, paymentOfCheckout, providerOf, refund, takeNotices } from '#paying';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { atEnd } from '../../test/help/at-end.ts';
import { asCall, COUNTY } from '../../test/help/county.ts';
import { testDatabase } from '../../test/help/database.ts';
import { openSandbox, type Sandbox } from './open-sandbox.ts';

const { db } = await testDatabase();
const now = () => ({ now: new Date() });
const heard: string[] = [];
let answers: (notice: string) => number = () => 200;
let heardOne: () => void = () => {};

// The merchant's side of the wire: takes notices as the API does, and can be told to fail.
const server = createServer(async (request, response) => {
  if (!request.url?.startsWith('/api/')) return sandboxListener(request, response);
  const body = await text(request);
  const status = answers(body);
  if (status === 200) {
    await asCall(db, now(), async (call) => {
      const provider = await providerOf(call, 'sandbox');
      const notice = provider.read(body, new Headers(request.headers as Record<string, string>), call.now);
      assert.ok(notice && notice !== 'nothing', 'the notice carries a good signature');
      await takeNotices(call, [notice]);
    });
  }
  heard.push(body);
  response.writeHead(status).end();
  heardOne();
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const sandbox: Sandbox = await openSandbox({ db, county: COUNTY, url, clock: () => new Date() });
const sandboxListener = getRequestListener(sandbox.fetch);
atEnd(async () => {
  await sandbox.stop();
  server.closeAllConnections();
  server.close();
});

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

async function heardNotices(count: number): Promise<void> {
  while (heard.length < count) {
    await new Promise<void>((resolve) => {
      heardOne = resolve;
    });
  }
}

async function atCashier(fen: number) {
  heard.length = 0;
  answers = () => 200;
  const checkoutId = newId();
  const orderId = newId();
  return asCall(db, now(), async (call) => {
    const split = [{ orderId, share: 'platform' as const, organisationId: null, fen }];
    const [{ paymentId } = assert.fail()] = await openPayments(call, [
      { checkoutId, title: '金桔', split, returnTo: '/order/1' },
    ]);
    const provider = await providerOf(call, 'sandbox');
    const cashier = await provider.cashier(
      { paymentId, title: '金桔', amountFen: fen, returnUrl: `${url}/order/1`, openedAt: call.now },
      { way: 'phone', ip: '127.0.0.1', windowUrl: `${url}/window` },
      call.now,
    );
    assert.ok(cashier.kind === 'address');
    return { checkoutId, orderId, paymentId, cashier: `${url}${cashier.url}` };
  });
}

const pay = (cashier: string, manner: string) =>
  fetch(cashier, { method: 'POST', body: new URLSearchParams({ manner }), redirect: 'manual' });
const standing = (checkoutId: string) => asCall(db, now(), (call) => paymentOfCheckout(call, checkoutId));

test('a payer sees what is due, pays, and is sent back; the shop is told by a signed notice', async () => {
  const payment = await atCashier(1_250);
  const page = await (await fetch(payment.cashier)).text();
  assert.match(page, /¥12\.50/);
  const answer = await pay(payment.cashier, 'prompt');
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), `${url}/order/1`);
  await heardNotices(1);
  assert.equal((await standing(payment.checkoutId))?.status, 'settled');
});

test('a cashier link whose amount was changed is refused', async () => {
  const payment = await atCashier(1_250);
  assert.equal((await fetch(payment.cashier.replace('fen=1250', 'fen=1'))).status, 400);
  assert.equal((await pay(payment.cashier.replace('fen=1250', 'fen=1'), 'prompt')).status, 400);
});

test('paying twice by double click is one payment, told of once', async () => {
  const payment = await atCashier(900);
  await Promise.all([pay(payment.cashier, 'prompt'), pay(payment.cashier, 'prompt')]);
  await heardNotices(1);
  const told = await db
    .selectFrom('sandboxPay.notice')
    .select('id')
    .where('body', 'like', `%${payment.paymentId}%`)
    .execute();
  assert.equal(told.length, 1);
});

test('a notice told three times settles once', async () => {
  const payment = await atCashier(700);
  await pay(payment.cashier, 'thrice');
  await heardNotices(3);
  assert.equal((await standing(payment.checkoutId))?.status, 'settled');
  const entries = await db
    .selectFrom('paying.entry')
    .select('id')
    .where('sourceId', '=', payment.paymentId)
    .execute();
  assert.equal(entries.length, 1);
});

test('a shop that was down when told is told again', async () => {
  const payment = await atCashier(800);
  let failures = 0;
  answers = () => (failures++ === 0 ? 503 : 200);
  await pay(payment.cashier, 'prompt');
  await heardNotices(2);
  assert.equal((await standing(payment.checkoutId))?.status, 'settled');
});

test('a payment the shop is never told of is found by asking', async () => {
  const payment = await atCashier(600);
  await pay(payment.cashier, 'never');
  await asCall(db, now(), async (call) => {
    const provider = await providerOf(call, 'sandbox');
    const notice = await provider.ask({ paymentId: payment.paymentId }, call.now);
    assert.ok(notice);
    await takeNotices(call, [notice]);
  });
  assert.equal((await standing(payment.checkoutId))?.status, 'settled');
});

test('a refund asked of the provider twice comes back once', async () => {
  const payment = await atCashier(1_000);
  await pay(payment.cashier, 'prompt');
  await heardNotices(1);
  const refundId = newId();
  await asCall(db, now(), async (call) => {
    must(await refund(call, { refundId, ...payment, fen: 400, reason: '坏果' }));
  });
  const provider = await asCall(db, now(), (call) => providerOf(call, 'sandbox'));
  const asked = {
    refundId,
    paymentId: payment.paymentId,
    amountFen: 400,
    paidFen: 1_000,
    takeBack: [],
    reason: '坏果',
  };
  await Promise.all([provider.refund(asked, new Date()), provider.refund(asked, new Date())]);
  await heardNotices(2);
  const row = await db
    .selectFrom('paying.refund')
    .select('status')
    .where('id', '=', refundId)
    .executeTakeFirstOrThrow();
  assert.equal(row.status, 'settled');
  const told = await db
    .selectFrom('sandboxPay.notice')
    .select('id')
    .where('body', 'like', `%${refundId}%`)
    .execute();
  assert.equal(told.length, 1);
});

test('a notice with a wrong or an old signature is not believed', async () => {
  await asCall(db, now(), async (call) => {
    const provider = await providerOf(call, 'sandbox');
    const body = '{"kind":"paid"}';
    const headers = new Headers({
      'pay-at': String(Math.trunc(call.now.getTime() / 1000)),
      'pay-sign': '00',
    });
    assert.equal(provider.read(body, headers, call.now), undefined);
  });
});
