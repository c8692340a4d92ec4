import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import {
  addNodes,
  addServices,
  departRound,
  driversRound,
  loadOnRound,
  planRound,
  withholdParcels,
} from '#delivery';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { openBrowser } from '../../../../../test/help/browser.ts';
import { asCall, COUNTY, settle as drain } from '../../../../../test/help/county.ts';
import { testDatabase } from '../../../../../test/help/database.ts';
import { mastBefore } from '../../../../../test/help/mast.ts';
import { bus, HUB, nodes, POINT, STATION } from '../../../../../test/help/network.ts';
import { paidOrder, pay } from '../../../../../test/help/parcel.ts';
import { PATIENCE_MS } from '../../../../../test/help/until.ts';
import { settle, signedIn } from '../../../../../test/help/village.ts';
import { startServer } from '../../../../server.ts';

const database = await testDatabase();
const { db } = database;
const { people, actors, organisations } = await settle(db);
const { bus: carrierId, station: keeperId } = organisations;
const stationBus = newId();
await asCall(db, {}, async (call) => {
  const kept = nodes.map((node) => ({
    ...node,
    organisationId: node.kind === 'hub' ? carrierId : keeperId,
    placeCode: '450224105203',
  }));
  must(await addNodes(call, kept));
  must(
    await addServices(call, [
      { ...bus, carrierId },
      { ...bus, id: stationBus, toNodeId: STATION, carrierId },
    ]),
  );
});
const noon = instantAt('2026-06-01', '12:00');
let now = noon;
const server = await startServer({
  config: { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() },
  db,
  clock: () => now,
});
after(() => server.stop());
const browser = await openBrowser();

async function parcelTo(
  nodeId: string,
): Promise<{ readonly id: string; readonly tail: string; readonly orderId: string }> {
  const order = paidOrder({
    sellerId: organisations.coop,
    nodeId,
    ...(nodeId === STATION ? { serviceId: stationBus } : {}),
  });
  await asCall(db, { now: noon }, (call) => pay(call, order));
  await drain(database, noon);
  const { id, sscc } = await db
    .selectFrom('delivery.shipment')
    .select(['id', 'sscc'])
    .where('orderId', '=', order.orderId)
    .executeTakeFirstOrThrow();
  return { id, tail: sscc.slice(-6), orderId: order.orderId };
}

/** One round to the township station, with two parcels, and on to the village point, with one. */
const atStation = [await parcelTo(STATION), await parcelTo(STATION)] as const;
const atPoint = await parcelTo(POINT);
const roundId = await underWay([...atStation, atPoint]);

async function underWay(parcels: readonly { readonly id: string }[]): Promise<string> {
  const id = newId();
  await asCall(db, { now: noon, actor: actors.driver }, async (call) => {
    const round = { id, departs: '2026-06-01', hubId: HUB, carrierId };
    must(await planRound(call, { ...round, driverName: '周师傅', vehicle: '桂B 2218' }));
    for (const { id: shipmentId } of parcels)
      must(await loadOnRound(call, { id: newId(), shipmentId, roundId: id }));
    must(await departRound(call, { id: newId(), roundId: id }));
  });
  return id;
}

async function phone(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const [name = '', value = ''] = (await signedIn(db, people.driver, { now })).split('=');
  await context.addCookies([{ name, value, url: server.url }]);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.clock.setFixedTime(instantAt('2026-06-01', '12:40'));
  return page;
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const seen = async () =>
  must(await asCall(db, { actor: actors.driver, now }, (call) => driversRound(call, roundId)));
const photo = await sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#a84a06' } })
  .jpeg()
  .toBuffer();

test('a parcel unticked before the page has come alive stays unticked: it was not handed over', async () => {
  const page = await phone();
  const released = Promise.withResolvers<void>();
  await page.route('**/*.js', async (route) => {
    await released.promise;
    await route.continue();
  });
  await page.goto(`${server.url}/desk/drive/${roundId}`, { waitUntil: 'commit' });
  await page.getByLabel(atStation[1].tail).uncheck();
  released.resolve();
  // There only with script.
  await page.getByLabel('扫描或输入标签').waitFor();
  assert.equal(await page.getByLabel(atStation[1].tail).isChecked(), false);
  assert.equal(await page.getByLabel(atStation[0].tail).isChecked(), true);
  await page.context().close();
});

test('a parcel ticked by hand stays ticked when the next is scanned, one scanned is ticked again', async () => {
  const page = await phone();
  await page.goto(`${server.url}/desk/drive/${roundId}`);
  const [one, other] = [page.getByLabel(atStation[0].tail), page.getByLabel(atStation[1].tail)];
  const scan = async (tail: string) => {
    await page.getByLabel('扫描或输入标签').fill(tail);
    await press(page, '核对');
    await page.getByText(`${tail} 是这一站的`).waitFor();
  };
  await scan(atStation[0].tail);
  assert.deepEqual([await one.isChecked(), await other.isChecked()], [true, false]);
  // Its label cannot be read.
  await other.check();
  await one.uncheck();
  await scan(atStation[0].tail);
  assert.deepEqual([await one.isChecked(), await other.isChecked()], [true, true]);
  await page.context().close();
});

test('a withheld or cancelled parcel that is scanned is refused with the reason, and not ticked', async () => {
  const [withheld, cancelled, good] = [await parcelTo(POINT), await parcelTo(POINT), await parcelTo(POINT)];
  const id = await underWay([withheld, cancelled, good]);
  const reason = '召回 ZH-260601-1：农药超标';
  await asCall(db, { now: noon, actor: actors.officer }, async (call) => {
    must(await withholdParcels(call, { orderIds: [withheld.orderId], reason }));
  });
  await db
    .updateTable('delivery.shipment')
    .set({ cancelledAt: noon })
    .where('id', '=', cancelled.id)
    .execute();
  for (const [lang, field, act, ofWithheld, ofCancelled, ofGood] of [
    ['zh', '扫描或输入标签', '核对', `别交，留在车上：${reason}`, '别交，留在车上：订单已取消', '是这一站的'],
    [
      ...['en', 'Scan or type the label', 'Check'],
      `is not to be handed over, keep it on board: ${reason}`,
      'is not to be handed over, keep it on board: the order was cancelled',
      'belongs here',
    ],
  ] as const) {
    const page = await phone();
    await page.context().addCookies([{ name: 'lang', value: lang, url: server.url }]);
    await page.goto(`${server.url}/desk/drive/${id}`);
    const ticked = (tail: string) => page.getByLabel(tail).isChecked();
    const answer = page.getByRole('form').getByRole('status');
    for (const [{ tail }, says] of [
      [withheld, ofWithheld],
      [cancelled, ofCancelled],
    ] as const) {
      // Ticked in error, it is unticked when the scan refuses it.
      await page.getByLabel(tail).check();
      await page.getByLabel(field).fill(tail);
      await press(page, act);
      await page.getByText(`${tail} ${says}`).waitFor();
      assert.match((await answer.getAttribute('class')) ?? '', /heed/);
      assert.equal(await ticked(tail), false);
    }
    assert.equal(await ticked(good.tail), true, 'what was refused is not counted as scanned');
    await page.getByLabel(field).fill(good.tail);
    await press(page, act);
    await page.getByText(`${good.tail} ${ofGood}`).waitFor();
    assert.doesNotMatch((await answer.getAttribute('class')) ?? '', /heed/);
    await page.getByText(lang === 'zh' ? '扫了 1 / 1 件' : '1 of 1 scanned').waitFor();
    await page.context().close();
  }
});

test('a parcel unticked stays unticked when the stop before is sent meanwhile and the page is read anew', async () => {
  const [first, second] = [await parcelTo(STATION), await parcelTo(POINT)];
  const id = await underWay([first, second]);
  const page = await phone();
  const mast = await mastBefore(server.url);
  await page.goto(`${mast.url}/desk/drive/${id}`, { waitUntil: 'networkidle' });
  mast.cut();
  await press(page, '到站交完');
  await page.getByText('1 条待发送').waitFor();
  await page.getByLabel(second.tail).uncheck();
  mast.mend();
  const anew = page.waitForResponse((answer) => answer.url().includes('__data.json'));
  await press(page, '现在发送');
  await anew;
  await page.getByText('条待发送').waitFor({ state: 'detached' });
  assert.equal(await page.getByLabel(second.tail).isChecked(), false);
  await page.context().close();
});

test('a round without signal: every stop is kept in the phone, in order, and told once when the signal is back', async () => {
  const page = await phone();
  const mast = await mastBefore(server.url);
  await page.goto(`${mast.url}/desk/drive/${roundId}`, { waitUntil: 'networkidle' });
  // As soon as its worker works the page opens without signal.
  await page.waitForFunction(async (path) => {
    const { active } = await navigator.serviceWorker.ready;
    return active?.state === 'activated' && (await caches.match(path)) !== undefined;
  }, `/desk/drive/${roundId}`);
  mast.cut();
  await page.context().setOffline(true);

  await page.getByText('交 2 件').waitFor();
  await page.getByLabel('扫描或输入标签').fill(atStation[0].tail);
  await press(page, '核对');
  await page.getByText(`${atStation[0].tail} 是这一站的`).waitFor();
  await page.getByText('有没交掉的？').click();
  await page.getByLabel('没打勾的，为什么没交').selectOption('refused');
  await page.getByLabel('说明').fill('箱子压坏了');
  await page
    .getByLabel('拍一张交货照片')
    .setInputFiles({ name: 'door.jpg', mimeType: 'image/jpeg', buffer: photo });
  await press(page, '到站交完');
  await page.getByText('1 条待发送').waitFor();

  // Closed and opened again, still without signal.
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'DJ-01' }).waitFor();
  await press(page, '这里没人');
  await page.getByText('这趟车跑完了').waitFor();
  await page.getByText('车上还有 2 件要带回共配中心').waitFor();
  assert.ok((await seen()).stops.every(({ arrivedAt }) => arrivedAt === null));

  now = instantAt('2026-06-01', '16:00');
  mast.mend();
  await page.context().setOffline(false);
  await page.getByText('条待发送').waitFor({ state: 'detached' });
  const { stops, round, goingBack } = await seen();
  assert.equal(round.status, 'done');
  assert.equal(goingBack, 2);
  const [first, second] = stops;
  assert.equal(first?.arrivedAt?.getTime(), instantAt('2026-06-01', '12:40').getTime());
  const byId = new Map(
    [...(first?.parcels ?? []), ...(second?.parcels ?? [])].map((each) => [each.id, each]),
  );
  assert.ok(byId.get(atStation[0].id)?.handedAt);
  assert.equal(byId.get(atStation[1].id)?.back, 'refused');
  assert.equal(byId.get(atPoint.id)?.back, 'nobody-there');
  const pictured = await db
    .selectFrom('delivery.scan')
    .select('id')
    .where('pictureId', 'is not', null)
    .execute();
  assert.equal(pictured.length, 1);
  await page.context().close();
});
