import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { axeFindings, everyRule } from '../help/axe.ts';
import { openBrowser } from '../help/browser.ts';
import { HARVEST_MORNING } from '../help/demo.ts';
import { openDemo } from '../help/open-demo.ts';
import { PATIENCE_MS } from '../help/until.ts';
import { signedIn } from '../help/village.ts';
import { COUNTY, cookieOf, first, phones } from './demo-people.ts';

/* Somebody with a shop asks a co-op for its trade list, is let in, orders whole packs at the price of their tier, pays, and the co-op has the order to pack. */

const now = HARVEST_MORNING;
const { db, server } = await openDemo(() => now);
const browser = await openBrowser();
const { seller, staff, item, node } = await onTheList();

/** What the demo's co-op has on its list, who works there, and where to send it. */
async function onTheList() {
  const item = await first(
    db
      .selectFrom('selling.tradeItem as i')
      .innerJoin('selling.offer as o', 'o.id', 'i.offerId')
      .select(['i.offerId', 'i.leastPacks', 'i.pack', 'o.sellerId', 'o.titleZh'])
      .orderBy('i.offerId'),
  );
  const { personId: staff } = await first(
    db
      .selectFrom('people.membership')
      .select('personId')
      .where('organisationId', '=', item.sellerId)
      .where('role', '=', 'coop-staff'),
  );
  const { id: node } = await first(
    db.selectFrom('delivery.node').select('id').where('kind', '=', 'station').orderBy('id'),
  );
  return { seller: item.sellerId, staff, item, node };
}

async function comes(cookie: string, width: number): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width, height: 800 } });
  const [, name = '', value = ''] = /^([^=]+)=(.*)$/.exec(cookie) ?? [];
  for (const each of [
    { name, value },
    { name: 'node', value: node },
  ])
    await context.addCookies([{ ...each, url: server.url }]);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  return page;
}

const open = async (page: Page, path: string) => {
  await page.goto(server.url + path);
  assert.deepEqual(await axeFindings(page, everyRule), [], path);
};
const words = (page: Page) => page.locator('main').innerText();
const button = (page: Page, name: RegExp | string) => page.getByRole('button', { name });

test('a trader asks, is let in, sees the prices, orders whole packs and pays; the seller packs them', {
  timeout: 600_000,
}, async () => {
  const trader = await comes(await cookieOf(db, phones.mentor, now), 360);
  await open(trader, `/wholesale/${seller}`);
  assert.doesNotMatch(await words(trader), /¥/, 'prices are nobody else’s business');
  await trader.locator('input[name=business]').fill('桥头水果店');
  await trader.locator('textarea[name=words]').fill('每周要十件金桔');
  await button(trader, '提交申请').click();
  await trader.getByText('申请发出去了，等卖家同意').waitFor();
  assert.doesNotMatch(await words(trader), /¥/);

  const desk = await comes(await signedIn(db, staff, { county: COUNTY, now }), 1440);
  await open(desk, '/desk/wholesale');
  const asking = desk.locator('li').filter({ hasText: '桥头水果店' });
  assert.match(await asking.innerText(), /每周要十件金桔/);
  await asking.getByRole('button', { name: '同意', exact: true }).click();
  await desk.getByText('同意了，对方现在能看单订货').waitFor();

  await open(trader, `/wholesale/${seller}`);
  assert.match(await words(trader), /¥/);
  await trader.locator(`input[name="n-${item.offerId}"]`).fill(String(item.leastPacks));
  await button(trader, '选好了，算一算').click();
  const order = button(trader, /^下单，付 ¥/);
  await order.waitFor();
  assert.deepEqual(await axeFindings(trader, everyRule), []);
  const total = /¥([\d,.]+)/.exec(await order.innerText())?.[1] ?? '';
  await trader.locator('#pay input[name=name]').fill('李桥生');
  await trader.locator('#pay input[name=phone]').fill('10099990031');
  await order.click();
  await trader.waitForURL(/sandbox-pay/);
  assert.ok((await trader.locator('body').innerText()).includes(total), 'what was agreed is what is paid');
  await trader.getByRole('button').first().click();
  await trader.waitForURL(/\/order\//);
  await trader.getByText('已付款').first().waitFor();

  const packs = await db
    .selectFrom('ordering.orderLine as l')
    .innerJoin('ordering.order as o', 'o.id', 'l.orderId')
    .select(['l.quantity', 'o.channel', 'o.status', 'o.number'])
    .where('o.buyerPhone', 'like', '%10099990031')
    .execute();
  const bought = Number(item.pack) * item.leastPacks;
  assert.deepEqual(
    packs.map(({ quantity, channel, status }) => [Number(quantity), channel, status]),
    [[bought, 'wholesale', 'paid']],
  );
  await open(desk, '/desk/orders');
  assert.ok((await words(desk)).includes('李桥生'));
});
