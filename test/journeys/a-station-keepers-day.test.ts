import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { packShipment, receiveAtHub, shelve } from '#delivery';
import { type Actor, platform } from '../../src/shared/call.ts';
import { newCode, newId } from '../../src/shared/id.ts';
import { dayOf } from '../../src/shared/instant.ts';
import { must } from '../../src/shared/outcome.ts';
import { transact } from '../../src/shared/transact.ts';
import { axeFindings, everyRule } from '../help/axe.ts';
import { openBrowser } from '../help/browser.ts';
import { HARVEST_MORNING } from '../help/demo.ts';
import { deskPage } from '../help/desk-page.ts';
import { COUNTY, openDemo } from '../help/open-demo.ts';
import { paidOrder, pay } from '../help/parcel.ts';
import { signedIn } from '../help/village.ts';
import { first, keeperOf, organisationOf, phones } from './demo-people.ts';

/* A keeper's day on a phone in large letters, without script: what comes by bus, the shelf, who collects, who does not, what goes out. */

const now = HARVEST_MORNING;
const TODAY = dayOf(now);
const { db, server } = await openDemo(() => now);
const browser = await openBrowser();
const asCounty = <T>(run: Parameters<typeof transact<T>>[2], at = now, actor: Actor = platform) =>
  transact(db, { county: COUNTY, now: at, actor }, run);

// A station whose goods come by bus, and an order made in the shop that is sent there.
const byBus = await first(
  db
    .selectFrom('delivery.service as v')
    .innerJoin('delivery.node as n', 'n.id', 'v.toNodeId')
    .select(['v.id', 'v.toNodeId', 'n.placeCode'])
    .where('v.byBus', '=', true)
    .where('n.kind', '=', 'station')
    .orderBy('v.id'),
);
const waiting = await first(
  db
    .selectFrom('delivery.shipment as s')
    .innerJoin('ordering.order as o', 'o.id', 's.orderId')
    .select(['s.id', 's.sscc', 'o.number'])
    .where('s.withheldAt', 'is', null)
    .where('s.status', 'in', ['expected', 'packed', 'at-hub'])
    .orderBy('s.id'),
);
await db
  .updateTable('delivery.shipment')
  .set({ toNodeId: byBus.toNodeId, serviceId: byBus.id })
  .where('id', '=', waiting.id)
  .execute();
const nodeId = byBus.toNodeId;
const hub = await first(db.selectFrom('delivery.node').select('id').where('kind', '=', 'hub'));
// A co-op that has moved in next door sells from here.
const sellerId = await organisationOf(db, phones.coop);
await db
  .updateTable('people.organisation')
  .set({ placeCode: byBus.placeCode })
  .where('id', '=', sellerId)
  .execute();

const keeper = await first(
  db
    .selectFrom('people.person')
    .select(['id', 'name'])
    .where('phone', 'like', `%${await keeperOf(db, nodeId)}`),
);
const cookie = await signedIn(db, keeper.id, { county: COUNTY, now });

async function labelled(toNodeId: string, serviceId: string, seller?: string) {
  const order = paidOrder({
    ...{ number: `M${newCode(8)}`, nodeId: toNodeId, serviceId },
    ...{ departs: TODAY, promisedDay: TODAY, ...(seller ? { sellerId: seller } : {}) },
    recipient: { name: '韦美英', phone: '13900000001' },
  });
  const before = new Date(now.getTime() - 48 * 3_600_000);
  await asCounty((call) => pay(call, order), before);
  const parcel = await first(
    db
      .selectFrom('delivery.shipment')
      .select(['id', 'sscc', 'collectionCode'])
      .where('orderId', '=', order.orderId),
  );
  must(await asCounty((call) => packShipment(call, { id: parcel.id, shipmentId: parcel.id })));
  return { ...parcel, tail: parcel.sscc.slice(-6) };
}

const coming = await labelled(nodeId, byBus.id);
const otherPlace = await first(
  db
    .selectFrom('delivery.service')
    .select(['id', 'toNodeId'])
    .where('toNodeId', '<>', nodeId)
    .where('active', '=', true)
    .orderBy('id'),
);
const leaving = await labelled(otherPlace.toNodeId, otherPlace.id, sellerId);
const asHub = { id: newId(now), shipmentId: coming.id, hubId: hub.id };
must(await asCounty((call) => receiveAtHub(call, asHub)));
// On the shelf for five days, and nobody came.
const fiveDaysAgo = new Date(now.getTime() - 5 * 86_400_000);
const shelved = { id: newId(now), shipmentId: waiting.id, nodeId, shelf: 'B2' };
must(await asCounty((call) => shelve(call, shelved), fiveDaysAgo));

const section = (page: Page, heading: RegExp) =>
  page.locator('section', { has: page.getByRole('heading', { level: 2, name: heading }) });

test('by bus, onto the shelf, into the buyer’s hands; reminded, sent back; and goods of the place out by the bus back', async () => {
  const page = await deskPage(browser, { url: server.url, cookie }, { width: 360, elder: true });
  const home = `${server.url}/desk/station?node=${nodeId}`;
  await page.goto(home);

  // The morning: which bus brings what.
  const due = section(page, /今天要到的/);
  await due.getByText('班车捎带').first().waitFor();
  await due.getByText(coming.tail).waitFor();

  // It is here: the last six digits are typed, with where it stands.
  await page.getByLabel('扫描或输入标签').fill(coming.tail);
  await page.getByLabel('放在哪里').fill('A3');
  await page.getByRole('button', { name: '上架' }).click();
  await page.getByText('已上架，已通知取货人').waitFor();
  await section(page, /等人来取/)
    .getByText(coming.tail)
    .waitFor();
  assert.equal(await due.getByText(coming.tail).count(), 0);

  // Its buyer comes with a code; a wrong one gives nothing away.
  await page.getByRole('link', { name: '交付取件' }).click();
  const code = page.getByLabel('取货码，或者扫包裹标签');
  await code.fill(coming.collectionCode === '000000' ? '000001' : '000000');
  await page.getByRole('button', { name: '交付' }).click();
  await page.getByRole('alert').waitFor();
  await code.fill(coming.collectionCode);
  await page.getByRole('button', { name: '交付' }).click();
  const done = page.getByRole('status');
  await done.getByText('可以交给取货人').waitFor();
  await done.getByText('A3').waitFor();

  // Another has waited for five days: the buyer is told again, once, then it goes back.
  await page.goto(home);
  const long = section(page, /放了 3 天以上的/);
  const tail = waiting.sscc.slice(-6);
  const row = long.getByRole('listitem').filter({ hasText: tail });
  await row.getByText('5 天').waitFor();
  await row.getByRole('button', { name: '发短信提醒' }).click();
  await row.getByText(/今天 \d\d:\d\d 提醒过/).waitFor();
  assert.equal(await row.getByRole('button').count(), 0);
  const told = () =>
    db
      .selectFrom('people.notice')
      .select('text')
      .where('template', '=', 'parcel-waits')
      .where('text', 'like', `%${waiting.number}%`)
      .execute();
  let messages = await told();
  while (messages.length === 0) {
    await page.reload();
    messages = await told();
  }
  assert.equal(messages.length, 1);
  await page.getByText('退回一件').click();
  await page
    .getByLabel('哪一件')
    .selectOption({ label: (await page.locator('option', { hasText: tail }).innerText()).trim() });
  await page.getByRole('button', { name: '等车带走' }).click();
  await section(page, /要退回的/)
    .getByText('没人来取')
    .waitFor();
  assert.equal(await row.count(), 0);

  // All of it is easy to read, however one reads: looked at with script, which the check needs.
  const read = await deskPage(
    browser,
    { url: server.url, cookie },
    { width: 360, elder: true, script: true },
  );
  await read.goto(home);
  assert.deepEqual(await axeFindings(read, everyRule), []);

  // The bus back takes what is sold from here, and the hub sees it coming.
  const out = section(page, /要发出去的/);
  await out.getByRole('checkbox', { name: new RegExp(leaving.tail) }).check();
  await out.getByLabel('哪辆车').fill('12 点 40 的班车');
  await out.getByRole('button', { name: '已交给车' }).click();
  await out.getByText(/件已交给12 点 40 的班车/).waitFor();
  assert.equal(await out.getByRole('checkbox', { name: new RegExp(leaving.tail) }).count(), 0);
  // The bus was full: it is here again, and goes with the next.
  await out.getByRole('button', { name: '没交成，收回' }).click();
  await out.getByRole('checkbox', { name: new RegExp(leaving.tail) }).check();
  assert.equal(await out.getByText(/件已交给/).count(), 0);
  await out.getByLabel('哪辆车').fill('15 点的班车');
  await out.getByRole('button', { name: '已交给车' }).click();
  await out.getByText(/件已交给15 点的班车/).waitFor();
  const admin = await first(
    db.selectFrom('people.person').select('id').where('phone', 'like', `%${phones.admin}`),
  );
  const atHub = await deskPage(browser, {
    url: server.url,
    cookie: await signedIn(db, admin.id, { county: COUNTY, now }),
  });
  await atHub.goto(`${server.url}/desk/hub/receive?hub=${hub.id}`);
  await section(atHub, /车上带来的/)
    .getByText('15 点的班车')
    .waitFor();
});
