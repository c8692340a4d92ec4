import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { startServer } from '../../src/server.ts';
import { newId } from '../../src/shared/id.ts';
import { openBrowser } from '../help/browser.ts';
import { COUNTY, MORNING } from '../help/county.ts';
import { testDatabase } from '../help/database.ts';
import { deskPage } from '../help/desk-page.ts';
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

const deskOf = async (who: keyof typeof people) =>
  deskPage(browser, { url: server.url, cookie: await signedIn(db, people[who]) }, { width: 1280 });

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

test('the officer runs the fund, sees why a project is left out and what would admit it, and publishes', async () => {
  await officer.goto(province);
  await officer.getByRole('link', { name: '专项资金：钱给哪些项目' }).click();
  await officer.getByLabel('叫什么').fill('2027 年第一批');
  await officer.getByLabel('总额').fill('300');
  await press('算方案');
  // Without script the officer looks again by the page's own link.
  await says('2027 年第一批');
  while ((await officer.getByText('验算通过').count()) === 0) {
    const look = officer.getByRole('link', { name: '看看算到哪了' });
    if ((await look.count()) > 0) await look.click();
    else await officer.reload();
  }
  const left = officer.getByRole('table', { name: /没选上的 \d+ 个，为什么/ });
  assert.match(await left.getByRole('row').nth(1).innerText(), /卡在：[\s\S]*加|放进来总分不会更高/);
  await press('公布这个方案');
  await officer.getByRole('link', { name: '公众看到的页面' }).click();
  await says('验算通过：没有一条规则被违反');
  const anybody = await browser.newPage();
  await anybody.goto(`${server.url}/funds`);
  await anybody.getByRole('link', { name: '2027 年第一批' }).click();
  const [file] = await Promise.all([
    anybody.waitForEvent('download'),
    anybody.getByRole('link', { name: /下载全部数据/ }).click(),
  ]);
  const fund = JSON.parse(await readFile(await file.path(), 'utf8'));
  assert.equal(fund.budget, 300);
});

test('a sponsor offers a project, the officer proposes the stable pairs, and the sponsor accepts', async () => {
  await officer.goto(`${server.url}/desk/pairing`);
  await officer.getByLabel('叫什么').fill('东部结对');
  await press('开始');
  await says('帮扶项目');
  const round = officer.url();
  const sponsor = await deskOf('clerk');
  await sponsor.goto(round);
  await sponsor.getByLabel('做什么').fill('两辆冷藏车');
  await sponsor.getByLabel('补哪一类').fill('物流');
  await sponsor.getByLabel('收几个地区').fill('1');
  await sponsor.getByRole('button', { name: '提出' }).click();
  await sponsor.getByText('两辆冷藏车').first().waitFor();
  // It thinks again: whom it would help first, in its own order.
  await sponsor.getByRole('link', { name: '排一排先帮谁' }).click();
  const places = sponsor.getByRole('textbox', { name: /第\d+县/ });
  const last = (await places.count()) - 1;
  assert.ok(last > 0);
  const wanted = /第\d+县/.exec(
    await places.nth(last).evaluate((field: HTMLInputElement) => field.labels?.[0]?.textContent ?? ''),
  )?.[0];
  await places.nth(last).fill('0');
  await sponsor.getByRole('button', { name: '保存意愿' }).click();
  await officer.goto(round);
  await says(/稳定的代价：\d\.\d{3}/);
  await press('提出稳定的结对');
  await says('等帮扶单位答应');
  await sponsor.goto(`${server.url}/desk/pairing`);
  const offered = sponsor.getByRole('table', { name: '提给我单位的' });
  assert.equal(await offered.getByRole('link').innerText(), wanted);
  await offered.getByRole('link').click();
  await sponsor.getByRole('button', { name: '答应', exact: true }).click();
  await sponsor.getByRole('heading', { name: '共同账' }).waitFor();
});

test('a village votes: its people propose and vote once, and nobody else can', async () => {
  await officer.goto(`${server.url}/desk/votes`);
  await officer.getByLabel('定什么').fill('公益金怎么花');
  await officer.getByLabel('有多少钱').fill('100000');
  await press('请村民提项目');
  await officer.getByRole('link', { name: '公益金怎么花' }).click();
  const vote = officer.url();
  const grower = await deskOf('wang');
  for (const [name, cost] of [
    ['村道', '60000'],
    ['路灯', '40000'],
  ] as const) {
    await grower.goto(vote);
    await grower.getByLabel('做什么').fill(name);
    await grower.getByLabel('要多少钱').fill(cost);
    await grower.getByRole('button', { name: '提出' }).click();
    await grower.getByRole('heading', { name }).waitFor();
  }
  await officer.goto(`${server.url}/desk/votes`);
  await press('开始投票');
  await grower.goto(vote);
  await grower.getByLabel('路灯').check();
  await grower.getByRole('button', { name: '投票' }).click();
  await grower.getByText('您投过了，谢谢').waitFor();
  const visitor = await browser.newPage();
  await visitor.goto(vote);
  await visitor.getByText('已有 1 人投票').waitFor();
  assert.equal(await visitor.getByRole('button', { name: '投票' }).count(), 0);
});
