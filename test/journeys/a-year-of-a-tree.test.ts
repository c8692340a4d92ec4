import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { endTerms } from '#adopting';
import { addDays, instantAt } from '#shared/instant.ts';
import { platform } from '../../src/shared/call.ts';
import { transact } from '../../src/shared/transact.ts';
import { axeFindings } from '../help/axe.ts';
import { openBrowser } from '../help/browser.ts';
import { HARVEST_MORNING } from '../help/demo.ts';
import { COUNTY, openDemo } from '../help/open-demo.ts';
import { PATIENCE_MS, until } from '../help/until.ts';
import { signedIn as sessionOf } from '../help/village.ts';

/*
 * An adopter's year in fast-forward, in a real browser: a tree is chosen by its number and paid, named, looked after, picked and sent;
 * given away, renewed, and in the next year lost to hail, with the money back.
 */

let now = HARVEST_MORNING;
const { db, server } = await openDemo(() => now);
const browser = await openBrowser();
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const GROWER = '10000000001';
const COOP = '10000000002';
const BUYER = '10000000008';
const FRIEND = '10000000006';

class Person {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly script: boolean;

  constructor(page: Page, context: BrowserContext, script: boolean) {
    this.page = page;
    this.context = context;
    this.script = script;
  }

  async go(path: string): Promise<void> {
    const answer = await this.page.goto(path.startsWith('http') ? path : server.url + path);
    assert.ok(answer && answer.status() < 400, `${path} answers ${answer?.status()}`);
    await this.look();
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: false }).first().click();
    await this.page.waitForLoadState('load');
    await this.look();
  }

  async choose(name: string): Promise<void> {
    await this.page.locator('label', { hasText: name }).first().click();
  }

  async fill(name: string, value: string): Promise<void> {
    await this.page.locator(`[name="${name}"]:visible`).first().fill(value);
  }

  text(): Promise<string> {
    return this.page.locator('main').innerText();
  }

  async look(): Promise<void> {
    // Axe is a script, and the cashier is somebody else's.
    if (!this.script || new URL(this.page.url()).pathname.startsWith('/sandbox-pay')) return;
    assert.deepEqual(await axeFindings(this.page, rules), [], `axe on ${this.page.url()}`);
  }

  leave(): Promise<void> {
    return this.context.close();
  }
}

async function visiting(script = true): Promise<Person> {
  const context = await browser.newContext({
    javaScriptEnabled: script,
    locale: 'zh-CN',
    viewport: { width: 360, height: 740 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  return new Person(page, context, script);
}

/** Signs in by phone code, as anybody does; the demo shows the code on the page. */
async function signInThere(person: Person, phone: string): Promise<void> {
  await person.fill('phone', phone);
  await person.press('获取验证码');
  const [code] = /\d{6}/.exec(await person.text()) ?? [];
  await person.fill('code', code ?? '');
  await person.press('登录');
}

/** Somebody who signed in at the moment of the story: the sign-in itself goes by the clock on the wall. */
async function signedIn(phone: string, script = true): Promise<Person> {
  const { id } = await db
    .selectFrom('people.person')
    .select('id')
    .where('phone', 'like', `%${phone}`)
    .executeTakeFirstOrThrow();
  const person = await visiting(script);
  const cookie = await sessionOf(db, id, { county: COUNTY, now });
  const [name = '', value = ''] = cookie.split(/=(.*)/s);
  await person.context.addCookies([{ name, value, url: server.url }]);
  return person;
}

/** Chooses the first point of the list and comes back. */
async function choosePoint(person: Person): Promise<void> {
  await person.page.getByRole('link', { name: '选取货点' }).click();
  await person.page.locator('details:has(button.point) > summary').first().click();
  await person.page.locator('details[open] button.point').first().click();
  await person.page.waitForLoadState('load');
}

/** Agrees to the contract, pays at the cashier's, and is back on the adoption's page; answers its path. */
async function agreeAndPay(person: Person): Promise<string> {
  await person.press('同意合同');
  await person.page
    .getByRole('button', { name: '付款' })
    .or(person.page.getByRole('button', { name: 'Pay' }))
    .first()
    .click();
  await person.page.waitForURL(/\/adoption\//);
  const { pathname } = new URL(person.page.url());
  await until('the payment is heard', async () => {
    await person.go(pathname);
    return (await person.text()).includes('认养中');
  });
  return pathname;
}

async function picked(amount: string): Promise<string> {
  const grower = await signedIn(GROWER);
  await grower.go('/desk/lots/new?product=huapi-kumquat');
  if (await grower.page.locator('input[name=plot][type=checkbox]').count()) await grower.press('下一步');
  await grower.choose('特级');
  await grower.press('下一步');
  await grower.fill('amount', amount);
  await grower.press('登记采收');
  const lot = /HJ-\d{6}-\d+/.exec(await grower.text())?.[0] ?? '';
  await grower.go(`/desk/lots/${lot}/certify`);
  await grower.press('我承诺，开具');
  await grower.leave();
  return lot;
}

test('the year of a tree, and of who adopted it', { timeout: 600_000 }, async (t) => {
  const { id: plan, plotId } = await db
    .selectFrom('adopting.plan')
    .select(['id', 'plotId'])
    .where('kind', '=', 'tree')
    .orderBy('id')
    .executeTakeFirstOrThrow();
  let contract = '';
  let friends = '';

  await t.test('somebody chooses a tree by its number, reads the contract and pays', async () => {
    const buyer = await visiting();
    await buyer.go('/adopt');
    await buyer.go(`/adopt/${plan}`);
    await buyer.choose('A-005');
    await buyer.press('看合同，下一步');
    await signInThere(buyer, BUYER);
    assert.match(await buyer.text(), /号牌 A-005/);
    await choosePoint(buyer);
    contract = await agreeAndPay(buyer);
    await buyer.go(`${contract}/contract`);
    const terms = await buyer.text();
    for (const clause of ['岭上金桔专业合作社', '韦桂兰家', '刘思敏', '每次至少 5 斤', '演示保险公司'])
      assert.ok(terms.includes(clause), clause);
    await buyer.go(`/adopt/${plan}`);
    const taken = buyer.page.locator('a.unit', { hasText: 'A-005' });
    assert.match(await taken.innerText(), /有人了/);
    await buyer.leave();
  });

  await t.test('a name goes on the plate once the grower has looked at it', async () => {
    const buyer = await signedIn(BUYER);
    await buyer.go(contract);
    await buyer.fill('name', '年年有桔');
    await buyer.page.locator('input[name=open]').check();
    await buyer.press('保存名牌');
    await buyer.leave();
    const grower = await signedIn(GROWER);
    await grower.go(`/desk/adoptions/${plan}`);
    const asked = grower.page.locator('form', { hasText: '年年有桔' });
    await asked.getByRole('button', { name: '上牌' }).first().click();
    await grower.page.waitForLoadState('load');
    await grower.go(`/adopt/${plan}`);
    assert.match(await grower.page.locator('a.unit', { hasText: 'A-005' }).innerText(), /年年有桔/);
    await grower.leave();
  });

  await t.test('what the grower writes in the field book is in the diary', async () => {
    now = instantAt('2026-12-05', '09:00');
    // With script the phone's own clock would be written down.
    const grower = await signedIn(GROWER, false);
    await grower.go('/desk/field/new?work=prune');
    await grower.page.locator(`input[name=plot][value="${plotId}"]`).check({ force: true });
    await grower.press('下一步');
    await grower.press('记下');
    await grower.go(`/desk/plots/${plotId}/readings`);
    const file = '时间,温度(℃),土壤湿度(%)\n2026-12-04 06:00,3.5,40\n2026-12-04 14:00,12.5,39\n';
    const bytes = { name: '记录仪.csv', mimeType: 'text/csv', buffer: Buffer.from(file) };
    await grower.page.locator('input[name=file]').setInputFiles(bytes);
    await grower.press('读进来');
    assert.match(await grower.text(), /12月4日 14:00/);
    await grower.leave();
    const buyer = await signedIn(BUYER);
    await buyer.go(contract);
    const diary = await buyer.text();
    assert.match(diary, /修剪\s+12月5日/);
    assert.match(diary, /气温 3\.5 到/);
    const lines = buyer.page.getByRole('figure').filter({ hasText: '地里多少度' });
    assert.ok((await lines.locator('path.line').count()) > 0, 'it is drawn as a line');
    await buyer.leave();
  });

  await t.test('what is picked is shared out, and comes as an order like any other', async () => {
    now = instantAt('2026-12-12', '08:30');
    const lot = await picked('80');
    const seller = await signedIn(GROWER);
    await seller.go(`/desk/adoptions/${plan}`);
    const card = seller.page.locator('form', {
      has: seller.page.getByRole('button', { name: '作为第 1 次' }),
    });
    const ofLot = seller.page.locator('.card', { hasText: lot });
    assert.match(await ofLot.innerText(), /4 位认养人，应得 25 斤，能给 25 斤/);
    assert.ok((await card.count()) > 0);
    await ofLot.getByRole('button', { name: '作为第 1 次' }).click();
    await seller.page.waitForLoadState('load');
    assert.match(await seller.text(), /4 个订单/);
    await seller.leave();

    const buyer = await signedIn(BUYER);
    await buyer.go(contract);
    assert.match(await buyer.text(), /第 1 次采收/);
    await buyer.page
      .getByRole('link', { name: /^订单 / })
      .first()
      .click();
    await buyer.page.waitForLoadState('load');
    const order = await buyer.text();
    assert.match(order, /认养收成：滑皮金桔（A-005）/);
    assert.match(order, /5 斤/);
    const number = /\d{6}-[A-Z0-9]{6}/.exec(order.replaceAll('\u2011', '-'))?.[0] ?? '';
    await buyer.leave();

    const coop = await signedIn(COOP);
    await coop.go(`/desk/packing/${number}`);
    await coop.press('装好了');
    await until('it is packed, as a parcel', async () => {
      const row = await db
        .selectFrom('delivery.vShipment as s')
        .innerJoin('ordering.vOrder as o', 'o.id', 's.orderId')
        .select('o.status')
        .where('o.number', '=', number)
        .executeTakeFirst();
      return row?.status === 'packed';
    });
    await coop.leave();
  });

  await t.test('the tree is given away by a code; the diary is the friend’s from then on', async () => {
    now = instantAt('2027-02-14', '10:00');
    const buyer = await signedIn(BUYER);
    await buyer.go(contract);
    await buyer.page.getByText('做一个领取码').first().click();
    await buyer.fill('to', '文斌');
    await buyer.fill('words', '生日快乐');
    await buyer.press('做领取码');
    const [code = ''] = /[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(await buyer.text()) ?? [];
    assert.notEqual(code, '');
    const friend = await signedIn(FRIEND);
    await friend.go('/adopt/claim');
    await choosePoint(friend);
    await friend.fill('code', code);
    await friend.fill('name', '潘文斌');
    await friend.press('领取');
    friends = new URL(friend.page.url()).pathname;
    assert.equal(friends, contract);
    assert.match(await friend.text(), /潘文斌（刘思敏 付款）/);
    await friend.go('/adoptions');
    await friend.leave();
    await buyer.go(contract);
    assert.equal(
      await buyer.page.getByRole('button', { name: '保存名牌' }).count(),
      0,
      'it is the friend’s now',
    );
    await buyer.leave();
  });

  await t.test('before the term ends the friend renews the same number, first of all', async () => {
    now = instantAt('2027-08-20', '09:00');
    const seller = await signedIn(GROWER);
    await seller.go(`/desk/adoptions/${plan}`);
    await seller.page.getByText('开放下一期').first().click();
    await seller.fill('price', '318');
    await seller.fill('kept', '2027-09-30');
    await seller.press('开放下一期');
    await seller.leave();
    const friend = await signedIn(FRIEND);
    await friend.go(friends);
    await friend.page.getByRole('link', { name: '续养同一个号牌' }).click();
    await friend.page.waitForLoadState('load');
    assert.match(await friend.text(), /号牌 A-005/);
    if ((await friend.page.getByRole('link', { name: '选取货点' }).count()) > 0) await choosePoint(friend);
    const renewed = await agreeAndPay(friend);
    assert.notEqual(renewed, friends);
    friends = renewed;
    await friend.leave();
  });

  await t.test('the first term ends, and what no harvest earned goes back to who paid', async () => {
    now = instantAt(addDays('2027-10-08', 31), '09:00');
    await transact(db, { county: COUNTY, now, actor: platform }, endTerms);
    const buyer = await signedIn(BUYER);
    await buyer.go(contract);
    const told = await buyer.text();
    assert.match(told, /已到期/);
    // Half of what was held was for a second harvest, which did not come.
    assert.match(told, /退款 ¥89\.40/);
    await buyer.leave();
  });

  await t.test('hail in the second year: the contract says what goes back, and it does', async () => {
    now = instantAt('2027-11-20', '09:00');
    const { planId } = await db
      .selectFrom('adopting.adoption')
      .select('planId')
      .where('number', '=', friends.replace('/adoption/', ''))
      .executeTakeFirstOrThrow();
    const seller = await signedIn(GROWER);
    await seller.go(`/desk/adoptions/${planId}`);
    await seller.page.getByText('收成不来了？').first().click();
    await seller.fill('words', '十一月的冰雹把果子打光了');
    await seller.fill('paid-out', '100');
    await seller.press('报歉收');
    await seller.leave();
    const friend = await signedIn(FRIEND);
    await friend.go(friends);
    const told = await friend.text();
    for (const words of ['歉收，已结清', '十一月的冰雹把果子打光了', '退款 ¥190.80', '退款 ¥100.00'])
      assert.ok(told.includes(words), words);
    await friend.leave();
    const paidBack = () =>
      db
        .selectFrom('adopting.refund as r')
        .innerJoin('adopting.adoption as a', 'a.id', 'r.adoptionId')
        .select(({ fn }) => [
          fn.sum<string>('r.fen').as('fen'),
          fn.count<number>('r.settledAt').as('arrived'),
        ])
        .where('a.number', '=', friends.replace('/adoption/', ''))
        .executeTakeFirstOrThrow();
    await until('both refunds arrive', async () => Number((await paidBack()).arrived) === 2);
    assert.equal(Number((await paidBack()).fen), 29_080);
  });
});
