import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { collect, shelve } from '#delivery';
import { draftOffer, putOnSale } from '#selling';
import { dayOf, instantAt } from '#shared/instant.ts';
import { demoSignIns } from '../../src/commands/demo/load.ts';
import { reactions, schedules } from '../../src/contexts/reactions.ts';
import { startServer } from '../../src/server.ts';
import { platform, type Role } from '../../src/shared/call.ts';
import { newId } from '../../src/shared/id.ts';
import { must } from '../../src/shared/outcome.ts';
import { roleWords } from '../../src/shared/role-words.ts';
import { transact } from '../../src/shared/transact.ts';
import { startWorker } from '../../src/shared/worker.ts';
import { atEnd } from '../help/at-end.ts';
import { axeFindings } from '../help/axe.ts';
import { openBrowser } from '../help/browser.ts';
import { demoDatabase, HARVEST_MORNING } from '../help/demo.ts';
import { PATIENCE_MS, until } from '../help/until.ts';

/*
 * The whole story in a real browser, across roles: an elder's kumquats are picked, promised, sold, paid, packed, carried,
 * collected, and read from the label. The buyer has no script at all.
 */

const COUNTY = '450224';
const { db, pool } = await demoDatabase();
let now = HARVEST_MORNING;
const clock = () => now;
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId(), sandboxPay: true, demo: true };
const server = await startServer({ config, db, clock });
atEnd(() => server.stop());
const worker = await startWorker({ db, pool, reactions, schedules, counties: [COUNTY], now: clock });
atEnd(() => worker.stop());
const browser = await openBrowser();
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly go: (path: string) => Promise<void>;
  readonly press: (name: string) => Promise<void>;
  readonly link: (name: string) => Promise<void>;
  readonly choose: (name: string) => Promise<void>;
}

/** A person's phone. Every page they come to is looked over by axe, which needs script: who goes without is not looked over. */
async function someone(lang: 'zh' | 'en' = 'zh', javaScriptEnabled = true): Promise<Person> {
  const context = await browser.newContext({
    javaScriptEnabled,
    locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
    viewport: { width: 360, height: 740 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const settled = async () => {
    await page.waitForLoadState('load');
    if (javaScriptEnabled) await look(page);
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
    link: async (name) => {
      await page.getByRole('link', { name, exact: false }).first().click();
      await settled();
    },
    choose: async (name) => {
      await page.locator('label', { hasText: name }).first().click();
    },
  };
}

async function look(page: Page): Promise<void> {
  if (new URL(page.url()).pathname.startsWith('/sandbox-pay')) return;
  assert.deepEqual(await axeFindings(page, rules), [], `axe on ${page.url()}`);
}

/** Signs in by phone code, as anybody does; the demo shows the code on the page. */
async function signedIn(role: Role): Promise<Person> {
  const found = demoSignIns.find((each) => each.roleEn === roleWords[role].en);
  assert.ok(found, `the demo has a sign-in for ${role}`);
  return signedInBy(found.phone);
}

async function signedInBy(phone: string, lang: 'zh' | 'en' = 'zh'): Promise<Person> {
  const person = await someone(lang);
  await person.go('/sign-in');
  await person.page.locator('input[name=phone]').fill(phone);
  await person.press(lang === 'zh' ? '获取验证码' : 'Send me a code');
  const [code] = /\d{6}/.exec((await person.page.locator('main').textContent()) ?? '') ?? [];
  await person.page.locator('input[name=code]').fill(code ?? '');
  await person.press(lang === 'zh' ? '登录' : 'Sign in');
  return person;
}

/** An arrival is watched by whoever has the order's key, from at most three pages at once; one is open already. */
async function watchedByFew(orderPath: string): Promise<void> {
  const [path = '', key = ''] = orderPath.split('?');
  const gone = new AbortController();
  const open = (query: string) =>
    fetch(`${server.url}${path}/arriving${query}`, { signal: gone.signal }).then(({ status }) => status);
  assert.equal(await open(''), 404);
  assert.equal(await open('?t=somebody-elses'), 404);
  assert.deepEqual([await open(`?${key}`), await open(`?${key}`), await open(`?${key}`)], [200, 200, 429]);
  gone.abort();
}

const text = (person: Person) => person.page.locator('main').innerText();

test('one lot, from field to table', { timeout: 600_000 }, async (t) => {
  let lotCode = '';
  let soldLot = '';
  let order = '';
  let orderPath = '';
  let labelPath = '';

  await t.test(
    'a grower of sixty-eight notes the watering and the harvest, and promises for it',
    async () => {
      const grower = await signedIn('grower');
      await grower.go('/desk/field/new?work=irrigate');
      await grower.page.locator('input[name=plot]').first().check({ force: true });
      await grower.press('下一步');
      await grower.press('记下');

      await grower.go('/desk/lots/new?product=huapi-kumquat');
      if (await grower.page.locator('input[name=plot][type=checkbox]').count()) await grower.press('下一步');
      await grower.choose('二级');
      await grower.press('下一步');
      await grower.page.locator('input[name=amount]').fill('60');
      await grower.press('登记采收');
      lotCode = /HJ-\d{6}-\d+/.exec(await text(grower))?.[0] ?? '';
      assert.notEqual(lotCode, '', 'the lot has a code');

      await grower.go(`/desk/lots/${lotCode}/certify`);
      await grower.press('我承诺，开具');
      assert.match(await text(grower), /HGZ-450224-/);
      await grower.context.close();
    },
  );

  await t.test('the co-op puts that grade on sale', async () => {
    const { lotId, sellerId } = await db
      .selectFrom('origin.vLot')
      .select(['id as lotId', 'sellerId'])
      .where('code', '=', lotCode)
      .executeTakeFirstOrThrow();
    assert.ok(lotId && sellerId);
    const offerId = newId();
    const actor = {
      personId: newId(),
      name: '覃永胜',
      roles: ['coop-staff'] as const,
      organisationId: sellerId,
    };
    await transact(db, { county: COUNTY, now, actor }, async (call) => {
      const common = { sellerId, form: 'by-weight', productCode: 'huapi-kumquat', grade: 'second' } as const;
      const amounts = {
        priceFen: 600,
        priceUnit: 'jin',
        soldUnit: 'jin',
        step: 1_000,
        least: 2_000,
        most: 40_000,
      } as const;
      const days = { onFrom: dayOf(now), onUntil: '2027-03-20' };
      const title = { titleZh: '滑皮金桔·二级家常果', titleEn: 'Smooth-skin kumquats, second grade' };
      must(await draftOffer(call, { id: offerId, ...common, ...amounts, ...days, ...title }));
      return putOnSale(call, { offerId });
    });
    labelPath = `/p/${offerId}`;
  });

  await t.test('somebody buys five jin without an account and without script', async () => {
    const buyer = await someone('en', false);
    await buyer.go(labelPath);
    assert.match(await text(buyer), /second grade/i);
    await buyer.page.locator('#quantity').selectOption({ index: 3 });
    await buyer.press('Put in basket');
    await buyer.go('/collect?back=/checkout');
    await buyer.page.locator('details:has(button.point) > summary').first().click();
    await buyer.page.locator('details[open] button.point').first().click();
    await buyer.page.waitForURL(/checkout/);
    await buyer.page.locator('input[name=name]').fill('Li Xiaohong');
    await buyer.page.locator('input[name=phone]').fill('10099990001');
    await buyer.press('Order and pay');
    if (!buyer.page.url().includes('/sandbox-pay/')) await buyer.link('pay');
    await buyer.page.getByRole('button', { name: 'Pay' }).click();
    await buyer.page.waitForURL(/\/order\//);
    orderPath = new URL(buyer.page.url()).pathname.replace(/\/paid$/, '') + new URL(buyer.page.url()).search;
    order = decodeURIComponent(/\/order\/([^/?]+)/.exec(buyer.page.url())?.[1] ?? '');
    await untilOrder(order, 'paid');
    await buyer.go(orderPath);
    await buyer.context.close();
  });

  await t.test('the co-op packs it at noon, from the lot that expires first', async () => {
    now = instantAt(dayOf(now), '12:00');
    const coop = await signedIn('coop-staff');
    await coop.go('/desk/packing');
    await coop.go(`/desk/packing/${order}`);
    soldLot = /HJ-\d{6}-\d+/.exec(await text(coop))?.[0] ?? '';
    assert.notEqual(soldLot, '', 'the packing list says which lot: the one that expires first');
    await coop.press('装好了');
    await untilOrder(order, 'packed');
    const parcel = await parcelOf(order);
    await coop.go(`/desk/shipments/${parcel.id}`);
    await coop.press('已打包，贴好标签');
    await coop.context.close();

    const officer = await signedIn('officer');
    await officer.go('/desk/shipments');
    await officer.context.close();
  });

  await t.test('the hub receives it, the driver plans, loads and drives', async () => {
    const driver = await signedIn('carrier');
    await atCounter(await hub(), '/desk/hub/receive', (await parcelOf(order)).sscc, '收货');
    now = instantAt(dayOf(now), '17:30');
    const parcel = await parcelOf(order);
    await driver.go(`/desk/rounds?day=${parcel.departs}`);
    await driver.press('排好这趟车');
    await driver.press('全部已装车');
    await driver.press('出发');
    await untilOrder(order, 'on-way');

    now = instantAt(parcel.promisedDay, '15:00');
    const waiting = await someone('en');
    await waiting.go(orderPath);
    const onItsWay = waiting.page.getByRole('heading', { name: 'It is on its way' });
    await onItsWay.waitFor();
    await waiting.page.getByRole('link', { name: 'See the latest' }).waitFor({ state: 'hidden' });
    await watchedByFew(orderPath);
    await driver.go('/desk/drive');
    const round = await db
      .selectFrom('delivery.roundShipment')
      .select('roundId')
      .where('shipmentId', '=', parcel.id)
      .executeTakeFirstOrThrow();
    for (let stop = 0; stop < 40; stop += 1) {
      await driver.go(`/desk/drive/${round.roundId}`);
      if ((await driver.page.getByRole('button', { name: '到站交完' }).count()) === 0) break;
      await driver.press('到站交完');
    }
    await driver.context.close();
    // Nobody reloads it.
    await onItsWay.waitFor({ state: 'detached' });
    await waiting.context.close();
    const shelved = { id: newId(), shipmentId: parcel.id, nodeId: parcel.toNodeId };
    must(await transact(db, { county: COUNTY, now, actor: platform }, (call) => shelve(call, shelved)));
    await untilOrder(order, 'ready');
  });

  await t.test('the buyer sees the code, and gets the parcel for it', async () => {
    const buyer = await someone('zh');
    await buyer.go(orderPath);
    const code = (await buyer.page.locator('.code .digits').innerText()).replace(/\s/g, '');
    assert.match(code, /^\d{6}$/);
    const { toNodeId } = await parcelOf(order);
    const handed = { id: newId(), nodeId: toNodeId, proof: { by: 'code', code } } as const;
    const collected = must(
      await transact(db, { county: COUNTY, now, actor: platform }, (call) => collect(call, handed)),
    );
    assert.ok(collected.collected, 'the code on the buyer’s page opens the parcel');
    await untilOrder(order, 'collected');
    await buyer.go(orderPath);
    await buyer.context.close();
  });

  await t.test('whoever scans the pack reads who grew it, and that nobody changed the record', async () => {
    for (const lang of ['zh', 'en'] as const) {
      const reader = await someone(lang);
      await reader.go(orderPath);
      await reader.go('/');
      await reader.go(`/01/92045022400019/10/${lotCode}`);
      const told = await text(reader);
      assert.match(told, lang === 'zh' ? /韦桂兰家/ : /Wei Guilan’s household/);
      assert.match(told, lang === 'zh' ? /采收/ : /Harvested/);
      assert.match(told, /HGZ-450224-/);
      const script = await reader.page.locator('script').count();
      assert.equal(script, 0, 'no script on the scan page');
      await reader.go(`/01/92045022400019/10/${soldLot}`);
      assert.match(await text(reader), lang === 'zh' ? /装进 \d+ 个包裹/ : /packed into \d+ parcels?/);
      await reader.context.close();
    }
    const events = await (await fetch(`${server.url}/01/92045022400019/10/${lotCode}/events`)).json();
    const steps = events.epcisBody.eventList.map((event: { bizStep: string }) => event.bizStep);
    assert.deepEqual(steps, ['commissioning', 'inspecting']);
  });
});

async function untilOrder(number: string, status: string): Promise<void> {
  await until(`order ${number} is ${status}`, async () => {
    const row = await db
      .selectFrom('ordering.vOrder')
      .select('status')
      .where('number', '=', number)
      .executeTakeFirst();
    return row?.status === status;
  });
}

async function parcelOf(number: string) {
  return db
    .selectFrom('delivery.vShipment as s')
    .innerJoin('ordering.vOrder as o', (join) =>
      join.onRef('o.countyId', '=', 's.countyId').onRef('o.id', '=', 's.orderId'),
    )
    .select(['s.id', 's.sscc', 's.departs', 's.promisedDay', 's.toNodeId'])
    .where('o.number', '=', number)
    .executeTakeFirstOrThrow();
}

async function hub(): Promise<string> {
  const { id } = await db
    .selectFrom('delivery.vNode')
    .select('id')
    .where('kind', '=', 'hub')
    .executeTakeFirstOrThrow();
  return id;
}

/** Whoever keeps a node works at its counter. */
async function atCounter(nodeId: string, path: string, label: string, act: string): Promise<void> {
  const { phone } = await db
    .selectFrom('delivery.vNode as n')
    .innerJoin('people.membership as m', 'm.organisationId', 'n.organisationId')
    .innerJoin('people.person as p', 'p.id', 'm.personId')
    .select('p.phone')
    .where('n.id', '=', nodeId)
    .executeTakeFirstOrThrow();
  const keeper = await signedInBy(phone?.replace('+86', '') ?? '');
  await keeper.go(path);
  await keeper.page.locator('input[name=label]').first().fill(label);
  await keeper.press(act);
  assert.equal(await keeper.page.getByRole('alert').count(), 0, await text(keeper));
  await keeper.context.close();
}
