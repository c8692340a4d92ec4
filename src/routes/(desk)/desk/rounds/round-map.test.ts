import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addNodes, addServices, saveVehicle, setRounds } from '#delivery';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { openBrowser } from '../../../../../test/help/browser.ts';
import { asCall, COUNTY } from '../../../../../test/help/county.ts';
import { testDatabase } from '../../../../../test/help/database.ts';
import { deskPage } from '../../../../../test/help/desk-page.ts';
import { DAY, van } from '../../../../../test/help/fleet.ts';
import { bus, HUB, nodes, POINT, STATION } from '../../../../../test/help/network.ts';
import { settle, signedIn } from '../../../../../test/help/village.ts';
import { startServer } from '../../../../server.ts';

const { db } = await testDatabase();
const { people, organisations, actors } = await settle(db);
const carrierId = organisations.bus;
const at = (time: string) => instantAt(DAY, time);
const now = at('08:10');
const [roundId, vehicleId] = [newId(), newId()];
await asCall(db, { now }, async (call) => {
  must(await addNodes(call, nodes));
  must(await addServices(call, [{ ...bus, carrierId }]));
  must(await saveVehicle(call, { ...van(vehicleId, '桂B·厢2'), carrierId }));
});
await asCall(db, { now, actor: actors.driver }, async (call) => {
  const stop = (nodeId: string, from: string, until: string) => ({
    ...{ nodeId, plannedArrival: at(from), plannedDeparture: at(until), note: '捎一箱筐', shipmentIds: [] },
  });
  const round = {
    ...{ id: roundId, vehicleId, plannedStart: at('08:10'), plannedEnd: at('10:00'), plannedMetres: 40_000 },
    stops: [stop(STATION, '08:40', '08:50'), stop(POINT, '09:10', '09:15')],
  };
  must(await setRounds(call, { day: DAY, hubId: HUB, carrierId, rounds: [round], drop: [] }));
});
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() };
const server = await startServer({ config, db, clock: () => now });
after(() => server.stop());
const browser = await openBrowser();
const cookie = await signedIn(db, people.driver, { now });

for (const lang of ['zh', 'en'] as const) {
  test(`the map of a round numbers its stops as the list does, the hub with a square, in ${lang}`, async () => {
    const page = await deskPage(browser, { url: server.url, cookie }, { lang });
    await page.goto(`${server.url}/desk/rounds/${roundId}`);
    const texts = async (where: string) =>
      (await page.locator(where).allInnerTexts()).map((each) => each.trim());
    const listed = (await texts('main h3')).map((text) => text.replaceAll(/\s+/g, ' '));
    const beside = (await texts('figure li')).map((text) => text.replaceAll(/\s+/g, ' '));
    const [hub, ...stops] = beside;
    assert.match(hub ?? '', lang === 'zh' ? /^XG 县共配中心 从这里出发$/ : /^XG County hub starts here$/);
    assert.equal(stops.length, 2);
    for (const [index, stop] of stops.entries()) {
      const [number, ...name] = stop.split(' ');
      assert.equal(number, String(index + 1));
      assert.ok(listed[index]?.startsWith(`${number}. ${name.join(' ')}`), `${listed[index]} and ${stop}`);
    }
    const drawn = await page.locator('figure svg g text').allTextContents();
    assert.deepEqual(drawn.slice(0, 2), ['1', '2']);
    assert.equal(await page.locator('figure svg rect').count(), 1);
    await page.context().close();
  });
}
