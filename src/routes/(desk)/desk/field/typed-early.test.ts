import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { addPlots } from '#origin';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { openBrowser } from '../../../../../test/help/browser.ts';
import { asCall, COUNTY } from '../../../../../test/help/county.ts';
import { testDatabase } from '../../../../../test/help/database.ts';
import { deskPage } from '../../../../../test/help/desk-page.ts';
import { KUMQUAT, plantProducts } from '../../../../../test/help/orchard.ts';
import { until } from '../../../../../test/help/until.ts';
import { settle, signedIn } from '../../../../../test/help/village.ts';
import { startServer } from '../../../../server.ts';

/* On a cheap phone over a weak line a grower has ticked and typed before the page's script is there. */
const { db } = await testDatabase();
const { people, organisations } = await settle(db);
const now = instantAt('2026-06-01', '09:00');
const plot = (name: string, producerId: string) => ({
  ...{ id: newId(), producerId, name, placeCode: '450224105203' },
  ...{ productCode: KUMQUAT, areaMu: '3.5', lat: 25.2245, lng: 109.3975 },
});
const plots = [plot('东坡', organisations.wang), plot('河边', organisations.wang)];
await asCall(db, { now }, async (call) => {
  await plantProducts(call);
  must(await addPlots(call, [...plots, plot('山脚', organisations.stranger)]));
});
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() };
const server = await startServer({ config, db, clock: () => now });
after(() => server.stop());
const browser = await openBrowser();
const cookie = await signedIn(db, people.wang, { now });

/** The page as it was sent, its script held back until what is returned is called; that comes back once the page is alive. */
async function heldBack(page: Page, path: string): Promise<() => Promise<void>> {
  const released = Promise.withResolvers<void>();
  await page.route('**/*.js', async (route) => {
    await released.promise;
    await route.continue();
  });
  await page.goto(`${server.url}/desk/field/new${path}`, { waitUntil: 'commit' });
  return async () => {
    released.resolve();
    // It has its worker registered as soon as it is alive.
    await until('the page comes alive', () =>
      page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length > 0),
    );
  };
}

test('a plot ticked before the page has come alive stays ticked', async () => {
  const page = await deskPage(browser, { url: server.url, cookie }, { width: 360, script: true });
  const alive = await heldBack(page, '?work=feed');
  await page.getByLabel('河边').check();
  await alive();
  assert.equal(await page.getByLabel('河边').isChecked(), true);
  assert.equal(await page.getByLabel('东坡').isChecked(), false);
  await page.context().close();
});

test('the only plot is ticked already, and once unticked before the page has come alive it stays unticked', async () => {
  const own = await signedIn(db, people.chen, { now });
  const page = await deskPage(browser, { url: server.url, cookie: own }, { width: 360, script: true });
  const alive = await heldBack(page, '?work=feed');
  assert.equal(await page.getByLabel('山脚').isChecked(), true);
  await page.getByLabel('山脚').uncheck();
  await alive();
  assert.equal(await page.getByLabel('山脚').isChecked(), false);
  await page.context().close();
});

test('when it was done, how much and a note stay as they were said before the page has come alive', async () => {
  const page = await deskPage(browser, { url: server.url, cookie }, { width: 360, script: true });
  const alive = await heldBack(page, `?work=feed&plot=${plots[0]?.id}`);
  await page.getByLabel('昨天').check();
  await page.getByLabel('用量').fill('一担');
  await page.getByLabel('想说的话').fill('农家肥');
  await alive();
  assert.equal(await page.getByLabel('昨天').isChecked(), true);
  assert.equal(await page.getByLabel('用量').inputValue(), '一担');
  assert.equal(await page.getByLabel('想说的话').inputValue(), '农家肥');
  await page.context().close();
});
