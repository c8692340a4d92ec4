import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { listFieldRecords, listLots } from '#origin';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { openBrowser } from '../../../../test/help/browser.ts';
import { asCall, COUNTY } from '../../../../test/help/county.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import { mastBefore } from '../../../../test/help/mast.ts';
import { plantProducts } from '../../../../test/help/orchard.ts';
import { PATIENCE_MS } from '../../../../test/help/until.ts';
import { settle, signedIn } from '../../../../test/help/village.ts';
import { startServer } from '../../../server.ts';

const { db } = await testDatabase();
const { people, actors } = await settle(db);
await asCall(db, {}, plantProducts);
const now = instantAt('2026-06-01', '09:00');
const server = await startServer({
  config: { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() },
  db,
  clock: () => now,
});
after(() => server.stop());
const browser = await openBrowser();

type Who = 'wang' | 'clerk' | 'officer';
interface View {
  readonly script?: boolean;
  readonly lang?: 'zh' | 'en';
  readonly elder?: boolean;
  readonly dark?: boolean;
}

/** A cheap phone in someone's hand. */
async function phoneOf(
  who: Who,
  { script = false, lang = 'zh', elder = false, dark = false }: View = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: script,
    colorScheme: dark ? 'dark' : 'light',
  });
  const [name = '', value = ''] = (await signedIn(db, people[who], { now })).split('=');
  await context.addCookies([
    { name, value, url: server.url },
    { name: 'lang', value: lang, url: server.url },
    { name: 'view', value: elder ? 'elder' : 'plain', url: server.url },
  ]);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.clock.setFixedTime(now);
  return page;
}

const entries = async () =>
  must(await asCall(db, { actor: actors.wang }, (call) => listFieldRecords(call, { limit: 50, offset: 0 })))
    .records;
const lots = async () =>
  must(await asCall(db, { actor: actors.clerk }, (call) => listLots(call, { limit: 50, offset: 0 }))).lots;
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const tick = (page: Page, text: string) => page.locator('label.tile', { hasText: text }).click();

const wang = await phoneOf('wang');
const clerk = await phoneOf('clerk');

async function registerPlot(page: Page, name: string) {
  await page.goto(`${server.url}/desk/plots/new`);
  await page.getByLabel('地块叫什么').fill(name);
  await page.getByLabel('种什么').selectOption({ label: '滑皮金桔' });
  await page.getByLabel('面积').fill('3.5');
  await press(page, '保存');
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

test('without script: a grower registers two plots, with no more than a name, a crop and an area', async () => {
  await registerPlot(wang, '东坡');
  await registerPlot(wang, '河边');
  await wang.goto(`${server.url}/desk/plots`);
  assert.equal(await wang.getByRole('row', { name: /东坡|河边/ }).count(), 2);
});

test('without script: she walks the edge of a plot by tapping its corners on the picture', async () => {
  await wang.goto(`${server.url}/desk/plots`);
  await wang.getByRole('cell', { name: '东坡' }).getByRole('link').click();
  await wang.getByRole('link', { name: '量地边' }).click();
  for (const position of [
    { x: 100, y: 100 },
    { x: 220, y: 110 },
    { x: 160, y: 220 },
  ]) {
    await wang.locator('input[type=image]').click({ position });
  }
  await wang.getByText('已经记了 3 个角').waitFor();
  await press(wang, '完成，保存');
  await wang.getByRole('link', { name: '重新量地边' }).waitFor();
});

test('without script: she records spraying one question at a time and reads at once from which day she may pick', async () => {
  await wang.goto(`${server.url}/desk/field`);
  await wang.getByRole('link', { name: '打药', exact: true }).click();
  await tick(wang, '河边');
  await press(wang, '下一步');
  await tick(wang, '阿维菌素');
  await press(wang, '下一步');
  await wang.getByText('最早采收日：6月16日').waitFor();
  await press(wang, '记下');
  await wang.getByRole('status').getByText('最早采收日：6月16日').waitFor();
  const [entry] = await entries();
  assert.deepEqual([entry?.kind, entry?.plotName, entry?.firstHarvestDay], ['spray', '河边', '2026-06-16']);
});

test('without script: the sprayed plot cannot be ticked for the harvest, the other becomes a lot', async () => {
  await wang.goto(`${server.url}/desk/lots/new`);
  const sprayed = wang.locator('label.tile', { hasText: '河边' });
  assert.match(await sprayed.innerText(), /最早 6月16日采/);
  assert.equal(await sprayed.locator('input').isDisabled(), true);
  await wang.locator('label.tile', { hasText: '东坡' }).locator('input').check({ force: true });
  await press(wang, '下一步');
  await tick(wang, '一级');
  await press(wang, '下一步');
  await wang.getByLabel('数量').fill('５0.5');
  await wang.locator('label', { hasText: '公斤' }).click();
  await press(wang, '登记采收');
  await wang.getByRole('status').getByText('采收已登记').waitFor();
  const [lot] = await lots();
  assert.deepEqual([lot?.quantity, lot?.unit, lot?.forSale], [101_000, 'jin', false]);
});

test('a harvest that does not work says why and loses nothing that was typed', async () => {
  await wang.goto(`${server.url}/desk/lots/new`);
  await wang.locator('label.tile', { hasText: '东坡' }).locator('input').check({ force: true });
  await press(wang, '下一步');
  await tick(wang, '二级');
  await press(wang, '下一步');
  await wang.getByLabel('数量').fill('很多');
  await press(wang, '登记采收');
  await wang.getByRole('alert').getByText('数量不对').waitFor();
  assert.equal(await wang.getByLabel('数量').inputValue(), '很多');
});

test('without script: she promises, and the certificate is there to print with its code', async () => {
  await wang.goto(`${server.url}/desk/lots?show=uncertified`);
  await wang.getByRole('link', { name: /^HJ-/ }).click();
  await wang.getByRole('link', { name: '开合格证' }).click();
  await wang.getByText('未使用禁用农药').waitFor();
  await press(wang, '我承诺，开具');
  await wang.getByRole('heading', { name: '承诺达标合格证' }).waitFor();
  await wang.getByRole('img', { name: /二维码/ }).waitFor();
  await wang.getByRole('link', { name: '买家看到的合格证页面' }).click();
  await wang.getByText('有效', { exact: true }).waitFor();
});

test('without script: sorting makes a lot of each grade, and the page shows that it adds up', async () => {
  await wang.goto(`${server.url}/desk/lots`);
  await wang.getByRole('link', { name: /^HJ-/ }).click();
  await wang.getByRole('link', { name: '分级' }).click();
  await wang.getByLabel('一级').fill('60');
  await wang.getByLabel('二级').fill('35');
  await wang.getByLabel('剔除的').fill('6');
  await press(wang, '分级');
  await wang.getByText('进 101 斤 = 现有 0 + 分出 95 + 损耗 6').waitFor();
});

test('the officer holds a lot from the desk; its owner reads why and cannot release it', async () => {
  const held = (await lots()).find((lot) => lot.quantity > 0);
  const officer = await phoneOf('officer');
  await officer.goto(`${server.url}/desk/lots/${held?.code}/hold`);
  await officer.getByLabel('为什么暂停').fill('抽检');
  await press(officer, '暂停');
  await officer.getByText('已暂停', { exact: true }).waitFor();
  await officer.goto(`${server.url}/desk`);
  await officer.getByText('暂停的批次，等您核实').waitFor();
  await wang.goto(`${server.url}/desk/lots/${held?.code}/hold`);
  await wang.getByText('要由县里的负责人核实后解除').waitFor();
  assert.equal(await wang.getByRole('button', { name: '解除暂停' }).count(), 0);
});

test('co-op staff first say for which household they write, and its name stays in sight', async () => {
  await clerk.goto(`${server.url}/desk/field/new?work=irrigate`);
  await tick(clerk, '王秀英家');
  await press(clerk, '下一步');
  await press(clerk, '下一步');
  await clerk.getByText('请至少选一块地').waitFor();
  await tick(clerk, '东坡');
  await press(clerk, '下一步');
  await press(clerk, '记下');
  await clerk.getByRole('status').getByText('浇水 东坡').waitFor();
  assert.match(await clerk.locator('header').last().innerText(), /王秀英家/);
});

test('an entry made without signal waits in the phone, says so, and is sent once when the signal is back', async () => {
  const page = await phoneOf('wang', { script: true });
  const mast = await mastBefore(server.url);
  await page.goto(`${mast.url}/desk/field/new`, { waitUntil: 'networkidle' });
  const before = (await entries()).length;
  mast.cut();
  await page.context().setOffline(true);
  await page.getByRole('link', { name: '施肥' }).click();
  await tick(page, '东坡');
  await press(page, '下一步');
  await page.getByLabel('用量').fill('一担农家肥');
  await press(page, '记下');
  await page.getByText('1 条待发送').waitFor();
  assert.equal((await entries()).length, before);

  await page.reload();
  await page.getByText('1 条待发送').waitFor();
  mast.mend();
  await page.context().setOffline(false);
  await page.getByText('1 条待发送').waitFor({ state: 'detached' });
  const [fed, ...more] = (await entries()).filter((entry) => entry.dose === '一担农家肥');
  assert.equal(fed?.kind, 'feed');
  assert.equal(more.length, 0);
  await page.context().close();
});

test('an answer that is lost on the way does not write the entry twice', async () => {
  const page = await phoneOf('wang', { script: true });
  let lost = false;
  await page.route('**/api/field-records', async (route) => {
    if (lost) return route.continue();
    lost = true;
    await route.fetch();
    await route.abort('connectionreset');
  });
  await page.goto(`${server.url}/desk/field/new?work=prune`, { waitUntil: 'networkidle' });
  await tick(page, '东坡');
  await press(page, '下一步');
  await page.getByLabel('想说的话').fill('剪了内膛枝');
  await press(page, '记下');
  await page.getByText('1 条待发送').waitFor();
  await press(page, '现在发送');
  await page.getByText('1 条待发送').waitFor({ state: 'detached' });
  assert.equal((await entries()).filter((entry) => entry.note === '剪了内膛枝').length, 1);
  await page.context().close();
});

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

test('everybody can read and use every page of field, lots, forecasts and certificates', async () => {
  const code = (await lots()).at(-1)?.code;
  const number = (await lots()).find((lot) => lot.certificateNumber)?.certificateNumber;
  const plot = (await entries())[0]?.plotId;
  const record = (await entries())[0]?.id;
  const paths = [
    ...['/desk/field', '/desk/field/new', '/desk/field/new?work=spray', `/desk/field/${record}`],
    ...['/desk/plots', '/desk/plots/new', `/desk/plots/${plot}`, `/desk/plots/${plot}/outline`],
    ...['/desk/forecasts', '/desk/forecasts/new', '/desk/certificates', '/desk/lots', '/desk/lots/new'],
    ...['', '/split', '/regrade', '/merge', '/loss', '/hold', '/certify'].map(
      (step) => `/desk/lots/${code}${step}`,
    ),
    ...[`/desk/certificates/${number}`, `/certificate/${number}`],
  ];
  for (const view of [{ script: true }, { script: true, lang: 'en', elder: true, dark: true }] as const) {
    const page = await phoneOf('wang', view);
    for (const path of paths) {
      const answer = await page.goto(server.url + path, { waitUntil: 'load' });
      assert.equal(answer?.status(), 200, path);
      const { violations } = await page.evaluate<AxeResults>(
        `${axe}; axe.run({ runOnly: ${JSON.stringify(rules)} })`,
      );
      assert.deepEqual(
        violations.map(({ id, nodes }) => [path, id, nodes.map((node) => node.target.join(' '))]),
        [],
      );
      const wide = await page.evaluate('document.documentElement.scrollWidth');
      assert.equal(wide, 360, `${path} reaches over the edge`);
    }
    await page.context().close();
  }
});
