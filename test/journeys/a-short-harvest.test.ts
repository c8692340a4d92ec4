import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { idOf } from '../../src/commands/demo/demo-id.ts';
import { reactions } from '../../src/contexts/reactions.ts';
import { startServer } from '../../src/server.ts';
import { newId } from '../../src/shared/id.ts';
import { startWorker } from '../../src/shared/worker.ts';
import { atEnd } from '../help/at-end.ts';
import { axeFindings } from '../help/axe.ts';
import { openBrowser } from '../help/browser.ts';
import { demoDatabase, HARVEST_MORNING } from '../help/demo.ts';
import { PATIENCE_MS } from '../help/until.ts';

/*
 * A frost has taken part of what was sold ahead. A buyer orders it all the same, says what to do should it fall short and thinks better of it; the co-op finds that
 * nothing of it can be packed before it is shared, looks at the three rules, decides, and everyone is told; the buyer sees the share, what came
 * back, and the packer what to put in.
 */

const { db, pool, home } = await demoDatabase();
const clock = () => HARVEST_MORNING;
const config = { host: '127.0.0.1', port: 0, county: '450224', secret: newId(), home, sandboxPay: true };
const server = await startServer({ config: { ...config, demo: true }, db, clock });
atEnd(() => server.stop());
const worker = await startWorker({
  db,
  pool,
  reactions,
  schedules: [],
  counties: [config.county],
  now: clock,
});
atEnd(() => worker.stop());
const browser = await openBrowser();
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Somebody's phone, 360 px wide; every page they come to is looked over by axe unless it is the provider's. */
async function phone() {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const settled = async () => {
    await page.waitForLoadState('load');
    if (new URL(page.url()).pathname.startsWith('/sandbox-pay')) return;
    assert.deepEqual(await axeFindings(page, rules), [], `axe on ${page.url()}`);
  };
  const go = async (path: string) => {
    const answer = await page.goto(server.url + path);
    assert.ok(answer && answer.status() < 400, `${path} answers ${answer?.status()}`);
    await settled();
  };
  const press = async (name: string) => {
    await page.getByRole('button', { name }).first().click();
    await settled();
  };
  return { page, go, press, text: () => page.locator('main').innerText() };
}

async function signIn({ page, go, press, text }: Awaited<ReturnType<typeof phone>>, number: string) {
  await go('/sign-in');
  await page.locator('input[name=phone]').fill(number);
  await press('获取验证码');
  const [code] = /\d{6}/.exec(await text()) ?? [];
  await page.locator('input[name=code]').fill(code ?? '');
  await press('登录');
}

async function pay(page: Page): Promise<string> {
  if (!page.url().includes('/sandbox-pay/')) await page.getByRole('link', { name: '去付' }).click();
  await page.getByRole('button', { name: '付' }).first().click();
  await page.waitForURL(/\/order\/\d{6}-\w{6}\?/);
  return page.url();
}

test('a short harvest: ordered ahead, looked at by three rules, shared by one, told, and packed as shared', {
  timeout: 600_000,
}, async () => {
  const buyer = await phone();
  await buyer.go(`/p/${idOf('offer early picking')}`);
  const offer = await buyer.text();
  assert.match(offer, /预计采收/);
  assert.match(offer, /有 90% 把握采得到/);
  assert.match(offer, /装箱前通知你/);
  await buyer.page.locator('#quantity').selectOption('5');
  await buyer.press('预订，放进篮子');
  await buyer.go('/collect?back=/checkout');
  await buyer.page.locator('details:has(button.point) > summary').first().click();
  await buyer.page.locator('details[open] button.point').first().click();
  await buyer.page.waitForURL(/checkout/);
  await buyer.page.locator('input[name=name]').fill('李小红');
  await buyer.page.locator('input[name=phone]').fill('10099990001');
  await buyer.page.locator('select[name^="if-short-"]').selectOption('refund');
  await buyer.press('下单，付');
  const order = await pay(buyer.page);
  const [number = ''] = /\d{6}-\w{6}/.exec(order) ?? [];
  assert.match(await buyer.text(), /如果采收不足：发不出的退款/);
  await buyer.page.locator('summary', { hasText: '改主意' }).click();
  await buyer.page.locator('select[name=if-short]').selectOption('substitute');
  await buyer.press('就这样');
  assert.match(await buyer.text(), /如果采收不足：你选了换同一家的其他货/);

  const coop = await phone();
  await signIn(coop, '10000000002');
  await coop.go(`/desk/packing/${number}`);
  await coop.press('装好了');
  assert.match(await coop.text(), /采收还不够[\s\S]*40 斤[\s\S]*19 斤/);
  await coop.go('/desk/sold-ahead');
  assert.match(await coop.text(), /40 斤[\s\S]*19 斤/);
  await coop.page.getByRole('link', { name: '看看怎么分' }).click();
  await coop.page.waitForURL(/share/);
  const shares = await coop.text();
  for (const rule of ['按比例', '先保底再按比例', '按下单先后']) assert.match(shares, new RegExp(rule));
  assert.match(shares, new RegExp(`${number}[\\s\\S]*换货`));
  await coop.page.locator('label', { hasText: '同样的比例' }).click();
  await coop.press('就这么分，通知 7 位买家');
  assert.match(await coop.text(), /7 位买家都会收到通知/);

  // 19 of 40 jin: of 5 jin 2.375, in tens of grams 2.38.
  const { rows } = await sql<{ text: string }>`
    select text from people.notice where template = 'short-harvest' order by written_at, id`.execute(db);
  assert.equal(rows.length, 7);
  const told = rows.find(({ text }) => text.includes(number))?.text ?? '';
  assert.match(told, /采收不足，已按比例分配，您订 5 斤，能发 2\.38 斤；其余退回 ¥/);
  await buyer.go(order.slice(server.url.length));
  const shared = await buyer.text();
  assert.match(shared, /采收不足，按比例分配：订 5 斤，发 2\.38 斤，退回 ¥/);
  assert.match(shared, /采收不足，分好了/);

  await coop.go('/desk/packing');
  assert.match(await coop.text(), /订了 5 斤，采收不足[\s\S]*2\.38 斤/);
  await coop.go(`/desk/packing/${number}`);
  await coop.press('装好了');
  assert.match(await coop.text(), new RegExp(`${number} 装好了`));
  const free = await sql<{ left: string }>`
    select (quantity - reserved - sold)::text as left from origin.lot where id = ${idOf('harvest early picking')}`.execute(
    db,
  );
  assert.equal(Number(free.rows[0]?.left), 0);
});
