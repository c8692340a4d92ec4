import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { prepareZXingModule, type ReadInputBarcodeFormat, readBarcodes } from 'zxing-wasm/reader';
import { addNodes, addServices } from '#delivery';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { bracketed, parseAnyLink, parseMessage } from '#tracing';
import { atEnd } from '../../../../../../test/help/at-end.ts';
import { openBrowser } from '../../../../../../test/help/browser.ts';
import { asCall, COUNTY, settle as drain } from '../../../../../../test/help/county.ts';
import { testDatabase } from '../../../../../../test/help/database.ts';
import { bus, nodes } from '../../../../../../test/help/network.ts';
import { plantProducts } from '../../../../../../test/help/orchard.ts';
import { paidOrder, pay } from '../../../../../../test/help/parcel.ts';
import { stockLots } from '../../../../../../test/help/stall.ts';
import { settle, signedIn } from '../../../../../../test/help/village.ts';
import { startServer } from '../../../../../server.ts';

// The coarsest label printers print 203 dots an inch; a CSS inch is 96 pixels.
const PRINTER = 203 / 96;
const GTIN = '92045022400019';

const database = await testDatabase();
const { db } = database;
const { people, organisations } = await settle(db);
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
  await plantProducts(call);
});
const [lotId = ''] = await stockLots(db, [{ producerId: organisations.coop, quantity: '100' }]);
const { code } = await db
  .selectFrom('origin.lot')
  .select('code')
  .where('id', '=', lotId)
  .executeTakeFirstOrThrow();
const order = paidOrder({
  sellerId: organisations.coop,
  lines: [
    {
      lotId,
      lotCode: code,
      gtin: GTIN,
      titleZh: '滑皮金桔',
      titleEn: 'Smooth-skin kumquat',
      milli: 2_500,
      unit: 'jin',
    },
  ],
});
await asCall(db, { now }, (call) => pay(call, order));
await drain(database, now);
const { sscc } = await db
  .selectFrom('delivery.shipment')
  .select('sscc')
  .where('orderId', '=', order.orderId)
  .executeTakeFirstOrThrow();

const server = await startServer({
  config: { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() },
  db,
  clock: () => now,
});
atEnd(() => server.stop());
const browser = await openBrowser();
prepareZXingModule({
  overrides: {
    wasmBinary: (await readFile(new URL(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))))
      .buffer as ArrayBuffer,
  },
});

/** What a scanner reads on the first label of a page, printed. */
async function scanned(path: string, formats: ReadInputBarcodeFormat[]): Promise<string[]> {
  const cookie = await signedIn(db, people.clerk, { now });
  const context = await browser.newContext({
    deviceScaleFactor: PRINTER,
    extraHTTPHeaders: { cookie },
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await page.goto(server.url + path);
  const picture = await page.locator('.label').first().screenshot();
  await context.close();
  const found = await readBarcodes(new Uint8Array(picture), { formats, tryHarder: true, textMode: 'Plain' });
  return found.map(({ text }) => text);
}

test('a pack’s label, printed at 203 dpi, leads phones to the lot and tells tills weight, days and lot', async () => {
  const path = '/desk/shipments/labels/packs?departs=2026-06-01';
  const [phone = ''] = await scanned(path, ['QRCode']);
  const link = parseAnyLink(phone);
  assert.ok(link.ok, phone);
  assert.equal(link.value.stem, server.url);
  assert.equal(
    bracketed([...link.value.path, ...link.value.attributes]),
    `(01)${GTIN}(10)${code}(3103)001250`,
  );
  const [till = ''] = await scanned(path, ['DataMatrix']);
  const message = parseMessage(till);
  assert.ok(message.ok, JSON.stringify(till));
  assert.equal(bracketed(message.value), `(01)${GTIN}(3103)001250(15)260620(7007)260601(10)${code}`);
});

test('a parcel’s label carries its SSCC twice, as bars and as a square', async () => {
  for (const formats of [['Code128'], ['DataMatrix']] as const) {
    const [text = ''] = await scanned('/desk/shipments/labels?departs=2026-06-01', [...formats]);
    const message = parseMessage(text);
    assert.ok(message.ok, `${formats}: ${JSON.stringify(text)}`);
    assert.equal(bracketed(message.value), `(00)${sscc}`);
  }
});

test('on A4 the labels stand three across', async () => {
  const cookie = await signedIn(db, people.clerk, { now });
  const page = await (await browser.newContext({ extraHTTPHeaders: { cookie } })).newPage();
  await page.goto(`${server.url}/desk/shipments/labels/packs?departs=2026-06-01&paper=a4`);
  await page.emulateMedia({ media: 'print' });
  const columns = await page
    .locator('.sheet')
    .evaluate((sheet) => getComputedStyle(sheet).gridTemplateColumns);
  assert.equal(columns.split(' ').length, 3);
  await page.close();
});
