import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addNodes, addServices, departRound, saveVehicle, setRounds } from '#delivery';
import { confirmTimetable, hearVehiclePositions, typeLine } from '#dispatching';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { axeFindings, everyRule } from '../../../../../../test/help/axe.ts';
import { openBrowser } from '../../../../../../test/help/browser.ts';
import { asCall, COUNTY } from '../../../../../../test/help/county.ts';
import { testDatabase } from '../../../../../../test/help/database.ts';
import { deskPage } from '../../../../../../test/help/desk-page.ts';
import { DAY, van } from '../../../../../../test/help/fleet.ts';
import { bus, HUB, nodes, POINT, STATION } from '../../../../../../test/help/network.ts';
import { settle, signedIn } from '../../../../../../test/help/village.ts';
import {
  type PositionToWrite,
  writeVehiclePositions,
} from '../../../../../../test/help/write-vehicle-positions.ts';
import { startServer } from '../../../../../server.ts';

/* At ten to nine a van is on its way; the bus of half past eight was last heard of at twenty to, that of a quarter to nine a minute ago. */
const { db } = await testDatabase();
const { people, organisations, actors } = await settle(db);
const carrierId = organisations.bus;
const at = (time: string) => instantAt(DAY, time);
let now = at('08:50');
await asCall(db, { now: at('06:00') }, async (call) => {
  must(await addNodes(call, nodes));
  must(await addServices(call, [{ ...bus, carrierId }]));
});
const codes = new Map(
  (await db.selectFrom('delivery.node').select(['id', 'code']).execute()).map(({ id, code }) => [id, code]),
);
const [hub, station] = [HUB, STATION].map((id) => nodes.find((node) => node.id === id) ?? assert.fail());
assert.ok(hub && station);
const [roundId, vehicleId] = [newId(), newId()];
await asCall(db, { now: at('08:10'), actor: actors.driver }, async (call) => {
  must(await saveVehicle(call, { ...van(vehicleId, '桂B·厢2'), carrierId }));
  const stop = (nodeId: string, from: string, until: string) => ({
    ...{ nodeId, plannedArrival: at(from), plannedDeparture: at(until), note: '捎一箱筐', shipmentIds: [] },
  });
  const round = {
    ...{ id: roundId, vehicleId, plannedStart: at('08:10'), plannedEnd: at('10:00'), plannedMetres: 40_000 },
    stops: [stop(STATION, '08:40', '08:50'), stop(POINT, '09:10', '09:15')],
  };
  must(await setRounds(call, { day: DAY, hubId: HUB, carrierId, rounds: [round], drop: [] }));
  must(await departRound(call, { id: newId(), roundId }));
  const id = newId();
  const line = {
    ...{ name: '城乡 1 路', weekdays: [1, 2, 3, 4, 5], departures: '8:30 8:45', goods: '' },
    ...{ kg: '', handOver: '', inspection: '', stops: `${codes.get(HUB)} 0\n${codes.get(POINT)} 45` },
  };
  must(await typeLine(call, { id, carrierId, line }));
  must(await confirmTimetable(call, id));
});
const { timetable } = (await db
  .selectFrom('dispatching.timetable')
  .select('timetable')
  .executeTakeFirstOrThrow()) as unknown as { timetable: { trips: { id: string }[] } };
const [early = assert.fail(), late = assert.fail()] = timetable.trips.map((trip) => trip.id);
const position = (
  trip: string,
  time: string,
  { lat, lng }: Pick<typeof hub, 'lat' | 'lng'> = hub,
): PositionToWrite => ({
  ...{ id: trip, trip, lat, lng, at: at(time).getTime() / 1_000 },
});
const heard = (...positions: PositionToWrite[]) =>
  asCall(db, { now, actor: actors.driver }, async (call) =>
    must(await hearVehiclePositions(call, { carrierId, feed: writeVehiclePositions(positions) })),
  );
const half = { lat: (hub.lat + station.lat) / 2 + 0.03, lng: hub.lng - 0.05 };
const first = [position(early, '08:40', half), position(late, '08:49')] as const;
await heard(...first);

const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() };
const server = await startServer({ config, db, clock: () => now });
after(() => server.stop());
const browser = await openBrowser();
const cookie = await signedIn(db, people.driver, { now });

for (const width of [360, 1440]) {
  for (const lang of ['zh', 'en'] as const) {
    test(`buses stand on the map beside the vehicles, and an old place is drawn and said to be old, at ${width} pixels in ${lang}`, async () => {
      const page = await deskPage(browser, { url: server.url, cookie }, { width, lang, script: true });
      await page.goto(`${server.url}/desk/rounds/live`);
      const buses = page.locator('svg .bus');
      assert.deepEqual(await buses.locator('text').allTextContents(), ['2', '3']);
      assert.deepEqual(await page.locator('svg .bus.old text').allTextContents(), ['2']);
      const labels = await page.locator('svg text.line').allTextContents();
      const [old = '', live = ''] = await page
        .getByRole('region', { name: lang === 'zh' ? '班车' : 'Buses' })
        .getByRole('listitem')
        .allInnerTexts();
      const described = (await page.getByRole('img').getAttribute('aria-label')) ?? '';
      if (lang === 'zh') {
        assert.deepEqual(labels, ['城乡 1 路 08:40，旧了', '城乡 1 路 08:49']);
        assert.match(old, /2\s+城乡 1 路 开往 雅仕.*（08:40 的位置，旧了）\s+10 分钟前的位置/s);
        assert.match(live, /3\s+城乡 1 路 开往 雅仕.*（08:49）\s+1 分钟前的位置/s);
        assert.match(described, /班车 城乡 1 路：.*08:40 的位置，旧了.*；班车 城乡 1 路：.*（08:49）/);
      } else {
        assert.deepEqual(labels, ['城乡 1 路 08:40, old', '城乡 1 路 08:49']);
        assert.match(old, /position of 08:40, old\)\s+Told 10 min ago/);
        assert.match(live, /\(08:49\)\s+Told 1 min ago/);
        assert.match(described, /bus 城乡 1 路: .*position of 08:40, old/);
      }
      assert.deepEqual(await axeFindings(page, everyRule), []);
      const wider = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      assert.ok(Number(wider) <= 0, `${wider} pixels wider than the screen`);
      await page.context().close();
    });
  }
}

test('an open map shows by itself that a bus was heard of again, and that its place grew old', async () => {
  const page = await deskPage(browser, { url: server.url, cookie }, { lang: 'zh', script: true });
  await page.goto(`${server.url}/desk/rounds/live`);
  await page.getByText('1 分钟前的位置', { exact: true }).waitFor();
  now = at('08:51');
  await heard(position(early, '08:51', half), position(late, '08:49'));
  await page.getByText('刚刚的位置').waitFor();
  assert.equal(await page.locator('svg .bus.old').count(), 0);
  now = at('08:55');
  await page.locator('svg .bus.old').waitFor();
  await page.getByText('6 分钟前的位置').waitFor();
  await page.context().close();
  now = at('08:50');
  await heard(...first);
});

test('a bus far from the vehicles is listed and said to be off the map, which stays as large as it was', async () => {
  const seen = async () => {
    const page = await deskPage(browser, { url: server.url, cookie }, { lang: 'en' });
    await page.goto(`${server.url}/desk/rounds/live`);
    const shown = {
      scale: await page.locator('svg .bar text').textContent(),
      drawn: await page.locator('svg .bus text').allTextContents(),
      listed: await page.getByRole('region', { name: 'Buses' }).locator('.sign').allTextContents(),
      said: await page.getByText('too far away for the map').allTextContents(),
    };
    await page.context().close();
    return shown;
  };
  const before = await seen();
  assert.deepEqual(before.said, []);
  await heard(position(early, '08:50', { lat: hub.lat + 1, lng: hub.lng + 1 }), position(late, '08:50'));
  const [, bus] = before.drawn;
  assert.deepEqual(await seen(), {
    ...{ scale: before.scale, drawn: [bus], listed: before.listed },
    said: ['Bus 2 is too far away for the map; the list below says where.'],
  });
  await heard(...first);
});

test('without script the map says the same; whoever may not see the map does not see the buses either', async () => {
  const page = await deskPage(browser, { url: server.url, cookie }, { lang: 'zh' });
  await page.goto(`${server.url}/desk/rounds/live`);
  assert.equal(await page.locator('svg .bus').count(), 2);
  await page.context().close();
  for (const person of ['keeper', 'officer'] as const) {
    const as = { cookie: `${await signedIn(db, people[person], { now })}; lang=zh` };
    for (const path of ['/desk/rounds/live', '/desk/rounds/live/changes']) {
      const answer = await fetch(`${server.url}${path}`, { headers: as });
      assert.equal(answer.status, 403, `${person} at ${path}`);
      assert.doesNotMatch(await answer.text(), /城乡 1 路/);
    }
  }
  const admin = { cookie: `${await signedIn(db, people.admin, { now })}; lang=zh` };
  const answer = await fetch(`${server.url}/desk/rounds/live`, { headers: admin });
  assert.equal(answer.status, 200);
  const html = await answer.text();
  assert.match(html, /桂B·厢2/);
  assert.doesNotMatch(html, /城乡 1 路/, 'where a bus is, is its own company’s to know');
});
