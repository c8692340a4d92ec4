import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import sharp from 'sharp';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { addNodes, addServices, logTemperatures, planRound, setColdLimits } from '#delivery';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { asCall, COUNTY, settle as drain } from '../../../../../test/help/county.ts';
import { testDatabase } from '../../../../../test/help/database.ts';
import { bus, HUB, nodes, POINT } from '../../../../../test/help/network.ts';
import { paidOrder, pay } from '../../../../../test/help/parcel.ts';
import { type PdfPage, readPdf } from '../../../../../test/help/read-pdf.ts';
import { settle, signedIn } from '../../../../../test/help/village.ts';
import { startServer } from '../../../../server.ts';

const database = await testDatabase();
const { db } = database;
const { people, organisations, actors } = await settle(db);
const now = instantAt('2026-06-01', '09:00');
await asCall(db, {}, async (call) => {
  const { bus: carrierId, station } = organisations;
  const kept = nodes.map((node) => ({
    ...node,
    organisationId: node.kind === 'hub' ? carrierId : station,
    placeCode: '450224105203',
  }));
  must(await addNodes(call, kept));
  must(await addServices(call, [{ ...bus, carrierId }]));
});
const order = paidOrder({ sellerId: organisations.coop });
await asCall(db, { now }, (call) => pay(call, order));
await drain(database, now);
const parcel = await db
  .selectFrom('delivery.shipment')
  .select(['id', 'sscc', 'orderNumber', 'recipientPhone'])
  .executeTakeFirstOrThrow();
const roundId = newId();
const driving = { now, actor: actors.driver };
await asCall(db, driving, async (call) => {
  must(
    await planRound(call, {
      ...{ id: roundId, hubId: HUB, departs: '2026-06-01', carrierId: organisations.bus },
      ...{ driverName: '周师傅', vehicle: '桂B·12345', nodeIds: [POINT] },
    }),
  );
  must(await setColdLimits(call, { roundId, coldest: '0', warmest: '8' }));
  const reading = (minutes: number, celsius: string) => ({
    ...{
      id: newId(),
      at: new Date(now.getTime() - minutes * 60_000),
      celsius,
      sensor: '',
      source: 'typed' as const,
    },
  });
  must(
    await logTemperatures(call, {
      roundId,
      readings: [reading(60, '4.0'), reading(40, '12.5'), reading(20, '5.0')],
    }),
  );
});

const server = await startServer({
  config: { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() },
  db,
  clock: () => now,
});
after(() => server.stop());

async function get(who: 'driver' | 'clerk' | 'keeper' | 'officer', path: string): Promise<Response> {
  return fetch(server.url + path, { headers: { cookie: await signedIn(db, people[who], { now }) } });
}

async function pdf(who: 'driver' | 'clerk' | 'officer', path: string) {
  const answer = await get(who, path);
  assert.equal(answer.status, 200, path);
  assert.equal(answer.headers.get('content-type'), 'application/pdf');
  const bytes = await answer.bytes();
  assert.ok(bytes.length < 60_000, `${bytes.length} bytes`);
  const read = readPdf(bytes);
  assert.equal(read.without, '');
  return read.pages.map(({ text }) => text).join('\n');
}

test('a round’s hand-over list, load picture and cold log come as PDFs with what their pages say', async () => {
  const list = await pdf('driver', `/desk/rounds/${roundId}/pdf`);
  for (const text of [parcel.sscc.slice(-6), '雅仕村便民点', '周师傅', '收货人签名'])
    assert.ok(list.includes(text), text);
  const load = await pdf('officer', `/desk/rounds/${roundId}/pdf?part=load`);
  for (const text of ['驾驶室', parcel.sscc.slice(-6), '散件']) assert.ok(load.includes(text), text);
  const cold = await pdf('officer', `/desk/rounds/${roundId}/pdf?part=cold`);
  for (const text of ['0 到 8 °C', '12.5', '太热']) assert.ok(cold.includes(text), text);
});

test('what somebody may not see is refused as its page refuses it', async () => {
  assert.equal((await get('clerk', `/desk/rounds/${roundId}/pdf`)).status, 403);
  assert.equal((await get('driver', `/desk/rounds/${newId()}/pdf?part=cold`)).status, 404);
  assert.equal((await get('driver', `/desk/rounds/rubbish/pdf`)).status, 404);
  const foreign = await pdf('clerk', `/desk/shipments/labels/pdf?id=${newId()}`);
  assert.ok(foreign.includes('没有要打印的面单'));
});

test('a label in the PDF can be scanned, bars and square, and keeps the buyer’s number to itself', async () => {
  const answer = await get('clerk', `/desk/shipments/labels/pdf?id=${parcel.id}`);
  const { pages } = readPdf(await answer.bytes());
  const [page] = pages;
  assert.ok(page && pages.length === 1);
  // 100 × 150 mm.
  assert.deepEqual([page.width, page.height].map(Math.round), [283, 425]);
  for (const text of [parcel.sscc.slice(-6), parcel.orderNumber]) assert.ok(page.text.includes(text), text);
  const number = parcel.recipientPhone.replace('+86', '');
  assert.ok(!page.text.includes(number) && page.text.includes(number.slice(-4)));
  const found = await scanned(page);
  assert.deepEqual(found.toSorted(), [`Code128 00${parcel.sscc}`, `DataMatrix 00${parcel.sscc}`]);
});

/** What a scanner reads of the page's black rectangles, printed at 203 dots an inch. */
async function scanned({ width, height, bars }: PdfPage): Promise<string[]> {
  const rects = bars.map(
    ([x, y, w, h]) => `<rect x="${x}" y="${height - y - h}" width="${w}" height="${h}"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="#fff"/>${rects.join('')}</svg>`;
  const png = await sharp(Buffer.from(svg), { density: 203 }).png().toBuffer();
  const wasm = await readFile(new URL(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
  prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer } });
  const read = await readBarcodes(new Uint8Array(png), {
    formats: ['Code128', 'DataMatrix'],
    ...{ tryHarder: true, textMode: 'Plain' },
  });
  return read.map(({ format, text }) => `${format} ${text.replaceAll(/[()]/g, '')}`);
}
