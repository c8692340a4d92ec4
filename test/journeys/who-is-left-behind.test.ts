import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { startServer } from '../../src/server.ts';
import { newId } from '../../src/shared/id.ts';
import { openBrowser } from '../help/browser.ts';
import { COUNTY, MORNING } from '../help/county.ts';
import { testDatabase } from '../help/database.ts';
import { madeRegions } from '../help/made-regions.ts';
import { settle, signedIn } from '../help/village.ts';

const { db } = await testDatabase();
const { people } = await settle(db);
const server = await startServer({
  config: { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() },
  db,
  clock: () => MORNING,
});
after(() => server.stop());
const browser = await openBrowser();

async function deskOf(who: keyof typeof people): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    javaScriptEnabled: false,
  });
  const [name = '', value = ''] = (await signedIn(db, people[who])).split('=');
  await context.addCookies([
    { name, value, url: server.url },
    { name: 'lang', value: 'zh', url: server.url },
  ]);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

const officer = await deskOf('officer');
const press = (name: string) => officer.getByRole('button', { name, exact: true }).click();
const says = (text: string | RegExp) => officer.getByText(text).first().waitFor();
let province = '';

test('the officer brings a province and reads why one county is weak', async () => {
  const { csv } = madeRegions();
  await officer.goto(`${server.url}/desk/regions`);
  const file = { name: '全省.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
  await officer.locator('input[name=file]').setInputFiles(file);
  await press('上传');
  const role = (heading: string) => officer.getByRole('combobox', { name: `${heading} 是什么` });
  const kind = (heading: string) => officer.getByRole('combobox', { name: `${heading} 说明哪一类` });
  await role('销售额').selectOption('volume');
  await role('到县城小时').selectOption('cost');
  await kind('通村快递').fill('物流');
  await kind('电商人才').fill('人才');
  await kind('到县城小时').fill('物流');
  await press('分析');
  await says('20 个地区，最弱的在前。');
  province = officer.url();
  await officer.goto(`${province}/460117`);
  await says(/占权重的 33\.3\s%/);
});

test('the officer edits the county’s support list, and its history says why', async () => {
  await officer.getByRole('link', { name: '支持清单' }).click();
  await says('第17县的支持清单');
  await officer.getByText('改这一项：电商培训（100 人次）').click();
  const card = officer.locator('form', { has: officer.locator('input[value=training]') });
  await card.getByLabel('资金出').fill('20');
  await card.getByLabel('为什么改').fill('要办两期');
  await card.getByRole('button', { name: '保存' }).click();
  await says('改了“电商培训（100 人次）”');
  await says('要办两期');
  await officer.getByRole('link', { name: '一页纸' }).click();
  await says('第17县：支持清单');
});
