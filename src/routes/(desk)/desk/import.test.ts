import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import readBook from 'read-excel-file/node';
import { newId } from '#shared/id.ts';
import { openBrowser } from '../../../../test/help/browser.ts';
import { asCall, COUNTY, MORNING } from '../../../../test/help/county.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import { deskPage, type View } from '../../../../test/help/desk-page.ts';
import { plantProducts } from '../../../../test/help/orchard.ts';
import { settle, signedIn } from '../../../../test/help/village.ts';
import { startServer } from '../../../server.ts';

const { db } = await testDatabase();
const { people } = await settle(db);
await asCall(db, {}, plantProducts);
const server = await startServer({
  config: { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() },
  db,
  clock: () => MORNING,
});
after(() => server.stop());
const browser = await openBrowser();

const deskOf = async (who: 'officer' | 'clerk', view?: View) =>
  deskPage(browser, { url: server.url, cookie: await signedIn(db, people[who]) }, view);

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

async function upload(page: Page, kind: string, name: string, content: string | Buffer) {
  await page.goto(`${server.url}/desk/import?kind=${kind}`);
  await page.locator('input[type=file]').setInputFiles({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(content),
  });
  await press(page, '上传，看预览');
}

/** What a link of the page brings, as bytes. */
async function download(page: Page, name: string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
  return readFile(await file.path());
}

const persons = async () =>
  (
    await db
      .selectFrom('people.person')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;

const officer = await deskOf('officer');
const ROSTER =
  '户主姓名,手机号,村\n韦大山,13800138001,大巷村\n=HYPERLINK("x"),13800138002,天上村\n覃小梅,13800138003,大将镇大巷村\n王秀英,19900000000,大巷村\n';

test('without script: the officer finds the importer in the menu and takes a template with an example', async () => {
  await officer.goto(`${server.url}/desk`);
  await officer.getByRole('link', { name: '导入', exact: true }).click();
  await officer.getByRole('heading', { level: 1, name: '从表格导入' }).waitFor();
  const [table, notes] = await readBook(await download(officer, '模板 XLSX'));
  assert.deepEqual(table?.data, [
    ['户主姓名', '手机号', '村', '合作社', '出生年'],
    ['韦大山', '19900000001', '长安镇大巷村', null, '1958'],
  ]);
  assert.deepEqual(
    notes?.data.map((row) => row[0]),
    ['列', '户主姓名', '手机号', '村', '合作社', '出生年'],
  );
});

test('the template, sent back as it is, imports nobody', async () => {
  await upload(officer, 'growers', '模板.xlsx', await download(officer, '模板 XLSX'));
  await officer.getByText('0 行将新增，0 行已有，0 行被拒').waitFor();
  assert.equal(await officer.getByRole('button', { name: /写入/ }).count(), 0);
});

test('without script: a roster is looked at row by row, with reasons in plain words, and nothing is written', async () => {
  const before = await persons();
  await upload(officer, 'growers', '名册.csv', ROSTER);
  await officer.getByText('2 行将新增，1 行已有，1 行被拒。现在什么也没有写入。').waitFor();
  const row = (line: number) => officer.getByRole('row', { name: `第 ${line} 行` });
  assert.match(await row(2).innerText(), /韦大山[\s\S]*将新增/);
  assert.match(await row(3).innerText(), /被拒[\s\S]*没有叫“天上村”的村或镇/);
  assert.match(await row(5).innerText(), /已有/);
  assert.equal(await persons(), before);
});

test('without script: the refused rows come away with their reasons, as CSV and as XLSX, and run nowhere', async () => {
  const csv = String(await download(officer, '被拒的行 CSV'));
  assert.match(
    csv,
    /^\uFEFF户主姓名,手机号,村,原行号 line,原因,reason\n"'=HYPERLINK\(""x""\)",13800138002,天上村,3,没有找到这个地方：/,
  );
  const [sheet] = await readBook(await download(officer, '被拒的行 XLSX'));
  assert.equal(sheet?.data[1]?.[0], `'=HYPERLINK("x")`);
});

test('without script: confirming writes the good rows once, though the preview is confirmed again in another window', async () => {
  const before = await persons();
  const preview = officer.url();
  const other = await officer.context().newPage();
  await other.goto(preview);
  await press(officer, '写入 2 行，跳过被拒的 1 行');
  await officer.getByRole('status').getByText('写入了 2 行').waitFor();
  assert.equal(await persons(), before + 2);

  await press(other, '写入 2 行，跳过被拒的 1 行');
  await other.getByRole('status').getByText('写入了 2 行').waitFor();
  assert.equal(await persons(), before + 2);

  await officer.goto(`${preview}?show=added`);
  await officer.getByRole('link', { name: '第 2 行' }).click();
  await officer.getByRole('heading', { level: 1, name: '韦大山' }).waitFor();
});

test('the refused row, mended and sent back with our columns in it, is imported without the others', async () => {
  const mended =
    '户主姓名,手机号,村,原行号 line,原因,reason\n黄大海,13800138002,大巷村,3,没有找到这个地方：…,The place …\n韦大山,13800138001,大巷村,,,\n';
  await upload(officer, 'growers', '改好.csv', mended);
  await officer.getByText('1 行将新增，1 行已有，0 行被拒').waitFor();
  assert.equal(await officer.getByText('这些列没有读').count(), 0);
  await press(officer, '写入 1 行');
  await officer.getByRole('status').getByText('写入了 1 行').waitFor();
});

test('a file that cannot be read is refused with what to do, and the page is still there to try again', async () => {
  await upload(officer, 'growers', '照片.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]));
  await officer.getByRole('alert').getByText('读不出这个文件').waitFor();
  await officer.getByRole('button', { name: '上传，看预览' }).waitFor();
});

test('co-op staff import growers, plots and lots of their own, and find what was made', async () => {
  const clerk = await deskOf('clerk', { width: 360 });
  await upload(clerk, 'growers', '社员.csv', '姓名,手机,村\n社员一,13800138020,大巷村\n');
  const tabs = clerk.getByRole('navigation', { name: '导入什么' });
  await press(clerk, '写入 1 行');
  await clerk.getByRole('status').waitFor();
  await upload(clerk, 'plots', '地块.csv', '手机,地块名,产品,亩\n13800138020,东坡,滑皮金桔,3.5\n');
  await press(clerk, '写入 1 行');
  await clerk.getByRole('link', { name: '第 2 行' }).click();
  await clerk.getByRole('heading', { level: 1, name: '东坡' }).waitFor();
  await upload(
    clerk,
    'lots',
    '批次.csv',
    '手机,地块,产品,等级,数量,单位,采收时间\n13800138020,东坡,滑皮金桔,一级,1200,斤,2026-06-01 07:30\n13800138001,东坡,滑皮金桔,一级,1,斤,2026-06-01\n',
  );
  await clerk.getByText('1 行将新增，0 行已有，1 行被拒').waitFor();
  await press(clerk, '写入 1 行，跳过被拒的 1 行');
  await clerk.getByRole('link', { name: '第 2 行' }).click();
  await clerk.getByRole('heading', { level: 1, name: /^HJ-/ }).waitFor();
  await clerk.goto(`${server.url}/desk/import`);
  assert.deepEqual(await tabs.getByRole('link').allInnerTexts(), ['农户', '地块', '批次']);
  assert.equal(await clerk.getByRole('row').filter({ hasText: '名册.csv' }).count(), 0);
  await clerk.context().close();
});

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

test('everybody can read and use the importer, on a phone and at a desk', async () => {
  await upload(officer, 'growers', '再一次.csv', ROSTER.replace('韦大山', '韦小山'));
  await officer.getByText('已有，1 行被拒').waitFor();
  const paths = ['/desk/import', '/desk/import?kind=products', new URL(officer.url()).pathname];
  const written =
    '/desk/import/' +
    (
      await db
        .selectFrom('importing.import')
        .select('id')
        .where('committedAt', 'is not', null)
        .where('fileName', '=', '名册.csv')
        .executeTakeFirstOrThrow()
    ).id;
  for (const view of [
    { script: true },
    { script: true, width: 360 },
    { script: true, width: 360, lang: 'en', elder: true, dark: true },
  ] as const) {
    const page = await deskOf('officer', view);
    for (const path of [...paths, written]) {
      const answer = await page.goto(server.url + path, { waitUntil: 'load' });
      assert.equal(answer?.status(), 200, path);
      const { violations } = await page.evaluate<AxeResults>(
        `${axe}; axe.run({ runOnly: ${JSON.stringify(rules)} })`,
      );
      assert.deepEqual(
        violations.map(({ id, nodes }) => [path, id, nodes.map((node) => node.target.join(' '))]),
        [],
      );
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
      assert.ok(wide <= ('width' in view ? view.width : 1440), `${path} reaches over the edge: ${wide}`);
    }
    await page.context().close();
  }
});
