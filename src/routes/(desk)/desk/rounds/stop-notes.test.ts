import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addNodes, addServices, departRound, finishStop, saveVehicle, setRounds } from '#delivery';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { openBrowser } from '../../../../../test/help/browser.ts';
import { asCall, COUNTY } from '../../../../../test/help/county.ts';
import { testDatabase } from '../../../../../test/help/database.ts';
import { deskPage } from '../../../../../test/help/desk-page.ts';
import { DAY, van } from '../../../../../test/help/fleet.ts';
import { bus, HUB, nodes, POINT } from '../../../../../test/help/network.ts';
import { readPdf } from '../../../../../test/help/read-pdf.ts';
import { settle, signedIn } from '../../../../../test/help/village.ts';
import { startServer } from '../../../../server.ts';

/* A van of a pooled day has goods without a label of the platform: what they are is said at their stop. */
const { db } = await testDatabase();
const { people, organisations, actors } = await settle(db);
const { driver } = actors;
const carrierId = organisations.bus;
const at = (time: string) => instantAt(DAY, time);
const now = at('08:10');
const NOTE = '县邮政 3 件 9.5 公斤';
/** Said of parcels beside goods that have no label, it would read as if nothing were brought. */
const NOTHING = /\b0 (件|公斤|parcels|kg)/;
/** The node has no address: its line begins with when it is open. */
const LEADING_DOT = /^\s*·/m;
const [roundId, emptyId] = [newId(), newId()];
const [vehicleId, otherId] = [newId(), newId()];
await asCall(db, { now: at('06:00') }, async (call) => {
  must(await addNodes(call, nodes));
  must(await addServices(call, [{ ...bus, carrierId }]));
  must(await saveVehicle(call, { ...van(vehicleId, '桂B·厢2'), carrierId }));
  must(await saveVehicle(call, { ...van(otherId, '桂B·厢3'), carrierId }));
});
await asCall(db, { now: at('06:00'), actor: driver }, async (call) => {
  const stop = { nodeId: POINT, plannedArrival: at('08:40'), plannedDeparture: at('08:50') };
  const round = (id: string, vehicle: string, note: string) => ({
    ...{ id, vehicleId: vehicle, plannedStart: at('08:10'), plannedEnd: at('09:30') },
    ...{ plannedMetres: 40_000, stops: [{ ...stop, note, shipmentIds: [] }] },
  });
  const rounds = [round(roundId, vehicleId, NOTE), round(emptyId, otherId, '')];
  must(await setRounds(call, { day: DAY, hubId: HUB, carrierId, rounds, drop: [] }));
});
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() };
const server = await startServer({ config, db, clock: () => now });
after(() => server.stop());
const browser = await openBrowser();
const cookie = await signedIn(db, people.driver, { now });

test('goods without a label are said at their stop, before the vehicle leaves and to its driver', async () => {
  const page = await deskPage(browser, { url: server.url, cookie });
  const said = async (path: string, where = 'main') => {
    await page.goto(`${server.url}/desk/${path}`);
    const text = await page.locator(where).innerText();
    assert.doesNotMatch(text, NOTHING, path);
    assert.doesNotMatch(text, LEADING_DOT, path);
    return text;
  };
  const round = await said(`rounds/${roundId}`);
  assert.ok(round.includes(NOTE) && round.includes('08:00–19:00'), round);
  assert.equal(await page.locator('main table').count(), 0, 'no parcels, no table of them');
  assert.match(await said(`rounds/${roundId}/load`), /没有要画的/);
  assert.match(await said('rounds', `main a[href$="${roundId}"]`), /1 站/);
  assert.match(await said('day'), /要去 \d 个站点/);
  const departs = (id: string) =>
    asCall(db, { now, actor: driver }, (call) => departRound(call, { id: newId(), roundId: id, at: now }));
  const empty = await departs(emptyId);
  assert.equal(empty.ok ? 'ok' : empty.refusal.code, 'delivery.nothing-loaded');
  must(await departs(roundId));
  const list = await fetch(`${server.url}/desk/rounds/${roundId}/pdf`, { headers: { cookie } });
  const printed = readPdf(await list.bytes()).pages.map(({ text }) => text);
  assert.ok(printed.some((text) => text.includes(NOTE)));
  assert.doesNotMatch(printed.join('\n'), NOTHING);
  assert.match(printed.join('\n'), /08:00–19:00/);
  assert.doesNotMatch(printed.join('\n'), / · 08:00/);
  const next = await said(`drive/${roundId}`);
  assert.ok(next.includes(NOTE) && !next.includes('没有要交的'), next);
  assert.match(await said('drive', `main a[href$="${roundId}"]`), /1 站/);
  const report = { id: newId(), roundId, nodeId: POINT, handedIds: [], at: now };
  const done = await asCall(db, { now, actor: driver }, (call) => finishStop(call, report));
  assert.equal(must(done).round, 'done');
  await page.context().close();
});
