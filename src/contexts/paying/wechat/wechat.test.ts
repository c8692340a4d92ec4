import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { test } from 'node:test';
import { newId } from '#shared/id.ts';
import { MORNING } from '../../../../test/help/county.ts';
import { certificateKey } from '../../../../test/help/wechat-certificate.ts';
import { openWechatPay, type WechatPay } from '../../../../test/help/wechat-pay.ts';
import type { Payer } from '../provider.ts';
import { openResource } from './open-resource.ts';
import { signLines } from './signing.ts';
import { wechatProvider } from './wechat-provider.ts';

let now = MORNING;
const notifyUrl = 'https://shop.example/api/payments/notices/wechat';
const payer: Payer = { way: 'phone', ip: '203.0.113.7', windowUrl: 'https://shop.example/pay/1/window' };
const direct = await openWechatPay(() => now);

function shown(amountFen = 1_250) {
  return {
    paymentId: newId(),
    title: '金桔 5 斤',
    amountFen,
    returnUrl: 'https://shop.example/order/1?t=x',
    openedAt: MORNING,
  };
}
const provider = (at: WechatPay) => wechatProvider(at.account, notifyUrl);

test('on a phone the payer leaves for WeChat’s page and is told where to come back', async () => {
  const payment = shown();
  const cashier = await provider(direct).cashier(payment, payer, now);
  assert.ok(cashier.kind === 'address');
  const url = new URL(cashier.url);
  assert.equal(url.hostname, 'wx.tenpay.com');
  assert.equal(url.searchParams.get('redirect_url'), payment.returnUrl);
  assert.equal(direct.lastOrder?.path, '/v3/pay/transactions/h5');
  assert.deepEqual(direct.lastOrder?.body.amount, { total: 1_250, currency: 'CNY' });
  assert.deepEqual(direct.lastOrder?.body.scene_info, {
    payer_client_ip: '203.0.113.7',
    h5_info: { type: 'Wap' },
  });
});

test('at a desk the payer scans a code, the same one however often the page is opened', async () => {
  const payment = shown();
  const first = await provider(direct).cashier(payment, { ...payer, way: 'desk' }, now);
  assert.ok(first.kind === 'scan');
  assert.match(first.text, /^weixin:\/\/wxpay\//);
  now = new Date(now.getTime() + 60_000);
  assert.deepEqual(await provider(direct).cashier(payment, { ...payer, way: 'desk' }, now), first);
});

test('a payment begun by scanning cannot be paid in another way, and the payer is told', async () => {
  const payment = shown();
  await provider(direct).cashier(payment, { ...payer, way: 'desk' }, now);
  assert.deepEqual(await provider(direct).cashier(payment, payer, now), { kind: 'elsewhere' });
});

test('inside WeChat the payer is asked who they are, and then gets an order that WeChat’s window takes', async () => {
  const payment = shown();
  const asked = await provider(direct).cashier(payment, { ...payer, way: 'in-wechat' }, now);
  assert.ok(asked.kind === 'address');
  const url = new URL(asked.url);
  assert.equal(url.searchParams.get('redirect_uri'), payer.windowUrl);
  assert.equal(url.searchParams.get('scope'), 'snsapi_base');
  const used = await provider(direct).cashier(payment, { ...payer, way: 'in-wechat', code: 'used' }, now);
  assert.deepEqual(used, asked, 'a used code asks again');
  const cashier = await provider(direct).cashier(payment, { ...payer, way: 'in-wechat', code: 'fresh' }, now);
  assert.ok(cashier.kind === 'window');
  assert.equal(cashier.order.package, `prepay_id=wx${payment.paymentId.replaceAll('-', '')}`);
  assert.deepEqual(direct.lastOrder?.body.payer, { openid: 'o-payer' });
  assert.ok(direct.windowTakes(cashier.order));
  assert.ok(!direct.windowTakes({ ...cashier.order, package: 'prepay_id=another' }));
});

for (const [mode, subMchid] of [
  ['public key', undefined],
  ['certificate', undefined],
  ['public key', '1900000109'],
  ['certificate', '1900000109'],
] as const) {
  test(`by ${mode}${subMchid ? ', acting for a payee' : ''}: ordered, asked for, paid, told, refunded, closed`, async () => {
    const wechat = await openWechatPay(() => now, mode, subMchid);
    const adapter = provider(wechat);
    const payment = shown(9_900);
    await adapter.cashier(payment, payer, now);
    assert.equal(await adapter.ask({ paymentId: payment.paymentId }, now), undefined);
    wechat.pay(payment.paymentId);
    const notice = wechat.paidNotice(payment.paymentId);
    const told = adapter.read(notice.body, new Headers(notice.headers), now);
    const asked = await adapter.ask({ paymentId: payment.paymentId }, now);
    assert.ok(told && told !== 'nothing' && told.kind === 'paid' && asked?.kind === 'paid');
    assert.deepEqual({ ...told, id: '' }, { ...asked, id: '' }, 'notice and answer say the same');
    assert.equal(told.amountFen, 9_900);
    const refundId = newId();
    const refund = {
      refundId,
      paymentId: payment.paymentId,
      amountFen: 100,
      paidFen: 9_900,
      takeBack: [],
      reason: '坏果',
    };
    assert.equal((await adapter.refund(refund, now))?.kind, 'refunded');
    const unpaid = shown();
    await adapter.cashier(unpaid, payer, now);
    assert.equal(await adapter.close(unpaid.paymentId, now), undefined);
    assert.equal(wechat.isOpen(unpaid.paymentId), false);
    const another = wechat.paidNotice(payment.paymentId, 'for-another');
    assert.equal(adapter.read(another.body, new Headers(another.headers), now), undefined);
  });
}

test('a certificate that has run out, or is named by a serial number nobody gave us, proves nothing', async () => {
  const afterAll = new Date('2031-06-01T00:00:00Z');
  const wechat = await openWechatPay(() => afterAll, 'certificate');
  const paymentId = newId();
  await assert.rejects(
    provider(wechat).cashier({ ...shown(), paymentId }, payer, afterAll),
    /not signed by WeChat Pay/,
  );
  direct.pay(await ordered());
  const notice = direct.paidNotice([...direct.orders.keys()].at(-1) ?? '');
  const headers = new Headers({
    ...notice.headers,
    'wechatpay-serial': 'PUB_KEY_ID_0000000000000000000000000000',
  });
  assert.equal(provider(direct).read(notice.body, headers, now), undefined);
});

async function ordered(): Promise<string> {
  const payment = shown();
  await provider(direct).cashier(payment, payer, now);
  return payment.paymentId;
}

test('a refund that could not arrive is told as failed, not as given back', async () => {
  const paymentId = await ordered();
  direct.pay(paymentId);
  direct.refundsEnd = 'PROCESSING';
  const refundId = newId();
  const refund = { refundId, paymentId, amountFen: 100, paidFen: 1_250, takeBack: [], reason: '坏果' };
  assert.equal(await provider(direct).refund(refund, now), undefined, 'on its way');
  direct.endRefund(refundId, 'ABNORMAL');
  const notice = direct.refundNotice(refundId);
  const told = provider(direct).read(notice.body, new Headers(notice.headers), now);
  assert.ok(told && told !== 'nothing');
  assert.equal(told.kind, 'refund-failed');
  direct.refundsEnd = 'SUCCESS';
});

test('an answer that is five minutes and a second old is not believed', async () => {
  const paymentId = await ordered();
  const late = new Date(now.getTime() + 301_000);
  await assert.rejects(provider(direct).ask({ paymentId }, late), /401|not signed/);
});

test('a resource that another client sealed opens, and one bit off does not', () => {
  // Sealed by wechatpay-axios-plugin 0.9.6, Aes.AesGcm.encrypt('{"a":"金桔"}', key, nonce, aad).
  const key = 'for-tests-only-0123456789abcdefg';
  const resource = {
    ciphertext: 'tL19bGIxjLX5m8/SeXJny/v3fDUdvBkiicmALOnW',
    nonce: 'fdasflkja484',
    associated_data: 'transaction',
  };
  assert.deepEqual(openResource(key, resource), { a: '金桔' });
  assert.equal(openResource(key, { ...resource, associated_data: 'refund' }), undefined);
});

test('lines are signed as another client signs them', () => {
  // By wechatpay-axios-plugin 0.9.6: Rsa.sign(Formatter.request('POST', …), certificateKey).
  const lines = [
    'POST',
    '/v3/pay/transactions/h5?a=1',
    '1780272000',
    '0123456789ABCDEF',
    '{"description":"金桔"}',
  ];
  assert.equal(
    signLines(createPrivateKey(certificateKey), lines),
    'BKWhZueNk/RQZRFUoUCWE1/JEVOdoG9NHIQqe4DdCT12b21WuZznzrdwZ+2aaEpUcQmzCu0OF/AaggTMqlv024TH2tpDuAs+Wh6soOeYZtSjYEGU3G93ON5nkJoPAGLz3RFZnSKbDI45ymtgsbMow6yD2hQ+A/xHya47pBaxYqVpKqXh/aL4RCDXk3z4JnrqcWON0UYNMeQNTNrVp0hPy2GMHX6+021qhrwgirKgsbKc1ApqFNlDe08AAYotseyLI6h2166XspDAotLN+kV7+8zRE7vrOLSbKGfePzAyHpWr6QAtpfb3n30hknXBlQUECXldCURQyArIV2Eli+yodQ==',
  );
});
