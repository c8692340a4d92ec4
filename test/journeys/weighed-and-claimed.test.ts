import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { BrowserContext, Page } from 'playwright-core';
import { reactions } from '../../src/contexts/reactions.ts';
import { startServer } from '../../src/server.ts';
import { newId } from '../../src/shared/id.ts';
import { dayOf, instantAt } from '../../src/shared/instant.ts';
import { startWorker } from '../../src/shared/worker.ts';
import { atEnd } from '../help/at-end.ts';
import { axeFindings } from '../help/axe.ts';
import { openBrowser } from '../help/browser.ts';
import { demoDatabase, HARVEST_MORNING } from '../help/demo.ts';
import { PATIENCE_MS, until } from '../help/until.ts';

/*
 * Two stories in a real browser. Fruit ordered by the piece goes over the grower's scale, weighs more than was paid ahead, and the buyer
 * adds the difference. A bad lot: one buyer says so, the others are asked, and the seller decides once for all of them.
 */

const COUNTY = '450224';
const { db, pool, home } = await demoDatabase();
let now = HARVEST_MORNING;
const clock = () => now;
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId(), home, sandboxPay: true };
const server = await startServer({ config: { ...config, demo: true }, db, clock });
atEnd(() => server.stop());
const worker = await startWorker({ db, pool, reactions, schedules: [], counties: [COUNTY], now: clock });
atEnd(() => worker.stop());
const browser = await openBrowser();
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly go: (path: string) => Promise<void>;
  readonly press: (name: string) => Promise<void>;
  readonly text: () => Promise<string>;
}

/** Somebody's phone. Pages are looked over by axe, which needs script: who goes without is not looked over. */
async function someone(javaScriptEnabled = true): Promise<Person> {
  const context = await browser.newContext({
    javaScriptEnabled,
    locale: 'zh-CN',
    viewport: { width: 360, height: 740 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const settled = async () => {
    await page.waitForLoadState('load');
    if (!javaScriptEnabled || new URL(page.url()).pathname.startsWith('/sandbox-pay')) return;
    assert.deepEqual(await axeFindings(page, rules), [], `axe on ${page.url()}`);
  };
  return {
    page,
    context,
    go: async (path) => {
      const answer = await page.goto(server.url + path);
      assert.ok(answer && answer.status() < 400, `${path} answers ${answer?.status()}`);
      await settled();
    },
    press: async (name) => {
      await page.getByRole('button', { name, exact: false }).first().click();
      await settled();
    },
    text: () => page.locator('main').innerText(),
  };
}

/** Signs in by phone code as somebody who works for this organisation. */
async function workerOf(organisationId: string): Promise<Person> {
  const { rows } = await sql<{ phone: string }>`
    select p.phone from people.membership m join people.person p on p.id = m.person_id
    where m.organisation_id = ${organisationId} order by p.phone limit 1`.execute(db);
  const person = await someone();
  await person.go('/sign-in');
  await person.page.locator('input[name=phone]').fill(rows[0]?.phone.replace('+86', '') ?? '');
  await person.press('获取验证码');
  const [code] = /\d{6}/.exec(await person.text()) ?? [];
  await person.page.locator('input[name=code]').fill(code ?? '');
  await person.press('登录');
  return person;
}

const photo = async ({ page }: Person, name: string) => ({
  name: `${name}.png`,
  mimeType: 'image/png',
  buffer: await page.screenshot(),
});

test('wish 1: fruit ordered by the piece is priced by what it weighs, with the trail on order, receipt and report', {
  timeout: 600_000,
}, async () => {
  const offer = await first<{ id: string }>(sql`
    select o.id from selling.offer o join selling.offer_part p on p.offer_id = o.id
    where o.form = 'piece-by-weight' and o.status = 'on' and exists (
      select 1 from origin.v_lot l where l.product_code = p.product_code and l.grade = p.grade and l.seller_id = o.seller_id
        and l.status = 'open' and l.quantity - l.reserved - l.sold > 30) order by o.id limit 1`);
  const buyer = await someone(false);
  await buyer.go(`/p/${offer.id}`);
  await buyer.press('放进篮子');
  await buyer.go('/collect?back=/checkout');
  await buyer.page.locator('details:has(button.point) > summary').first().click();
  await buyer.page.locator('details[open] button.point').first().click();
  await buyer.page.waitForURL(/checkout/);
  await buyer.page.locator('input[name=name]').fill('李小红');
  await buyer.page.locator('input[name=phone]').fill('10099990001');
  await buyer.press('下单，付');
  await pay(buyer);
  const number = decodeURIComponent(/\/order\/([^/?]+)/.exec(buyer.page.url())?.[1] ?? '');
  await untilOrder(number, (order) => order.status === 'paid');
  const link = `/order/${number}${new URL(buyer.page.url()).search}`;
  await buyer.go(link);
  assert.match(await buyer.text(), /装箱时称重，预计/);

  const line = await first<{ producerId: string; sellerId: string; pieceKg: string; heldFen: number }>(sql`
    select d.producer_id, o.seller_id, n.piece_kg, n.held_fen from ordering."order" o
    join ordering.order_line n on n.order_id = o.id join ordering.order_line_lot d on d.order_id = o.id
    where o.number = ${number} limit 1`);
  const kg = (Number(line.pieceKg) * 1.3).toFixed(3);
  const grower = await workerOf(line.producerId);
  await grower.go('/desk/weigh');
  const card = grower.page.locator('form', { hasText: number });
  await card.locator('input[name=weight]').fill(kg);
  await card.locator('input[name=photo]').setInputFiles(await photo(grower, 'scale'));
  await card.getByRole('button', { name: '报上去' }).click();
  await grower.page.waitForURL(/done=/);
  assert.match(await grower.page.locator('form', { hasText: number }).innerText(), /报过/);

  const seller = await workerOf(line.sellerId);
  await seller.go(`/desk/packing/${number}`);
  assert.match(await seller.text(), /已经称过报过/);
  assert.equal(Number(await seller.page.locator('input[name="weight-1"]').inputValue()), Number(kg));
  await seller.page.locator('input[name="more-1"]').check();
  await seller.press('装好了');
  await untilOrder(number, (order) => order.status === 'packed');

  await buyer.go(link);
  assert.match(await buyer.text(), /卖家请你补这一笔/);
  assert.match(await buyer.text(), new RegExp(`实称 ${Number(kg)} 公斤`));
  assert.equal(await buyer.page.locator('img[alt^="称"]').count(), 1, 'the photo of the scale');
  const reader = await someone();
  await reader.go(link);
  await buyer.page.getByRole('button', { name: /^补 ¥/ }).click();
  await pay(buyer);
  await untilOrder(number, (order) => order.toppedUpFen > 0);
  await buyer.go(link);
  const receipt = await buyer.text();
  assert.match(receipt, /补了 ¥/);
  assert.match(receipt, /实重超过预付，补的差价/);
  const { toppedUpFen, goodsFen, deliveryFen } = await orderOf(number);
  const shared = await first<{ fen: number }>(sql`
    select -sum(amount_fen)::bigint as fen from paying.v_posting p join ordering."order" o on o.id = p.order_id
    where o.number = ${number} and p.account <> 'clearing'`);
  assert.equal(Number(shared.fen), goodsFen + deliveryFen + toppedUpFen, 'all of it is somebody’s');
  await reader.go(link);
  const report = await seller.context.request.get(`${server.url}/desk/orders/weighed`);
  const row = (await report.text()).split('\n').find((line) => line.includes(number)) ?? '';
  assert.ok(row.includes(`,${Number(kg)},`), `the report names what the scale showed: ${row}`);
  assert.ok(row.includes((toppedUpFen / 100).toFixed(2)), `and what was added for it: ${row}`);
  for (const { context } of [buyer, grower, seller, reader]) await context.close();
});

test('wish 15: a bad lot: one claims, the others are asked, and one decision pays each back once', {
  timeout: 600_000,
}, async () => {
  now = instantAt(dayOf(HARVEST_MORNING), '10:00');
  const { rows: bought } = await sql<{ number: string; token: string; lotId: string; sellerId: string }>`
    with of_lot as (
      select d.lot_id, o.number, o.token, o.seller_id, count(*) over (partition by d.lot_id, o.seller_id) as buyers
      from ordering.order_line_lot d join ordering."order" o on o.id = d.order_id
      where d.position = 1 and o.status = 'collected'
        and not exists (select 1 from ordering.claim c where c.order_id = o.id)
        and not exists (select 1 from ordering.lot_question q where q.lot_id = d.lot_id))
    select number, token, lot_id, seller_id from of_lot order by buyers desc, lot_id, number limit 3`.execute(
    db,
  );
  const [a, b, c] = bought;
  assert.ok(a && b && c && a.lotId === b.lotId && b.lotId === c.lotId, 'three collected of one lot');
  // They collected it an hour ago.
  await sql`update ordering."order" set collected_at = ${new Date(now.getTime() - 3_600_000)}
    where number in (${a.number}, ${b.number}, ${c.number})`.execute(db);
  const link = ({ number, token }: typeof a) => `/order/${number}?t=${token}`;

  const first = await someone(false);
  await first.go(link(a));
  await first.page.locator('summary', { hasText: '有坏的' }).click();
  await first.page.locator('input[name=yuan]').fill('9.00');
  await first.page.locator('textarea[name=words]').first().fill('底下三个烂了');
  await first.page
    .locator('input[name=photo]')
    .setInputFiles([await photo(first, 'one'), await photo(first, 'two')]);
  await first.press('提交申请');
  assert.match(await first.text(), /到时没答复，就按你申请的退/);

  const second = await someone();
  await second.go(link(b));
  assert.match(await second.text(), /有 1 位买家说“坏了、烂了”/);
  await second.press('我的也有问题');
  assert.match(await second.text(), /等卖家答复/);
  const third = await someone();
  await third.go(link(c));
  assert.match(await third.text(), /有 2 位买家说/);
  await third.press('我的没事');
  assert.match(await third.text(), /没事，谢谢/);

  const seller = await workerOf(a.sellerId);
  await seller.go('/desk/claims');
  await seller.page.locator('a', { hasText: a.number }).first().click();
  await seller.page.waitForLoadState('load');
  assert.equal(await seller.page.locator('.photo img').count(), 2, 'both photos');
  assert.match(await seller.text(), /2 位说有问题，1 位说没事/);
  await seller.page.getByRole('link', { name: '看看整批，统一处理' }).first().click();
  await seller.page.waitForURL(/claims\/lots/);
  await seller.page.locator('input[name=percent]').fill('50');
  await seller.page.locator('input[name=reason]').fill('这一批采后淋了雨，每位退一半');
  await seller.press('定下，逐单退款');
  assert.match(await seller.text(), /定下了/);
  await until('the decision is carried out', async () => {
    const { rows } = await sql<{ done: boolean }>`
      select carried_out_at is not null as done from ordering.lot_decision where lot_id = ${a.lotId}`.execute(
      db,
    );
    return rows[0]?.done === true;
  });
  await seller.go(new URL(seller.page.url()).pathname);
  assert.match(await seller.text(), /由卖家承担/);

  for (const [who, bought] of [
    [first, a],
    [second, b],
    [third, c],
  ] as const) {
    await who.go(link(bought));
    assert.match(await who.text(), /售后申请通过（卖家承担）/);
  }
  const { rows: refunds } = await sql<{ number: string; refunds: number }>`
    select o.number, count(*) as refunds from ordering.refund r join ordering."order" o on o.id = r.order_id
    where o.number in (${a.number}, ${b.number}, ${c.number}) and r.cause = 'claim' group by o.number`.execute(
    db,
  );
  assert.deepEqual(
    refunds.map(({ refunds: count }) => Number(count)),
    [1, 1, 1],
  );
  for (const { context } of [first, second, third, seller]) await context.close();
});

/** At the sandbox's cashier, and back at the order. */
async function pay({ page }: Person): Promise<void> {
  if (!page.url().includes('/sandbox-pay/')) await page.getByRole('link', { name: '去付' }).click();
  await page.getByRole('button', { name: '付' }).first().click();
  await page.waitForURL(/\/order\//);
}

async function first<Row>(query: ReturnType<typeof sql>): Promise<Row> {
  const { rows } = await query.execute(db);
  assert.ok(rows[0]);
  return rows[0] as Row;
}

interface Standing {
  readonly status: string;
  readonly goodsFen: number;
  readonly deliveryFen: number;
  readonly toppedUpFen: number;
}

function orderOf(number: string): Promise<Standing> {
  return first(sql`
    select status, goods_fen, delivery_fen, topped_up_fen from ordering."order" where number = ${number}`);
}

async function untilOrder(number: string, isSo: (order: Standing) => boolean): Promise<void> {
  await until(`order ${number} comes so far`, async () => isSo(await orderOf(number)));
}
