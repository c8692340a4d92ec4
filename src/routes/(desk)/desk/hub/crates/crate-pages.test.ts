import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addNodes, addServices } from '#delivery';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { asCall, COUNTY, settle as drain } from '../../../../../../test/help/county.ts';
import { testDatabase } from '../../../../../../test/help/database.ts';
import { bus, HUB, nodes, POINT } from '../../../../../../test/help/network.ts';
import { paidOrder, pay } from '../../../../../../test/help/parcel.ts';
import { settle, signedIn } from '../../../../../../test/help/village.ts';
import { startServer } from '../../../../../server.ts';

const database = await testDatabase();
const { db } = database;
const { people, organisations } = await settle(db);
const { bus: carrierId, station: keeperId } = organisations;
await asCall(db, {}, async (call) => {
  const kept = nodes.map((node) => ({
    ...node,
    organisationId: node.kind === 'hub' ? carrierId : keeperId,
    placeCode: '450224105203',
  }));
  must(await addNodes(call, kept));
  must(await addServices(call, [{ ...bus, carrierId }]));
});

const morning = instantAt('2026-06-01', '09:00');
let now = morning;
const secret = newId();
const server = await startServer({
  config: { host: '127.0.0.1', port: 0, county: COUNTY, secret },
  db,
  clock: () => now,
});
after(() => server.stop());

type Who = 'clerk' | 'driver' | 'keeper' | 'officer';

async function open(who: Who, path: string): Promise<string> {
  const cookie = await signedIn(db, people[who], { now });
  const page = await fetch(server.url + path, { headers: { cookie } });
  const html = await page.text();
  assert.equal(page.status, 200, `${path}: ${html.slice(0, 300)}`);
  return html;
}

/** Sends a form as a browser without script does, and opens the page it leads to. */
async function send(who: Who, path: string, fields: readonly (readonly [string, string])[]): Promise<string> {
  const cookie = await signedIn(db, people[who], { now });
  const answer = await fetch(server.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: server.url, accept: 'text/html' },
    body: new URLSearchParams(fields.map(([name, value]) => [name, value])),
  });
  if (answer.status !== 303) return answer.text();
  return open(who, answer.headers.get('location') ?? '/');
}

function hidden(html: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? assert.fail(`no field ${name}`);
}

const order = paidOrder({ sellerId: organisations.coop });
await asCall(db, { now }, (call) => pay(call, order));
await drain(database, now);
const parcel = await db
  .selectFrom('delivery.shipment')
  .select(['id', 'sscc', 'collectionCode'])
  .where('orderId', '=', order.orderId)
  .executeTakeFirstOrThrow();
const tail = parcel.sscc.slice(-6);

let crate = '';

test('the hub opens a crate for the point, prints its label and scans a parcel into it', async () => {
  const board = await open('driver', '/desk/hub/crates');
  const page = await send('driver', '/desk/hub/crates?/make', [
    ['id', hidden(board, 'id')],
    ['hub', HUB],
    ['node', POINT],
  ]);
  crate = (await db.selectFrom('delivery.crate').select('id').executeTakeFirstOrThrow()).id;
  assert.match(page, /还是空的/);
  assert.match(await open('driver', `/desk/hub/crates/${crate}/label`), /<svg[\s\S]*<svg/);
  const packed = await send('driver', `/desk/hub/crates/${crate}?/in`, [
    ['id', hidden(page, 'id')],
    ['label', tail],
  ]);
  assert.match(packed, /已装进箱子/);
  assert.match(packed, new RegExp(`箱里现在 1 件[\\s\\S]*${tail}`));
});

test('a parcel of another crate is refused in words, and what was typed stays', async () => {
  const board = await open('driver', '/desk/hub/crates');
  const second = await send('driver', '/desk/hub/crates?/make', [
    ['id', hidden(board, 'id')],
    ['hub', HUB],
    ['node', POINT],
  ]);
  const id = (
    await db.selectFrom('delivery.crate').select('id').where('id', '<>', crate).executeTakeFirstOrThrow()
  ).id;
  const refused = await send('driver', `/desk/hub/crates/${id}?/in`, [
    ['id', hidden(second, 'id')],
    ['label', tail],
  ]);
  assert.match(refused, /这件已经在别的箱子里/);
  assert.match(refused, new RegExp(`value="${tail}"`));
});

test('the crate’s public page names the parcel in it, and the parcel’s its crate, but not whose it is', async () => {
  const { sscc } = await db
    .selectFrom('delivery.crate')
    .select('sscc')
    .where('id', '=', crate)
    .executeTakeFirstOrThrow();
  const of = async (unit: string) =>
    (await fetch(`${server.url}/00/${unit}`, { headers: { accept: 'text/html' } })).text();
  assert.match(await of(sscc), new RegExp(`href="/00/${parcel.sscc}"`));
  const page = await of(parcel.sscc);
  assert.match(page, new RegExp(`现在装在周转箱 ${sscc} 里`));
  assert.doesNotMatch(page, new RegExp(`韦美英|${order.number}|${parcel.collectionCode}`));
});

test('the point scans the crate and takes everything out', async () => {
  now = instantAt('2026-06-02', '10:30');
  const { sscc } = await db
    .selectFrom('delivery.crate')
    .select('sscc')
    .where('id', '=', crate)
    .executeTakeFirstOrThrow();
  const page = await send('keeper', '/desk/hub/crates?/find', [['label', sscc]]);
  assert.doesNotMatch(page, /扫描要装进去的包裹/);
  const emptied = await send('keeper', `/desk/hub/crates/${crate}?/out`, [
    ['id', hidden(page, 'id')],
    ['all', 'on'],
  ]);
  assert.match(emptied, /取出了 1 件/);
  assert.match(emptied, /已经取空了/);
});
