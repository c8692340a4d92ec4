import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addNodes, addServices, saveVehicle } from '#delivery';
import { confirmTimetable, hearVehiclePositions, typeLine } from '#dispatching';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { axeFindings, everyRule } from '../../../../../test/help/axe.ts';
import { openBrowser } from '../../../../../test/help/browser.ts';
import { asCall, COUNTY } from '../../../../../test/help/county.ts';
import { testDatabase } from '../../../../../test/help/database.ts';
import { deskPage } from '../../../../../test/help/desk-page.ts';
import { DAY, van } from '../../../../../test/help/fleet.ts';
import { bus, HUB, nodes, POINT } from '../../../../../test/help/network.ts';
import { paidOrder, pay } from '../../../../../test/help/parcel.ts';
import { settle, signedIn } from '../../../../../test/help/village.ts';
import { writeVehiclePositions } from '../../../../../test/help/write-vehicle-positions.ts';
import { startServer } from '../../../../server.ts';

/* At ten to nine the bus of half past eight was last heard of at twenty to, the other one stands at the hub. */
const { db } = await testDatabase();
const { people, organisations, actors } = await settle(db);
const carrierId = organisations.bus;
const now = instantAt(DAY, '08:50');
await asCall(db, { now: instantAt(DAY, '06:00') }, async (call) => {
  must(await addNodes(call, nodes));
  must(await addServices(call, [{ ...bus, carrierId }]));
  must(await saveVehicle(call, { ...van(newId(), '桂B·厢2'), carrierId }));
  await pay(call, paidOrder({ promisedDay: DAY }));
});
const codes = new Map(
  (await db.selectFrom('delivery.node').select(['id', 'code']).execute()).map(({ id, code }) => [id, code]),
);
const hub = nodes.find(({ id }) => id === HUB) ?? assert.fail();
await asCall(db, { now, actor: actors.driver }, async (call) => {
  const id = newId();
  const line = {
    ...{ name: '城乡 1 路', weekdays: [1, 2, 3, 4, 5], departures: '8:30 12:40', goods: '' },
    ...{ kg: '', handOver: '', inspection: '', stops: `${codes.get(HUB)} 0\n${codes.get(POINT)} 45` },
  };
  must(await typeLine(call, { id, carrierId, line }));
  must(await confirmTimetable(call, id));
  const { timetable } = (await call.tx
    .selectFrom('dispatching.timetable')
    .select('timetable')
    .executeTakeFirstOrThrow()) as unknown as {
    timetable: { trips: { id: string }[]; stops: { id: string }[] };
  };
  const at = (time: string) => instantAt(DAY, time).getTime() / 1_000;
  const [early, late] = timetable.trips.map((trip) => trip.id);
  const [from, to] = timetable.stops.map((stop) => stop.id);
  assert.ok(early && late && from && to);
  const here = { lat: hub.lat, lng: hub.lng };
  const feed = writeVehiclePositions([
    { id: 'a', trip: early, ...here, stop: to, status: 2, at: at('08:40') },
    { id: 'b', trip: late, ...here, stop: from, status: 1, at: at('08:49') },
  ]);
  assert.equal(must(await hearVehiclePositions(call, { carrierId, feed })).known, 2);
});
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() };
const server = await startServer({ config, db, clock: () => now });
after(() => server.stop());
const browser = await openBrowser();
const cookie = await signedIn(db, people.driver, { now });

for (const width of [360, 1440]) {
  for (const lang of ['zh', 'en'] as const) {
    test(`a dispatcher reads where the buses are beside what they carry, and what is old, at ${width} pixels in ${lang}`, async () => {
      const page = await deskPage(browser, { url: server.url, cookie }, { width, lang, script: true });
      await page.goto(`${server.url}/desk/lines`);
      const rows = await page.locator('table').last().locator('tbody tr').allInnerTexts();
      const [first = '', second = ''] = rows;
      if (lang === 'zh') {
        assert.match(first, /开往 .*，还有直线 [\d.]+ 公里（08:40 的位置，旧了）/);
        assert.match(second, /停在 .*（08:49）/);
      } else {
        assert.match(first, /On the way to .*, [\d.]+ km in a straight line \(position of 08:40, old\)/);
        assert.match(second, /At .* \(08:49\)/);
      }
      assert.deepEqual(await axeFindings(page, everyRule), []);
      const wider = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      assert.ok(Number(wider) <= 0, `${wider} pixels wider than the screen`);
      await page.context().close();
    });
  }
}
