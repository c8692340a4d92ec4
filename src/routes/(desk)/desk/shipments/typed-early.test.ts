import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addNodes, addServices } from '#delivery';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { openBrowser } from '../../../../../test/help/browser.ts';
import { asCall, COUNTY } from '../../../../../test/help/county.ts';
import { testDatabase } from '../../../../../test/help/database.ts';
import { deskPage } from '../../../../../test/help/desk-page.ts';
import { DAY } from '../../../../../test/help/fleet.ts';
import { bus, nodes } from '../../../../../test/help/network.ts';
import { settle, signedIn } from '../../../../../test/help/village.ts';
import { startServer } from '../../../../server.ts';

/* A hardware scanner does not wait until a slow phone has a page's script. */
const { db } = await testDatabase();
const { people, organisations } = await settle(db);
const now = instantAt(DAY, '08:10');
await asCall(db, { now }, async (call) => {
  must(
    await addNodes(
      call,
      nodes.map((node) => ({ ...node, organisationId: organisations.station })),
    ),
  );
  must(await addServices(call, [{ ...bus, carrierId: organisations.bus }]));
});
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() };
const server = await startServer({ config, db, clock: () => now });
after(() => server.stop());
const browser = await openBrowser();
const cookie = await signedIn(db, people.keeper, { now });

test('what is scanned or typed before the page has come alive stays in its field', async () => {
  const page = await deskPage(browser, { url: server.url, cookie }, { script: true });
  // A browser that reads barcodes is offered its camera once the page is alive.
  await page.addInitScript('globalThis.BarcodeDetector = class {}');
  const released = Promise.withResolvers<void>();
  await page.route('**/*.js', async (route) => {
    await released.promise;
    await route.continue();
  });
  await page.goto(`${server.url}/desk/station`, { waitUntil: 'commit' });
  const field = page.locator('input[name=label]').first();
  const shelf = page.locator('input[name=shelf]');
  await shelf.fill('A3');
  await field.fill('000123');
  released.resolve();
  await page.getByRole('button', { name: '用手机相机扫' }).first().waitFor();
  assert.equal(await field.inputValue(), '000123');
  assert.equal(await shelf.inputValue(), 'A3');
  await page.context().close();
});
