import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addNodes, addServices, saveVehicle } from '#delivery';
import { confirmTimetable, typeLine } from '#dispatching';
import { addOrganisations } from '#people';
import { bringToPool } from '#planning';
import { newId } from '#shared/id.ts';
import { dayOf } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { axeFindings } from '../../../../test/help/axe.ts';
import { openBrowser } from '../../../../test/help/browser.ts';
import { asCall, COUNTY, MORNING } from '../../../../test/help/county.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import { deskPage, type View } from '../../../../test/help/desk-page.ts';
import { van } from '../../../../test/help/fleet.ts';
import { bus, HUB, nodes, POINT, STATION } from '../../../../test/help/network.ts';
import { settle, signedIn } from '../../../../test/help/village.ts';
import { writePbf } from '../../../../test/help/write-pbf.ts';
import { startServer } from '../../../server.ts';

/* An officer gives the county its roads, has a day pooled on them and hands it to the carriers; a bus company lets its cut-offs follow its timetable. */

const { db } = await testDatabase();
const { people, organisations, actors } = await settle(db);
const POST = newId();
const carrier = organisations.bus;
await asCall(db, {}, async (call) => {
  const place = { placeCode: '450224', contactPhone: '' };
  must(
    await addOrganisations(call, [{ id: POST, kind: 'carrier', nameZh: '县邮政', nameEn: 'Post', ...place }]),
  );
  must(await addNodes(call, nodes));
  must(await addServices(call, [{ ...bus, carrierId: carrier }]));
  must(await saveVehicle(call, { ...van(newId(), '桂B·客1'), carrierId: carrier }));
  must(await saveVehicle(call, { ...van(newId(), '桂B·邮2'), carrierId: POST }));
});
const codes = new Map(
  (await db.selectFrom('delivery.node').select(['id', 'code']).execute()).map(({ id, code }) => [id, code]),
);
await asCall(db, { actor: actors.officer }, async (call) => {
  const bring = (organisationId: string, text: string) =>
    bringToPool(call, { day: dayOf(MORNING), organisationId, text });
  must(await bring(carrier, `${codes.get(POINT)} 2 10`));
  must(await bring(POST, `${codes.get(POINT)} 3 6.5\n${codes.get(STATION)} 1 2`));
});
await asCall(db, { actor: actors.driver }, async (call) => {
  const id = newId();
  const line = {
    ...{ name: '城乡 1 路', weekdays: [1, 2, 3, 4, 5], departures: '8:30', goods: '' },
    ...{ kg: '', handOver: '', inspection: '', stops: `${codes.get(HUB)} 0\n${codes.get(POINT)} 45` },
  };
  must(await typeLine(call, { id, carrierId: carrier, line }));
  must(await confirmTimetable(call, id));
});
const extract = writePbf({
  nodes: [
    { id: 1, lat: 25.22, lon: 109.4 },
    { id: 2, lat: 25.325, lon: 109.47 },
    { id: 3, lat: 25.34, lon: 109.48 },
  ],
  ways: [{ id: 1, refs: [1, 2, 3], tags: { highway: 'secondary' } }],
});

const server = await startServer({
  config: { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() },
  db,
  clock: () => MORNING,
});
after(() => server.stop());
const browser = await openBrowser();

const deskOf = async (who: 'officer' | 'driver', view?: View) =>
  deskPage(browser, { url: server.url, cookie: await signedIn(db, people[who]) }, view);

test('without script: what is no map is refused, an extract is read and is in use', async () => {
  const page = await deskOf('officer');
  await page.goto(`${server.url}/desk`);
  await page.getByRole('link', { name: '道路', exact: true }).click();
  await page.getByText('还没有道路').waitFor();
  const file = page.getByLabel('OpenStreetMap 截取文件');
  await file.setInputFiles({ name: 'x.osm', mimeType: 'text/plain', buffer: Buffer.from('no map') });
  await page.getByRole('button', { name: '读入并启用' }).click();
  await page.getByText('这不是 OpenStreetMap 的文件').waitFor();
  await file.setInputFiles({ name: '融安.osm.pbf', mimeType: 'application/x', buffer: Buffer.from(extract) });
  await page.getByRole('button', { name: '读入并启用' }).click();
  await page.getByText('16 公里路').waitFor();
  await page.getByText('融安.osm.pbf').waitFor();
  assert.equal(await page.getByLabel('地址').count(), 0, 'a service is the administrator’s to name');
});

test('without script: a day pooled on these roads becomes rounds, each carrier sees its own, and they are taken back', async () => {
  const page = await deskOf('officer');
  await page.goto(`${server.url}/desk/pool/day`);
  await page.getByRole('button', { name: '算一算' }).click();
  await page.getByText('路程沿实际道路计算').waitFor();
  await page.getByRole('button', { name: '排成车次' }).click();
  await page.getByRole('heading', { name: '已经排成各家的车次' }).waitFor();
  const rounds = page.locator('a[href^="/desk/rounds/"]');
  assert.equal(await rounds.count(), 1);
  assert.equal(await page.getByRole('button', { name: '记下拿来的货' }).count(), 0);
  const small = await deskOf('officer', { script: true, width: 360 });
  await small.goto(`${server.url}/desk/pool/day`);
  assert.deepEqual(await axeFindings(small), []);

  const plate = (await page.getByText('桂B·客1').count()) > 0 ? carrier : POST;
  const driver = await deskOf('driver');
  await driver.goto(`${server.url}/desk/pool/day`);
  const own = driver.getByRole('heading', { name: '我家的车次' });
  await own.waitFor();
  const seen = await driver.locator('main a[href^="/desk/rounds/"]').count();
  assert.equal(seen, plate === carrier ? 1 : 0);
  assert.equal(await driver.getByRole('button', { name: '撤回车次' }).count(), 0);

  await page.getByRole('button', { name: '撤回车次' }).click();
  await page.getByRole('button', { name: '排成车次' }).waitFor();
  assert.equal(await rounds.count(), 0);
});

test('without script: cut-offs follow the timetable, and are as they were typed again', async () => {
  const page = await deskOf('driver', { width: 360 });
  await page.goto(`${server.url}/desk/lines/timetable`);
  await page.getByText('0 处跟着时刻表').waitFor();
  await page.getByLabel('备货时间').fill('-5');
  await page.getByRole('button', { name: '跟着时刻表' }).click();
  await page.getByRole('alert').waitFor();
  assert.equal(await page.getByLabel('备货时间').inputValue(), '-5');
  await page.getByLabel('备货时间').fill('600');
  await page.getByRole('button', { name: '跟着时刻表' }).click();
  await page.getByText('1 处跟着时刻表').waitFor();
  const small = await deskOf('driver', { script: true, width: 360 });
  await small.goto(`${server.url}/desk/lines/timetable`);
  assert.deepEqual(await axeFindings(small), []);
  await page.getByRole('button', { name: '改回写定的' }).click();
  await page.getByText('0 处跟着时刻表').waitFor();
});
