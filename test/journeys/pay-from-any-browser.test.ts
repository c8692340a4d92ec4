import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseCashier, holdAccounts, openPayments, setMerchant } from '#paying';
import { startServer } from '../../src/server.ts';
import { newId } from '../../src/shared/id.ts';
import { must } from '../../src/shared/outcome.ts';
import { openAlipay } from '../help/alipay.ts';
import { atEnd } from '../help/at-end.ts';
import { openBrowser } from '../help/browser.ts';
import { asCall, COUNTY, MORNING } from '../help/county.ts';
import { testDatabase } from '../help/database.ts';
import { openWechatPay } from '../help/wechat-pay.ts';

const { db } = await testDatabase();
const clock = () => MORNING;
const [wechat, alipay] = await Promise.all([openWechatPay(clock), openAlipay(clock)]);
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() };
const server = await startServer({ config, db, clock });
atEnd(() => server.stop());
const browser = await openBrowser();
const inWechat = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) MicroMessenger/8.0.60';

async function opened(provider: 'wechat' | 'alipay'): Promise<string> {
  return asCall(db, {}, async (call) => {
    holdAccounts({ wechat: wechat.account, alipay: alipay.account });
    const notifyUrl = `${server.url}/api/payments/notices/${provider}`;
    await setMerchant(call, { provider, apiUrl: '', cashierUrl: '', notifyUrl, key: '' });
    must(await chooseCashier(call, provider));
    const split = [{ orderId: newId(), share: 'platform' as const, organisationId: null, fen: 4_200 }];
    const asked = { checkoutId: newId(), title: '金桔 5 斤', split, returnTo: '/settings' };
    const [payment] = await openPayments(call, [asked]);
    return payment?.paymentId ?? assert.fail('not opened');
  });
}

test('inside WeChat its window opens by itself with an order it takes; who closes it may try again, and who pays comes to the order', async () => {
  const id = await opened('wechat');
  const whoPays = new URL(await sent(id, inWechat));
  assert.equal(whoPays.host, 'open.weixin.qq.com');
  const back = new URL(whoPays.searchParams.get('redirect_uri') ?? '');

  const context = await browser.newContext({ userAgent: inWechat, viewport: { width: 360, height: 740 } });
  const orders: Record<string, string>[] = [];
  const answers = ['get_brand_wcpay_request:cancel', 'get_brand_wcpay_request:ok'];
  await context.exposeFunction('wechatWindow', (order: Record<string, string>) => {
    orders.push(order);
    return answers.shift();
  });
  // WeChat's part of its browser.
  await context.addInitScript(() => {
    const bridge = {
      invoke(_name: string, order: object, heard: (answer: object) => void) {
        const { wechatWindow } = window as unknown as { wechatWindow(order: object): Promise<string> };
        wechatWindow(order).then((err_msg) => heard({ err_msg }));
      },
    };
    Object.assign(window, { WeixinJSBridge: bridge });
  });
  const page = await context.newPage();
  await page.goto(`${server.url}${back.pathname}?code=once&state=pay`);
  await page.getByRole('status').waitFor();
  await page.getByRole('button', { name: /付款|Pay/ }).click();
  await page.waitForURL('**/settings');
  assert.equal(orders.length, 2);
  for (const order of orders) assert.ok(wechat.windowTakes(order));
  await context.close();
});

const phone = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36';
const desk = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36';

async function sent(id: string, userAgent: string): Promise<string> {
  const answer = await fetch(`${server.url}/pay/${id}`, {
    headers: { 'user-agent': userAgent },
    redirect: 'manual',
  });
  assert.equal(answer.status, 303);
  return answer.headers.get('location') ?? '';
}

test('a phone leaves for WeChat Pay’s page, and comes back to the order', async () => {
  const url = new URL(await sent(await opened('wechat'), phone));
  assert.equal(url.host, 'wx.tenpay.com');
  assert.equal(url.searchParams.get('redirect_url'), `${server.url}/settings`);
});

test('a desk is shown a code to scan; the phone that would pay the same order in another way is told where it was begun', async () => {
  const id = await opened('wechat');
  const shown = await fetch(`${server.url}/pay/${id}`, { headers: { 'user-agent': desk } });
  assert.match(await shown.text(), /<svg/);
  const elsewhere = await fetch(`${server.url}/pay/${id}`, { headers: { 'user-agent': phone } });
  assert.equal(elsewhere.status, 409);
});

test('with Alipay, phone and desk leave for its cashier, which shows what is due', async () => {
  for (const userAgent of [phone, desk]) {
    assert.equal(await alipay.open(await sent(await opened('alipay'), userAgent)), '42.00');
  }
});

test('a payment that is settled leads back to its order', async () => {
  const id = await opened('wechat');
  await sent(id, phone);
  wechat.pay(id);
  const { headers, body } = wechat.paidNotice(id);
  const told = await fetch(`${server.url}/api/payments/notices/wechat`, { method: 'POST', headers, body });
  assert.equal(told.status, 200);
  assert.equal(await sent(id, phone), '/settings');
});

test('the page that orders are placed on lets its form end at each provider’s page, and nowhere else', async () => {
  const page = await fetch(`${server.url}/checkout`);
  const policy = page.headers.get('content-security-policy') ?? '';
  const [, allowed = ''] = /form-action ([^;]+)/.exec(policy) ?? [];
  const ends = (url: string) =>
    allowed
      .split(' ')
      .some((source) => source.startsWith('https://*.') && new URL(url).host.endsWith(source.slice(9)));
  assert.ok(ends(await sent(await opened('wechat'), phone)));
  assert.ok(ends(await sent(await opened('wechat'), inWechat)));
  assert.ok(ends('https://openapi.alipay.com/gateway.do'));
  assert.ok(!ends('https://alipay.com.example/'));
});
