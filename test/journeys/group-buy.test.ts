import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { packShipment, shelve } from '#delivery';
import * as groupbuying from '#groupbuying';
import { addDays, dayOf, instantAt } from '#shared/instant.ts';
import { demoSignIns } from '../../src/commands/demo/load.ts';
import { reactions } from '../../src/contexts/reactions.ts';
import { startServer } from '../../src/server.ts';
import { type Call, platform, type Role } from '../../src/shared/call.ts';
import { newId } from '../../src/shared/id.ts';
import { must } from '../../src/shared/outcome.ts';
import { roleWords } from '../../src/shared/role-words.ts';
import { transact } from '../../src/shared/transact.ts';
import { drain, startWorker } from '../../src/shared/worker.ts';
import { atEnd } from '../help/at-end.ts';
import { openBrowser } from '../help/browser.ts';
import { demoDatabase, HARVEST_MORNING } from '../help/demo.ts';
import { PATIENCE_MS, until } from '../help/until.ts';

/*
 * A leader's recurring group buy in a real browser, through to pick-up: she sets it up once on her phone, two neighbours join by her link
 * without script, it comes about, is packed and handed over by code, and the next one opens by itself.
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

interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly go: (path: string) => Promise<void>;
  readonly press: (name: string) => Promise<void>;
  readonly fill: (field: string, value: string) => Promise<void>;
  readonly reads: () => Promise<string>;
}

async function someone(javaScriptEnabled = true): Promise<Person> {
  const context = await browser.newContext({
    javaScriptEnabled,
    locale: 'zh-CN',
    viewport: { width: 360, height: 740 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  return {
    page,
    context,
    go: async (path) => {
      const answer = await page.goto(new URL(path, server.url).href);
      assert.ok(answer && answer.status() < 400, `${path} answers ${answer?.status()}`);
    },
    press: async (name) => {
      await page.getByRole('button', { name, exact: false }).first().click();
      await page.waitForLoadState('load');
    },
    fill: (field, value) => page.locator(`[name="${field}"]`).fill(value),
    reads: () => page.locator('main').innerText(),
  };
}

async function signedIn(role: Role): Promise<Person> {
  const phone = demoSignIns.find((each) => each.roleEn === roleWords[role].en)?.phone ?? '';
  const person = await someone();
  await person.go('/sign-in');
  await person.fill('phone', phone);
  await person.press('获取验证码');
  const [code = ''] = /\d{6}/.exec(await person.reads()) ?? [];
  await person.fill('code', code);
  await person.press('登录');
  return person;
}

/** What the clock does every minute, at this moment; and what follows from it. */
async function minute(): Promise<void> {
  for (const { run } of groupbuying.schedules) await inCounty(run);
  await drain({ db, pool, reactions, now: clock });
}

function inCounty<T>(run: (call: Call) => Promise<T>): Promise<T> {
  return transact(db, { county: COUNTY, now, actor: platform }, run);
}

async function untilOrder(number: string, status: string): Promise<void> {
  await until(`order ${number} is ${status}`, async () => {
    await drain({ db, pool, reactions, now: clock });
    const row = await db
      .selectFrom('ordering.vOrder')
      .select('status')
      .where('number', '=', number)
      .executeTakeFirst();
    return row?.status === status;
  });
}

/** An offer of the co-op that is sold by weight and has stock. */
async function coopsOffer(): Promise<string> {
  const { id } = await db
    .selectFrom('selling.offer as o')
    .innerJoin('people.organisation as s', 's.id', 'o.sellerId')
    .innerJoin('origin.vLot as l', (join) =>
      join
        .onRef('l.sellerId', '=', 'o.sellerId')
        .onRef('l.productCode', '=', 'o.productCode')
        .onRef('l.grade', '=', 'o.grade'),
    )
    .select('o.id')
    .where('s.nameZh', '=', '岭上金桔专业合作社')
    .where('o.form', '=', 'by-weight')
    .where('o.productCode', 'like', '%kumquat%')
    .where('o.status', '=', 'on')
    .where('l.status', '=', 'open')
    .orderBy('l.available', 'desc')
    .orderBy('o.id')
    .limit(1)
    .executeTakeFirstOrThrow();
  return id;
}

test('a leader’s group buy, week after week', { timeout: 600_000 }, async (t) => {
  const offer = await coopsOffer();
  const leader = await signedIn('station-keeper');
  let cyclePath = '';
  let link = '';
  const orders: { number: string; path: string }[] = [];

  await t.test('she sets it up once, on her phone', async () => {
    await leader.go('/desk/groups/new');
    await leader.fill('title-zh', '大将镇周一团');
    await leader.fill('first-day', dayOf(now));
    await leader.fill('opens', '08:00');
    await leader.fill('open-hours', '24');
    await leader.fill('least-members', '2');
    await leader.fill('q', 'jinju');
    await leader.press('找');
    await leader.page.locator(`button[name=add][value="${offer}"]`).click();
    assert.equal(
      await leader.page.locator('[name="title-zh"]').inputValue(),
      '大将镇周一团',
      'nothing typed is lost',
    );
    assert.equal(await leader.page.locator(`[name="item-${offer}"]`).count(), 1);
    await leader.page.getByRole('button', { name: '开团' }).last().click();
    assert.match(await leader.reads(), /团开好了/);
    await leader.page.getByRole('link', { name: '第 1 期' }).click();
    await leader.page.waitForURL(/\/desk\/groups\/cycles\//);
    cyclePath = new URL(leader.page.url()).pathname;
    assert.match(await leader.reads(), /0 人，2 人成团/);
    link = await leader.page.locator('.link a').innerText();
  });

  for (const [name, phone] of [
    ['韦大姐', '10099990001'],
    ['李叔', '10099990002'],
  ] as const) {
    await t.test(`${name} joins by her link, without script`, async () => {
      const neighbour = await someone(false);
      await neighbour.go(link);
      await neighbour.page.locator(`select[name="q-${offer}"]`).selectOption({ index: 2 });
      await neighbour.press('算一算');
      await neighbour.fill('name', name);
      await neighbour.fill('phone', phone);
      await neighbour.press('参团，付');
      if (!neighbour.page.url().includes('/sandbox-pay/')) {
        await neighbour.page.getByRole('link', { name: '付' }).first().click();
      }
      await neighbour.page.locator('button').first().click();
      await neighbour.page.waitForURL(/\/order\//);
      const { pathname, search } = new URL(neighbour.page.url());
      const number = /\/order\/([^/]+)/.exec(pathname)?.[1] ?? '';
      await untilOrder(number, 'paid');
      orders.push({ number, path: `/order/${number}${search}` });
      await neighbour.go(`/order/${number}${search}`);
      assert.match(await neighbour.reads(), /大将镇周一团第 1 期[\s\S]*正在团/);
      await neighbour.context.close();
    });
  }

  await t.test('she sees who joined, by the last digits of their phones', async () => {
    await leader.go(cyclePath);
    const seen = await leader.reads();
    assert.match(seen, /韦大姐 尾号 0001/);
    assert.match(seen, /李叔 尾号 0002/);
    assert.match(seen, /2 人，2 人成团/);
    assert.doesNotMatch(seen, /10099990001/);
  });

  await t.test(
    'nobody packs it before it is decided; then it comes about, and everyone is told',
    async () => {
      const coop = await signedIn('coop-staff');
      await coop.go('/desk/groups/picks');
      assert.match(await coop.reads(), /大将镇周一团第 1 期\s*还没定，先备着/);
      await coop.go('/desk/packing');
      assert.ok(!(await coop.reads()).includes(orders[0]?.number ?? ''));

      now = instantAt(addDays(dayOf(now), 1), '08:20');
      await minute();
      const told = await db
        .selectFrom('people.notice')
        .select('phone')
        .where('text', 'like', '%大将镇周一团第 1 期成团了%')
        .execute();
      assert.ok(told.length >= 3, 'both neighbours, and she');
      await coop.go('/desk/groups/picks');
      assert.match(await coop.reads(), /大将镇周一团第 1 期\s*成团了，可以装[\s\S]*2 单要装/);
      for (const { number } of orders) {
        await coop.go(`/desk/packing/${number}`);
        await coop.press('装好了');
        await untilOrder(number, 'packed');
      }
      await coop.context.close();
    },
  );

  await t.test('it arrives at her station, and she hands it over by the codes the two bring', async () => {
    const codes: string[] = [];
    for (const [place, { number, path }] of orders.entries()) {
      const parcel = await db
        .selectFrom('delivery.vShipment as s')
        .innerJoin('ordering.vOrder as o', 'o.id', 's.orderId')
        .select(['s.id', 's.toNodeId', 's.promisedDay'])
        .where('o.number', '=', number)
        .executeTakeFirstOrThrow();
      await inCounty(async (call) => must(await packShipment(call, { id: newId(), shipmentId: parcel.id })));
      now = instantAt(parcel.promisedDay, `15:0${place}`);
      const shelved = {
        id: newId(),
        shipmentId: parcel.id,
        nodeId: parcel.toNodeId,
        shelf: `团${place + 1}`,
      };
      await inCounty(async (call) => must(await shelve(call, shelved)));
      await untilOrder(number, 'ready');
      const neighbour = await someone();
      await neighbour.go(path);
      codes.push((await neighbour.page.locator('.code .digits').innerText()).replace(/\s/g, ''));
      await neighbour.context.close();
    }
    await leader.go(cyclePath);
    const list = await leader.reads();
    assert.match(list, /0 \/ 2 人取走了/);
    for (const code of codes) assert.ok(!list.includes(code), 'the codes are the neighbours’ own');
    for (const [place, code] of codes.entries()) {
      await leader.go(cyclePath);
      await leader.page.getByRole('link', { name: '交付取件' }).click();
      await leader.page.waitForURL(/\/station\/collect/);
      await leader.page.locator('input[name=label]').first().fill(code);
      await leader.page.locator('input[name=label]').first().press('Enter');
      await leader.page.waitForURL(/done=/);
      await untilOrder(orders[place]?.number ?? '', 'collected');
    }
    await leader.go(cyclePath);
    assert.match(await leader.reads(), /2 \/ 2 人取走了/);
  });

  await t.test('a week later the next one opens by itself, on the same terms', async () => {
    now = instantAt(addDays(dayOf(HARVEST_MORNING), 7), '08:01');
    await minute();
    const visitor = await someone(false);
    await visitor.go('/groups');
    await visitor.page.getByRole('link', { name: '大将镇周一团' }).click();
    const page = await visitor.reads();
    assert.match(page, /第 2 期/);
    assert.match(page, /0 人，2 人成团/);
    await visitor.context.close();
  });
  await leader.context.close();
});
