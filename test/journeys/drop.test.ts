import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { expireUnpaid, serveWaiting } from '#ordering';
import { reserveStock } from '#origin';
import { fillLine } from '#selling';
import { platform } from '../../src/shared/call.ts';
import { addDays, dayOf } from '../../src/shared/instant.ts';
import { must } from '../../src/shared/outcome.ts';
import { transact } from '../../src/shared/transact.ts';
import { axeFindings, everyRule } from '../help/axe.ts';
import { openBrowser } from '../help/browser.ts';
import { HARVEST_MORNING } from '../help/demo.ts';
import { COUNTY, openDemo } from '../help/open-demo.ts';
import { PATIENCE_MS } from '../help/until.ts';
import { signedIn } from '../help/village.ts';

/* A co-op opens an offer to everybody at one moment, with enough left for one. Two buyers come on their phones: one gets it, one does not, and waits. */

let now = HARVEST_MORNING;
const { db, server } = await openDemo(() => now);
const browser = await openBrowser();
const { seller, offer, node } = await somethingToSell();
const staff = await signedIn(db, seller, { county: COUNTY, now });

const later = (minutes: number) => new Date(HARVEST_MORNING.getTime() + minutes * 60_000);
const inCounty = <T>(run: Parameters<typeof transact<T>>[2]) =>
  transact(db, { county: COUNTY, now, actor: platform }, run);

/** A co-op's offer by weight that is on the shelf, and a village point. */
async function somethingToSell() {
  const { id: node } = await db
    .selectFrom('delivery.node')
    .select('id')
    .where('kind', '=', 'point')
    .orderBy('id')
    .executeTakeFirstOrThrow();
  const found = await db
    .selectFrom('selling.offer as o')
    .innerJoin('people.organisation as g', (join) =>
      join.onRef('g.countyId', '=', 'o.countyId').onRef('g.id', '=', 'o.sellerId'),
    )
    .select(['o.id', 'o.sellerId', 'o.least'])
    .where('o.status', '=', 'on')
    .where('o.form', '=', 'by-weight')
    .where('g.kind', '=', 'coop')
    .orderBy('o.id')
    .execute();
  for (const { id, sellerId, least } of found) {
    const milli = Number(least) * 1_000;
    const filled = await transact(db, { county: COUNTY, now, actor: platform }, (call) =>
      fillLine(call, { offerId: id, milli, goodOn: addDays(dayOf(now), 3) }),
    );
    if (!filled.ok) continue;
    const { personId: seller } = await db
      .selectFrom('people.membership')
      .select('personId')
      .where('organisationId', '=', sellerId)
      .where('role', '=', 'coop-staff')
      .orderBy('personId')
      .executeTakeFirstOrThrow();
    return { seller, offer: { id, milli, least }, node };
  }
  throw new Error('no co-op has anything on the shelf');
}

/** Everything of the offer but one buyer's share is in other people's baskets. */
async function leaveOneShare(): Promise<void> {
  for (let taken = true; taken; ) {
    taken = await inCounty(async (call) => {
      const goodOn = addDays(dayOf(now), 1);
      const two = await fillLine(call, { offerId: offer.id, milli: offer.milli * 2, goodOn });
      if (!two.ok) return false;
      const one = must(await fillLine(call, { offerId: offer.id, milli: offer.milli, goodOn }));
      must(
        await reserveStock(
          call,
          one.draws.map(({ lotId, milli }) => ({ lotId, milli })),
        ),
      );
      return true;
    });
  }
}

async function phone(cookie = '', lang: 'zh' | 'en' = 'zh'): Promise<Page> {
  const context = await browser.newContext({
    locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
    viewport: { width: 360, height: 740 },
  });
  const [, name = '', value = ''] = /^([^=]+)=(.*)$/.exec(cookie) ?? [];
  if (name) await context.addCookies([{ name, value, url: server.url }]);
  await context.addCookies([{ name: 'node', value: node, url: server.url }]);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  return page;
}

const open = async (page: Page, path: string) => {
  await page.goto(server.url + path);
  assert.deepEqual(await axeFindings(page, everyRule), [], path);
};
const words = (page: Page) => page.locator('main').innerText();
const typeWho = async (page: Page, name: string, number: string) => {
  await page.locator('input[name=name]').fill(name);
  await page.locator('input[name=phone]').fill(number);
};
const tapAmount = (page: Page) => page.locator('button[name=wish]').first().click();

test('from the countdown to sold out: one buyer gets it, the other waits and gets what the first leaves unpaid', {
  timeout: 600_000,
}, async () => {
  const desk = await phone(staff);
  await open(desk, `/desk/offers/${offer.id}`);
  await desk.locator('input[name=opens]').fill('2026-11-23T10:00');
  await desk.locator('input[name=per-person]').fill(String(Number(offer.least)));
  await desk.locator('#drop button').first().click();
  await desk.getByRole('link', { name: '买的人看到的开卖页' }).waitFor();

  const [first, second] = [await phone(), await phone('', 'en')];
  for (const buyer of [first, second]) await open(buyer, `/drop/${offer.id}`);
  assert.match(await first.locator('[data-opens]').innerText(), /还有 00:\d\d:\d\d|还有 01:00:00/);
  await typeWho(first, '李小红', '10099990001');
  await tapAmount(first);
  await first.getByText('还没有开卖').first().waitFor();
  assert.equal(await first.locator('input[name=name]').inputValue(), '李小红');

  now = later(60);
  await leaveOneShare();
  await open(first, `/drop/${offer.id}`);
  await open(second, `/drop/${offer.id}`);
  await typeWho(first, '李小红', '10099990001');
  await typeWho(second, 'Wang Fang', '10099990002');
  await tapAmount(first);
  await first.waitForURL(/sandbox-pay/);
  await tapAmount(second);
  await second.getByText('Sold out: how much to wait for').waitFor();
  await tapAmount(second);
  await second.getByText('You are next').waitFor();
  assert.deepEqual(await axeFindings(second, everyRule), []);
  const place = new URL(second.url()).pathname;

  // The first buyer never pays: a quarter of an hour later it is the second's.
  now = later(76);
  await inCounty(async (call) => {
    assert.equal(await expireUnpaid(call), 1);
    assert.equal(await serveWaiting(call), 1);
  });
  await open(second, place);
  assert.match(await words(second), /It is your turn, and it is kept for you/);
  await second.getByRole('link', { name: 'Pay', exact: true }).click();
  await second.waitForURL(/sandbox-pay/);
  await second.getByRole('button').first().click();
  await second.waitForURL(/\/order\//);
  await second.getByText('Paid').first().waitFor();
});
