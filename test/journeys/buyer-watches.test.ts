import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finishStop, manifestOf, receiveAtHub, tellPosition } from '#delivery';
import { reactions } from '../../src/contexts/reactions.ts';
import { startServer } from '../../src/server.ts';
import { type Actor, platform } from '../../src/shared/call.ts';
import { newId } from '../../src/shared/id.ts';
import { must } from '../../src/shared/outcome.ts';
import { transact } from '../../src/shared/transact.ts';
import { startWorker } from '../../src/shared/worker.ts';
import { atEnd } from '../help/at-end.ts';
import { axeFindings, everyRule } from '../help/axe.ts';
import { openBrowser } from '../help/browser.ts';
import { demoDatabase, HARVEST_MORNING } from '../help/demo.ts';

/* A buyer watches the time their parcel comes: it moves by itself, and when nobody takes it the page says what comes next. */

const COUNTY = '450224';
let now = HARVEST_MORNING;
const clock = () => now;
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};
const { db, pool, home } = await demoDatabase();
const server = await startServer({
  config: { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId(), home, sandboxPay: true, demo: true },
  db,
  clock,
});
atEnd(() => server.stop());
const worker = await startWorker({ db, pool, reactions, schedules: [], counties: [COUNTY], now: clock });
atEnd(() => worker.stop());
const browser = await openBrowser();

const does = <T>(run: Parameters<typeof transact<T>>[2], actor: Actor = platform) =>
  transact(db, { county: COUNTY, now, actor }, run);
const { id: roundId, driverId } = await db
  .selectFrom('delivery.round')
  .select(['id', 'driverId'])
  .where('status', '=', 'under-way')
  .where('driverId', 'is not', null)
  .orderBy('code')
  .executeTakeFirstOrThrow();
const { stops, hub, round } = must(await does((call) => manifestOf(call, roundId)));
const ahead = stops.filter(({ arrivedAt }) => arrivedAt === null);
const stop = ahead.at(-1) ?? assert.fail('no stop ahead');
const parcel = stop.parcels[0] ?? assert.fail('nothing aboard');
const order = await db
  .selectFrom('ordering.order')
  .select(['number', 'token', 'promisedDay'])
  .where('number', '=', parcel.orderNumber)
  .executeTakeFirstOrThrow();

test('the arrival moves by itself; nobody there, the page says so, where the parcel is, and what comes next', async () => {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.goto(`${server.url}/order/${order.number}?t=${order.token}`);
  const when = page.locator('[data-told="when"]');
  const first = await when.innerText();
  assert.match(first, /大约 \d\d:\d\d–\d\d:\d\d 到取货点/);
  await page.getByRole('heading', { name: '说好的' }).waitFor();
  assert.deepEqual(await axeFindings(page, everyRule), []);

  // The vehicle is held up: half an hour later it is still where it was.
  later(30);
  const driver = {
    ...{ personId: driverId ?? '', name: round.driverName, roles: ['carrier' as const] },
    organisationId: round.carrierId,
  };
  const at = { lat: hub.lat, lng: hub.lng, accuracyM: 20 };
  must(await does((call) => tellPosition(call, { roundId, at: now, ...at }), driver));
  await page.waitForFunction(
    (before) => document.querySelector('[data-told="when"]')?.textContent !== before,
    first,
  );
  assert.match(await when.innerText(), /大约 \d\d:\d\d–\d\d:\d\d 到取货点/);

  // Nobody is there to take it.
  later(30);
  const report = {
    ...{ id: newId(), roundId, nodeId: stop.node.id, handedIds: [] },
    notLeft: { reason: 'nobody-there' as const, ids: [parcel.id] },
  };
  must(await does((call) => finishStop(call, report), driver));
  const told = page.locator('.notice', { hasText: '送到了，但没有人接' });
  await told.getByText(/随车回县里的共配中心/).waitFor();
  await told.getByText(/再排一趟车送到.*不另收运费/).waitFor();
  assert.equal(await page.getByText('一切正常').count(), 0);
  assert.deepEqual(await axeFindings(page, everyRule), []);

  later(60);
  const scan = { id: newId(), hubId: hub.id, shipmentId: parcel.id };
  must(await does((call) => receiveAtHub(call, scan)));
  await page.reload();
  await told.getByText(/已经回到县里的共配中心/).waitFor();
});
