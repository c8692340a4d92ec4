import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { newId } from '#shared/id.ts';
import { openAlipay } from '../../../../test/help/alipay.ts';
import { MORNING } from '../../../../test/help/county.ts';
import { certificate } from '../../../../test/help/wechat-certificate.ts';
import type { Payer } from '../provider.ts';
import { alipayProvider } from './alipay-provider.ts';
import { signedPart } from './signed-part.ts';
import { contentToSign, isSigned } from './signing.ts';

const alipay = await openAlipay(() => MORNING);
const provider = alipayProvider(alipay.account, 'https://shop.example/api/payments/notices/alipay');
const payer: Payer = { way: 'phone', ip: '203.0.113.7', windowUrl: 'https://shop.example/pay/1/window' };

function shown() {
  return {
    paymentId: newId(),
    title: '金桔 5 斤 & 沙田柚=1/2',
    amountFen: 1_205,
    returnUrl: 'https://shop.example/order/1?t=x&y=1',
    openedAt: MORNING,
  };
}

for (const [way, method] of [
  ['phone', 'alipay.trade.wap.pay'],
  ['desk', 'alipay.trade.page.pay'],
] as const) {
  test(`on a ${way} the payer is sent to Alipay’s own cashier, which takes the address and shows what is due`, async () => {
    const cashier = await provider.cashier(shown(), { ...payer, way }, MORNING);
    assert.ok(cashier.kind === 'address');
    assert.equal(new URL(cashier.url).searchParams.get('method'), method);
    assert.equal(await alipay.open(cashier.url), '12.05');
  });
}

test('an address whose amount was changed is refused by Alipay', async () => {
  const cashier = await provider.cashier(shown(), payer, MORNING);
  assert.ok(cashier.kind === 'address');
  assert.equal(await alipay.open(cashier.url.replace('12.05', '0.01')), undefined);
});

test('an address that Alipay’s own client signed is taken as signed', () => {
  // By alipay-sdk 4.14.0: pageExecute('alipay.trade.page.pay', 'GET', …) under the key of test/help/wechat-certificate.ts.
  const url = new URL(
    'https://openapi.alipay.com/gateway.do?method=alipay.trade.page.pay&app_id=2021000000000001&charset=utf-8&version=1.0&sign_type=RSA2&timestamp=2026-11-26+04%3A31%3A08&return_url=https%3A%2F%2Fshop.example%2Forder%2F1%3Ft%3Dx&sign=gpLmcCEAFZt3WlO31%2BVSyfHCHVLpXPetP6i5eZEgAINQapYFwfcwJ59MieDilAvrb%2B%2B6y6l2hkRUN4s0kjn7GzYqLBJB49e8NW3VZ96pNL4qkvEK74xjbUQCDA%2Bpx7n7FQoNy202nkZtgC9juIqmybOMB%2BT5vJN%2FX47Xjuxxu%2FiOpu4pI9oHPKOTaXE0uBZnXtNCgdhx1ptlFi96JEDzuF8KuT37BClH1VNwpPB8vGT9RjV247I69Oazd7u7UKuTcmzKJ8eUJMCk7A35E8mbNx6OUqOK%2BCySM6tL9wYjbHfwWgDoSbtTFhAglHXyr7NmJRt7Rq6xc96DSumcNEHihg%3D%3D&alipay_sdk=alipay-sdk-nodejs-4.0.0&biz_content=%7B%22out_trade_no%22%3A%221%22%2C%22total_amount%22%3A%2212.50%22%2C%22subject%22%3A%22%E9%87%91%E6%A1%94%205%20%E6%96%A4%20%26%20%E6%B2%99%E7%94%B0%E6%9F%9A%22%7D',
  );
  const parameters = Object.fromEntries(url.searchParams);
  const key = new X509Certificate(certificate).publicKey;
  assert.ok(isSigned(key, contentToSign(parameters, ['sign']), parameters.sign ?? ''));
  const changed = { ...parameters, return_url: 'https://elsewhere.example' };
  assert.ok(!isSigned(key, contentToSign(changed, ['sign']), parameters.sign ?? ''));
});

test('what is signed of an answer is taken letter for letter, and nothing of one that is cut off', () => {
  const part = '{"code":"10000","note":"a\\\\/b \\"} {","in":{"x":[1]}}';
  assert.equal(
    signedPart(`{"alipay_trade_query_response":${part},"sign":"x"}`, 'alipay_trade_query_response'),
    part,
  );
  assert.equal(
    signedPart(`{"alipay_trade_query_response":${part.slice(0, -1)}`, 'alipay_trade_query_response'),
    undefined,
  );
  assert.equal(signedPart('{"error_response":{}}', 'alipay_trade_query_response'), undefined);
});
