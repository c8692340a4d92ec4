import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { dayParcels, roundsOf } from '#delivery';
import { reactions } from '../../src/contexts/reactions.ts';
import { startServer } from '../../src/server.ts';
import { platform } from '../../src/shared/call.ts';
import { newCode, newId } from '../../src/shared/id.ts';
import { addDays, dayOf } from '../../src/shared/instant.ts';
import { must } from '../../src/shared/outcome.ts';
import { transact } from '../../src/shared/transact.ts';
import { startWorker } from '../../src/shared/worker.ts';
import { atEnd } from '../help/at-end.ts';
import { axeFindings, everyRule } from '../help/axe.ts';
import { openBrowser } from '../help/browser.ts';
import { demoDatabase, HARVEST_MORNING } from '../help/demo.ts';
import { paidOrder, pay } from '../help/parcel.ts';
import { signedIn } from '../help/village.ts';

/* A dispatcher's morning: the plan is built and accepted, a bus is late, a box gets warm; rounds change, buyers are told. */

const COUNTY = '450224';
const now = HARVEST_MORNING;
const DAY = dayOf(now);
const { db, pool, home } = await demoDatabase();
const server = await startServer({
  config: { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId(), home, sandboxPay: true, demo: true },
  db,
  clock: () => now,
});
atEnd(() => server.stop());
const worker = await startWorker({ db, pool, reactions, schedules: [], counties: [COUNTY], now: () => now });
atEnd(() => worker.stop());
const browser = await openBrowser();
// Of several carriers, the one whose buses and vans run today.
const { personId: dispatcher, organisationId: carrierId } = await db
  .selectFrom('people.membership as m')
  .innerJoin('delivery.service as s', 's.carrierId', 'm.organisationId')
  .select(['m.personId', 'm.organisationId'])
  .where('m.role', '=', 'carrier')
  .where('s.byBus', '=', true)
  .orderBy('m.personId')
  .executeTakeFirstOrThrow();
const cookie = await signedIn(db, dispatcher, { county: COUNTY, now });
const asCounty = <T>(run: Parameters<typeof transact<T>>[2]) =>
  transact(db, { county: COUNTY, now, actor: platform }, run);
const parcels = async () => must(await asCounty((call) => dayParcels(call, { carrierId, day: DAY })));
const rounds = async () => must(await asCounty((call) => roundsOf(call, { from: DAY, until: DAY })));

async function atDesk(javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled,
    locale: 'zh-CN',
    viewport: { width: 360, height: 740 },
  });
  const [pair = ''] = cookie.split(';');
  const [name = '', ...value] = pair.split('=');
  await context.addCookies([{ name, value: value.join('='), url: server.url }]);
  const page = await context.newPage();
  await page.goto(`${server.url}/desk/day`);
  return page;
}

/** A parcel that leaves with a bus today, as if its order had been paid this morning. */
async function aParcelForTheBus() {
  const { id: serviceId, toNodeId: nodeId } = await db
    .selectFrom('delivery.service as s')
    .innerJoin('delivery.node as n', 'n.id', 's.toNodeId')
    .select(['s.id', 's.toNodeId'])
    .where('s.byBus', '=', true)
    .where('n.kind', '=', 'station')
    .orderBy('s.id')
    .executeTakeFirstOrThrow();
  const number = `M${newCode(8)}`;
  const order = paidOrder({ number, nodeId, serviceId, departs: DAY, promisedDay: addDays(DAY, 1) });
  await asCounty((call) => pay(call, order));
  const { nameZh: nodeZh } = await db
    .selectFrom('delivery.node')
    .select('nameZh')
    .where('id', '=', nodeId)
    .executeTakeFirstOrThrow();
  return { number, nodeId, nodeZh };
}

async function isReady(page: Page): Promise<void> {
  await page.getByRole('button', { name: '采用这个方案' }).waitFor();
}

test('with script: the plan builds itself, a stop says why it is there, and accepted it is the rounds of the day', async () => {
  const page = await atDesk(true);
  await page.getByRole('button', { name: '排方案' }).click();
  await isReady(page);
  await page
    .getByRole('link', { name: /^为什么在这里/ })
    .first()
    .click();
  await page.getByText(/这一站多花 ¥/).waitFor();
  assert.deepEqual(await axeFindings(page, everyRule), []);
  await page.getByRole('button', { name: '采用这个方案' }).click();
  await page.getByRole('heading', { level: 1, name: '调度' }).waitFor();
  const planned = (await rounds()).filter(({ vehicleId }) => vehicleId !== null);
  assert.ok(planned.length > 0);
  assert.ok(planned.every(({ plannedStart, stops }) => plannedStart && stops.length > 0));
});

test('without script: a late bus is taken over by a van, and a box too warm is held back and its buyer told', async () => {
  const page = await atDesk(false);
  const bus = await aParcelForTheBus();
  await page.getByRole('link', { name: '报异常' }).click();
  await page.getByRole('checkbox', { name: new RegExp(bus.nodeZh) }).check();
  await page.getByLabel('晚多少分钟').fill('400');
  await page.getByLabel('原因').fill('落石封路');
  await page.getByRole('button', { name: '报给调度' }).click();
  const trouble = page.locator('.notice', { hasText: '落石封路' });
  await trouble.getByText(/班车晚点 400 分钟/).waitFor();
  const untouched = (await rounds()).map(({ stops }) => stops.map(({ nodeId }) => nodeId));
  await trouble.getByRole('button', { name: '照建议改排' }).click();
  await page.getByText(/班车晚点 400 分钟.*已改排/).waitFor();
  const taken = (await parcels()).find(({ orderNumber }) => orderNumber === bus.number);
  assert.ok(taken?.roundId, 'a van takes it over');
  const still = (await rounds()).map(({ stops }) => stops.map(({ nodeId }) => nodeId));
  for (const stops of untouched) {
    assert.ok(
      still.some((now) => now.filter((id) => id !== bus.nodeId).join() === stops.join()),
      'the others stay',
    );
  }

  const today = new Set((await rounds()).flatMap(({ id, vehicleId }) => (vehicleId === null ? [] : [id])));
  const warm = (await parcels()).find(({ roundId, byBus }) => today.has(roundId ?? '') && !byBus);
  assert.ok(warm);
  // Promised for today: held back, it breaks its promise.
  await db.updateTable('delivery.shipment').set({ promisedDay: DAY }).where('id', '=', warm.id).execute();
  await page.getByRole('link', { name: '报异常' }).click();
  await page.getByRole('link', { name: '箱子偏热' }).click();
  await page.getByLabel('标签').fill(warm.orderNumber);
  await page.getByLabel('多少度').fill('27');
  await page.getByLabel('大约多久').fill('150');
  await page.getByRole('button', { name: '报给调度' }).click();
  const box = page.locator('.notice', { hasText: '偏热：27.0 °C' });
  await box.getByText(/改为 .* 到，会告诉买家/).waitFor();
  await box.getByRole('button', { name: '照建议改排' }).click();
  await page.getByText(/偏热：27.0 °C.*已改排/).waitFor();
  const held = (await parcels()).find(({ id }) => id === warm.id);
  assert.equal(held?.roundId, null);
  assert.ok(held?.expectedDay && held.expectedDay > DAY);

  // The buyer is told on the phone, by the worker.
  const told = () =>
    db
      .selectFrom('people.notice')
      .select('text')
      .where('template', '=', 'promise-changed')
      .where('text', 'like', `%${warm.orderNumber}%`)
      .execute();
  let messages = await told();
  while (messages.length === 0) {
    await page.reload();
    messages = await told();
  }
  assert.equal(messages.length, 1);
  assert.match(messages[0]?.text ?? '', /要先查验|looked at first/);
});

test('a cold box that stays warm on the road reports itself, and the driver reads what not to hand over', async () => {
  const { id: roundId } = await db
    .selectFrom('delivery.round')
    .select('id')
    .where('status', '=', 'under-way')
    .where('carrierId', '=', carrierId)
    .orderBy('code')
    .executeTakeFirstOrThrow();
  const page = await atDesk(false);
  await page.goto(`${server.url}/desk/rounds/${roundId}/cold`);
  const rows = [
    ['08:20', '24.5'],
    ['08:40', '26.0'],
    ['09:00', '26.0'],
  ].map(([time, celsius]) => `${DAY} ${time},${celsius},后箱`);
  const csv = ['时间,温度,探头', ...rows, ''].join('\n');
  await page.getByLabel('CSV 文件').setInputFiles({
    ...{ name: 'logger.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) },
  });
  await page.getByRole('button', { name: '读进来' }).click();
  await page.getByText(/后箱：08:20–09:00 太热/).waitFor();
  const box = page.locator('.notice', { hasText: '冷链记录：' });
  for (let looks = 0; looks < 300 && (await box.count()) === 0; looks++)
    await page.goto(`${server.url}/desk/day`);
  assert.match(await box.innerText(), /偏热：26\.0 °C，40 分钟/);
  assert.match(await box.innerText(), /温度计/);
  await box.getByText(/建议：/).waitFor();
  await box.getByRole('link', { name: '看温度记录' }).click();
  await page.getByRole('heading', { level: 1, name: /冷链记录/ }).waitFor();
});
