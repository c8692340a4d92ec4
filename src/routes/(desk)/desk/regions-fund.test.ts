import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { newId } from '#shared/id.ts';
import { axeFindings } from '../../../../test/help/axe.ts';
import { openBrowser } from '../../../../test/help/browser.ts';
import { COUNTY, MORNING } from '../../../../test/help/county.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import { assessedRegions } from '../../../../test/help/made-regions.ts';
import { PATIENCE_MS } from '../../../../test/help/until.ts';
import { settle, signedIn } from '../../../../test/help/village.ts';
import { startServer } from '../../../server.ts';

const { db } = await testDatabase();
const { people } = await settle(db);
const address = `/desk/regions/${await assessedRegions(db)}/fund`;
const server = await startServer({
  config: { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() },
  db,
  clock: () => MORNING,
});
after(() => server.stop());
const browser = await openBrowser();

async function officer({ script, view = 'plain' }: { script: boolean; view?: string }): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 800 },
    javaScriptEnabled: script,
  });
  const [name = '', value = ''] = (await signedIn(db, people.officer)).split('=');
  await context.addCookies([
    { name, value, url: server.url },
    { name: 'lang', value: 'zh', url: server.url },
    { name: 'view', value: view, url: server.url },
  ]);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(server.url + address);
  await page.waitForLoadState('networkidle');
  return page;
}

test('an officer moves a slider by the keyboard and reads what it would come to; nothing is kept until the plan is asked for', async () => {
  const page = await officer({ script: true, view: 'elder' });
  const slider = page.getByRole('slider', { name: '总额（滑块）' });
  const budget = page.getByRole('textbox', { name: '总额' });
  const brings = page.getByRole('status').getByText(/个里的 \d+ 个/);
  await slider.focus();
  await slider.press('End');
  const all = Number(await budget.inputValue());
  assert.ok(all > 0);
  await brings.waitFor();
  await page.getByText('已证明最优').waitFor();
  // Typed, the slider follows; and less money is told as such.
  await budget.fill('300');
  await page.getByText(/（−\d+\.\d 分）/).waitFor();
  assert.equal(await slider.inputValue(), '300');
  assert.ok(((await slider.boundingBox())?.height ?? 0) >= 60, 'a finger finds it');
  assert.deepEqual(await axeFindings(page), []);
  assert.equal(await db.selectFrom('region.fundPlan').select('id').executeTakeFirst(), undefined);
  // Rules that nothing can keep say so beside the sliders.
  await budget.fill('1');
  await page
    .getByRole('status')
    .getByText(/规则|不能同时/)
    .first()
    .waitFor();
  await budget.fill('300');
  await page.getByLabel('叫什么').fill('滑出来的');
  await brings.waitFor();
  await page.getByRole('button', { name: '算方案', exact: true }).click();
  await page.getByText('验算通过').waitFor();
});

test('without script the same rules are plain numbers, and nothing moves that would say nothing', async () => {
  const page = await officer({ script: false });
  assert.equal(await page.locator('input[type=range]').count(), 0);
  await page.getByLabel('总额').fill('300');
  await page.getByLabel('每个地区最多', { exact: false }).first().fill('80');
  await page.getByLabel('叫什么').fill('手写的');
  await page.getByRole('button', { name: '算方案', exact: true }).click();
  // Without script the officer looks again by the page's own link.
  await page.getByRole('heading', { name: '手写的' }).waitFor();
  while ((await page.getByText('验算通过').count()) === 0) {
    const look = page.getByRole('link', { name: '看看算到哪了' });
    if ((await look.count()) > 0) await look.click();
    else await page.reload();
  }
});
