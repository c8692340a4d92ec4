import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addNodes, addServices, withholdParcels } from '#delivery';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { asCall, COUNTY, settle as drain } from '../../../../../test/help/county.ts';
import { testDatabase } from '../../../../../test/help/database.ts';
import { bus, HUB, nodes, POINT } from '../../../../../test/help/network.ts';
import { paidOrder, pay } from '../../../../../test/help/parcel.ts';
import { settle, signedIn } from '../../../../../test/help/village.ts';
import { startServer } from '../../../../server.ts';

const database = await testDatabase();
const { db } = database;
const { people, actors, organisations } = await settle(db);
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

test('the co-op sees on its day what leaves, prints the label with its bars, and says that it is packed', async () => {
  assert.match(await open('clerk', '/desk'), /今天要发的包裹/);
  const labels = await open('clerk', '/desk/shipments/labels?departs=2026-06-01');
  assert.match(labels, /<svg viewBox/);
  assert.match(labels, new RegExp(`DJ-01[\\s\\S]*${tail}`));
  const packed = await send('clerk', '/desk/shipments/labels?departs=2026-06-01', [
    ['packed', hidden(labels, 'packed')],
  ]);
  assert.doesNotMatch(packed, /都打包贴好了/);
  const packs = await open('clerk', '/desk/shipments/labels/packs?departs=2026-06-01');
  assert.match(packs, /批次 <span[^>]*>JJ-260601-1/);
});

test('the hub receives it by the last six digits, and a mistyped label keeps what was typed', async () => {
  now = instantAt('2026-06-01', '14:00');
  const page = `/desk/hub/receive?hub=${HUB}`;
  const wrong = await send('driver', page, [
    ['id', newId()],
    ['label', '999999'],
  ]);
  assert.match(wrong, /没有找到这件包裹/);
  assert.match(wrong, /value="999999"/);
  const received = await send('driver', page, [
    ['id', newId()],
    ['label', tail],
    ['temperature', '6.5'],
  ]);
  assert.match(received, /DJ-01/);
  assert.match(received, /已收货/);
});

test('the driver plans, loads, leaves and hands over with one thumb', async () => {
  now = instantAt('2026-06-01', '16:30');
  const plan = await open('driver', '/desk/rounds');
  const id = hidden(plan, 'id');
  const fields = [
    ['id', id],
    ['hub', HUB],
    ['node', POINT],
    ['driver', '周师傅'],
    ['vehicle', '桂B 2218'],
  ] as const;
  assert.match(await send('driver', '/desk/rounds', fields), /0 \/ 1 件/);
  const early = await send('driver', `/desk/rounds/${id}?/depart`, [['id', newId()]]);
  assert.match(early, /车上还没有包裹/);
  assert.match(
    await send('driver', `/desk/rounds/${id}?/load`, [
      ['id', newId()],
      ['label', tail],
    ]),
    /已装车/,
  );
  const under = await send('driver', `/desk/rounds/${id}?/depart`, [['id', newId()]]);
  assert.match(under, /第 1 站，共 1 站/);
  assert.match(under, /uri\.amap\.com\/navigation\?to=109\.48,25\.34/);
  now = instantAt('2026-06-02', '10:20');
  const done = await send('driver', `/desk/drive/${id}?/done`, [
    ['id', newId()],
    ['node', POINT],
    ['open', parcel.id],
    ['parcel', parcel.id],
  ]);
  assert.match(done, /这趟车跑完了/);
});

test('the keeper shelves it; a wrong code is counted, the right one opens the shelf', async () => {
  now = instantAt('2026-06-02', '10:40');
  const shelved = await send('keeper', '/desk/station?/shelve', [
    ['id', newId()],
    ['node', POINT],
    ['label', tail],
    ['shelf', 'A3'],
  ]);
  assert.match(shelved, /已上架/);
  const counter = `/desk/station/collect?/code&node=${POINT}`;
  const wrongCode = parcel.collectionCode === '000000' ? '000001' : '000000';
  const wrong = await send('keeper', counter, [
    ['id', newId()],
    ['node', POINT],
    ['label', wrongCode],
  ]);
  assert.match(wrong, /取货码不对/);
  assert.match(wrong, /还能再试 19 次/);
  const given = await send('keeper', counter, [
    ['id', newId()],
    ['node', POINT],
    ['label', parcel.collectionCode],
  ]);
  assert.match(given, /可以交给取货人/);
  assert.match(given, /A3/);
});

test('whoever may see the parcel reads every hand-over, and nobody reads the code', async () => {
  const page = await open('officer', `/desk/shipments/${parcel.id}`);
  for (const step of ['卖家打包', '共配中心收货', '装车', '发车', '送到站点', '上架待取', '取件']) {
    assert.match(page, new RegExp(step));
  }
  assert.match(page, /6\.5 °C/);
  assert.doesNotMatch(page, /没有扫描/);
  for (const path of [
    `/desk/shipments/${parcel.id}`,
    '/desk/shipments',
    '/desk/shipments/labels?departs=2026-06-01',
  ]) {
    assert.doesNotMatch(await open('officer', path), new RegExp(`>${parcel.collectionCode}<`), path);
  }
});

test('the list is taken away as a file that names no whole phone number', async () => {
  const file = await open('officer', '/desk/shipments/export');
  assert.match(file, new RegExp(parcel.sscc));
  assert.match(file, /139 \*{4} 0001/);
});

test('the county changes what a bus carries, and reads how promises were kept', async () => {
  now = instantAt('2026-06-03', '09:00');
  const path = `/desk/network/services/${bus.id}`;
  const form = await open('officer', path);
  assert.match(form, /value="100"/);
  const week = ['1', '2', '3', '4', '5'].map((day) => ['weekday', day] as const);
  const terms = [
    ['cutOff', '16:00'],
    ['arrives', '10:30'],
    ['leadDays', '1'],
    ['fee', '6.00'],
    ['cold', 'no'],
    ['active', 'yes'],
  ] as const;
  const refused = await send('officer', path, [...week, ...terms, ['capacity', 'viel']]);
  assert.match(refused, /这些设置不成立/);
  assert.match(refused, /value="viel"/);
  const network = await send('officer', path, [...week, ...terms, ['capacity', '120']]);
  assert.match(network, />120</);
  assert.match(network, /1 \/ 1 件/);
});

test('a withheld parcel is received and shelved with the sign of a refusal and its reason, and no hand-over is offered', async () => {
  now = morning;
  const other = paidOrder({ sellerId: organisations.coop });
  await asCall(db, { now }, (call) => pay(call, other));
  await drain(database, now);
  const { id, sscc } = await db
    .selectFrom('delivery.shipment')
    .select(['id', 'sscc'])
    .where('orderId', '=', other.orderId)
    .executeTakeFirstOrThrow();
  const reason = '召回 ZH-260601-1：农药超标';
  const counter = `/desk/station/collect?node=${POINT}&parcel=${id}`;
  assert.match(await open('keeper', counter), /name="code"/);
  await asCall(db, { now, actor: actors.officer }, async (call) => {
    must(await withholdParcels(call, { orderIds: [other.orderId], reason }));
  });
  const label = ['label', sscc] as const;
  const received = await send('driver', `/desk/hub/receive?hub=${HUB}`, [['id', newId()], label]);
  assert.match(received, new RegExp(`role="status"[\\s\\S]*别交，也别装车：放到一边[\\s\\S]*${reason}`));
  assert.doesNotMatch(received, /已收货/);
  const shelved = await send('keeper', '/desk/station?/shelve', [['id', newId()], ['node', POINT], label]);
  assert.match(shelved, new RegExp(`role="status"[\\s\\S]*别交，也别装车：放到一边[\\s\\S]*${reason}`));
  assert.doesNotMatch(shelved, /已通知取货人/);
  const atCounter = await open('keeper', counter);
  assert.match(atCounter, new RegExp(`别交，放到一边[\\s\\S]*${reason}`));
  assert.doesNotMatch(atCounter, /name="code"|没有取货码，但认得是本人/);
  assert.doesNotMatch(await open('keeper', `/desk/shipments/${id}`), /交付这一件/);
});
