import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId } from '#shared/id.ts';
import { axeFindings } from '../../../../test/help/axe.ts';
import { openBrowser } from '../../../../test/help/browser.ts';
import { COUNTY, MORNING } from '../../../../test/help/county.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import { deskPage, type View } from '../../../../test/help/desk-page.ts';
import { madeRegions } from '../../../../test/help/made-regions.ts';
import { settle, signedIn } from '../../../../test/help/village.ts';
import { startServer } from '../../../server.ts';

const { db } = await testDatabase();
const { people } = await settle(db);
const server = await startServer({
  config: { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() },
  db,
  clock: () => MORNING,
});
after(() => server.stop());
const browser = await openBrowser();
const { csv, boundaries } = madeRegions();

const deskOf = async (who: 'officer' | 'clerk', view?: View) =>
  deskPage(browser, { url: server.url, cookie: await signedIn(db, people[who]) }, view);

const officer = await deskOf('officer');
const press = (name: string) => officer.getByRole('button', { name }).click();

async function bring(name: string, table: string, drawn?: string) {
  await officer.goto(`${server.url}/desk/regions`);
  const file = (text: string, called: string) => ({
    name: called,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(text),
  });
  await officer.locator('input[name=file]').setInputFiles(file(table, name));
  if (drawn !== undefined)
    await officer.locator('input[name=boundaries]').setInputFiles(file(drawn, 'map.geojson'));
  await press('上传');
}

const role = (heading: string) => officer.getByRole('combobox', { name: `${heading} 是什么` });
const kind = (heading: string) => officer.getByRole('combobox', { name: `${heading} 说明哪一类` });
let compared = '';

test('without script: the officer brings a province, says what its columns are, and sees the weakest first on a map', async () => {
  await officer.goto(`${server.url}/desk`);
  await officer.getByRole('link', { name: '地区比较', exact: true }).click();
  await bring('全省.csv', csv, JSON.stringify(boundaries));
  await officer.getByRole('heading', { level: 1, name: '全省.csv' }).waitFor();
  // Guessed from the first row: code, name, and figures of which more is better.
  assert.equal(await role('代码').inputValue(), 'unit');
  assert.equal(await role('县').inputValue(), 'name');
  await role('销售额').selectOption('volume');
  await role('到县城小时').selectOption('cost');
  await kind('通村快递').fill('物流');
  await kind('电商人才').fill('人才');
  await kind('到县城小时').fill('物流');
  await press('分析');
  await officer.getByText('20 个地区，最弱的在前。').waitFor();
  compared = officer.url();
  const first = officer.getByRole('table', { name: '地区' }).getByRole('row').nth(1);
  assert.match(await first.innerText(), /第1县[\s\S]*20/);
  assert.equal(await officer.getByRole('img', { name: /得分/ }).locator('path').count(), 20);
  await officer.getByText('只看“销售额”排名，会漏掉 1 个地区').waitFor();
});

test('without script: a county’s page says where it stands, what holds it back and by what rule', async () => {
  await officer.goto(`${compared}/460117`);
  await officer.getByRole('heading', { level: 1, name: '第17县' }).waitFor();
  assert.match(await officer.locator('main').innerText(), /名次区间 \d+–\d+/);
  const weak = officer.getByRole('heading', { level: 3 });
  assert.deepEqual(await weak.allInnerTexts(), ['人才']);
  await officer.getByText(/占权重的 33\.3\s%/).waitFor();
  await officer.getByText(/电商人才：第 \d+ 名/).waitFor();
  assert.equal(await officer.locator('path.here').count(), 1);
});

test('without script: the officer publishes, anybody reads it with its maps, until it is taken back', async () => {
  const address = compared.replace('/desk/regions', '/regions');
  const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  assert.equal((await reader.goto(address))?.status(), 404);
  await officer.goto(compared);
  await press('公开给所有人看');
  await officer.getByText('已公开').waitFor();
  await reader.goto(`${server.url}/regions`);
  await reader.getByRole('link', { name: '全省.csv' }).click();
  await reader.getByText('20 个地区，最弱的在前。').waitFor();
  await reader.getByRole('link', { name: '连片的强弱' }).click();
  await reader.getByRole('img', { name: /LISA/ }).waitFor();
  await reader.getByText(/莫兰指数 \d/).waitFor();
  await reader.goto(`${address}/460117`);
  await reader.getByRole('heading', { level: 1, name: '第17县' }).waitFor();
  await officer.goto(compared);
  await press('收回公开');
  await officer.getByRole('button', { name: '公开给所有人看' }).waitFor();
  assert.equal((await reader.goto(address))?.status(), 404);
});

test('without script: rows that cannot be used are told with their reasons, and left out when the officer says so', async () => {
  await bring('有错.csv', `${csv}\n460199,错县,很多,3,3,3\n460101,又一次,1,1,1,1`);
  // The last table's columns were of the same names: they are what they were.
  assert.equal(await role('到县城小时').inputValue(), 'cost');
  assert.equal(await kind('电商人才').inputValue(), '人才');
  await press('分析');
  await officer.getByText('有 2 行不能用').waitFor();
  await officer.getByText('第 22 行“销售额”不是数字：很多').waitFor();
  await officer.getByText('第 23 行的“460101”第 2 行已经有了').waitFor();
  await officer.getByLabel('不用上面这些行').check();
  await press('分析');
  await officer.getByText('20 个地区，最弱的在前。').waitFor();
  await officer.getByText(/没有用 2 行/).waitFor();
});

test('boundaries that match nothing are refused, and nothing is kept', async () => {
  await bring('没有图.csv', csv, '{"type": "FeatureCollection", "features": []}');
  await officer.getByText('边界文件看不懂，或者对不上表里的代码').waitFor();
  await officer.goto(`${server.url}/desk/regions`);
  assert.equal(await officer.getByRole('link', { name: '没有图.csv' }).count(), 0);
});

test('an address of no table is told as such', async () => {
  for (const address of ['none', 'none/460117', newId()]) {
    assert.equal((await officer.goto(`${server.url}/desk/regions/${address}`))?.status(), 404);
    await officer.getByText('没有这份地区分析').first().waitFor();
  }
});

test('a co-op’s clerk has no way in, neither by the menu nor by address', async () => {
  const clerk = await deskOf('clerk');
  await clerk.goto(`${server.url}/desk`);
  assert.equal(await clerk.getByRole('link', { name: '地区比较', exact: true }).count(), 0);
  assert.equal((await clerk.goto(compared))?.status(), 403);
});

for (const view of [
  { width: 360, elder: true },
  { width: 360, lang: 'en', dark: true },
  { width: 1440, lang: 'en' },
] as const satisfies readonly View[]) {
  test(`everyone can read and use the pages: ${JSON.stringify(view)}`, async () => {
    const page = await deskOf('officer', { ...view, script: true });
    for (const address of [`${server.url}/desk/regions`, compared, `${compared}/460117`]) {
      await page.goto(address);
      assert.deepEqual(await axeFindings(page), [], address);
      assert.ok(
        await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
        address,
      );
      const shots = process.env.LOOK_AT;
      if (shots) await page.screenshot({ path: `${shots}/${newId()}.png`, fullPage: true });
    }
  });
}
