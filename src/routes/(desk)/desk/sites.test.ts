import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { addNodes } from '#delivery';
import { addPlaces } from '#people';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { axeFindings } from '../../../../test/help/axe.ts';
import { openBrowser } from '../../../../test/help/browser.ts';
import { asCall, COUNTY, MORNING } from '../../../../test/help/county.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import { deskPage } from '../../../../test/help/desk-page.ts';
import { settle, signedIn } from '../../../../test/help/village.ts';
import { startServer } from '../../../server.ts';

const { db } = await testDatabase();
const { people, organisations } = await settle(db);
// Ten villages along one valley, 4 km of straight line apart; the hub and its cold store at the lower end.
await asCall(db, {}, async (call) => {
  must(
    await addPlaces(
      call,
      Array.from({ length: 10 }, (_, step) => ({
        ...{ code: `45022410530${step}`, parentCode: '450224105', level: 'village' as const },
        ...{
          nameZh: `沟${'一二三四五六七八九十'[step]}村`,
          nameEn: `Gou ${step + 1}`,
          pinyin: `gou ${step}`,
        },
        ...{ lat: 25 + step * 0.036, lng: 109.4, positionApproximate: true, remote: false },
      })),
    ),
  );
  must(
    await addNodes(call, [
      {
        ...{ id: newId(MORNING), kind: 'hub', parentId: null, organisationId: organisations.station },
        ...{ nameZh: '县共配中心', nameEn: 'County hub', placeCode: '450224105300', address: '' },
        ...{ opening: { opens: '06:00', closes: '21:00', weekdays: [1, 2, 3, 4, 5, 6, 7] } },
        ...{ lat: 25, lng: 109.4, cold: true, active: true },
      },
    ]),
  );
});
const server = await startServer({
  config: { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() },
  db,
  clock: () => MORNING,
});
after(() => server.stop());
const browser = await openBrowser();

const deskOf = async (who: 'officer' | 'clerk', script: boolean, width = 1440) =>
  deskPage(browser, { url: server.url, cookie: await signedIn(db, people[who]) }, { script, width });

const cell = (page: Page, row: RegExp, column: number) =>
  page.getByRole('row', { name: row }).getByRole('cell').nth(column).innerText();
let kept = '';

test('an officer tries three sites for a pre-cooling store and keeps one', async () => {
  const page = await deskOf('officer', true);
  await page.goto(`${server.url}/desk`);
  await page.getByRole('link', { name: '选址', exact: true }).click();
  await page.getByLabel('名称').fill('沟里预冷库');
  await page.getByText('按什么价钱算').click();
  await page.getByLabel('没有记录的村一周的货').fill('2000');
  await page.getByRole('button', { name: '开始比较' }).click();
  await page.getByRole('heading', { level: 1, name: '沟里预冷库' }).waitFor();
  // 12 km of road are 9.2 km of straight line: the hub’s store covers the lower three, and Daxiang is 24 km off.
  assert.equal(await cell(page, /公里内/, 0), '3 / 11');

  const tries = page.getByRole('form').or(page.locator('form[action="?/try"]'));
  await page.getByText('大将镇').first().click();
  await page.getByLabel('沟五村').check();
  await tries.getByRole('button', { name: '试这些地点' }).click();
  await page.getByRole('heading', { name: '方案 1' }).waitFor();

  // The second by a press on the map, once its script has come: the uppermost village.
  await page.waitForLoadState('networkidle');
  await page.locator('[data-village="450224105309"]').last().click();
  await page.getByText('选了：沟十村').waitFor();
  await page.getByRole('button', { name: '试这些地点' }).click();
  await page.getByRole('heading', { name: '方案 2' }).waitFor();

  await page.getByLabel('建设最多花').fill('360000');
  await page.getByRole('button', { name: '让机器选' }).click();
  await page.getByRole('heading', { name: '方案 3' }).waitFor();
  // Nobody can try a fourth, and the machine is not dearer than either choice by hand of no more sites.
  assert.equal(await page.getByRole('button', { name: '试这些地点' }).count(), 0);
  const yuan = async (column: number) =>
    Number(/¥([\d,]+)/.exec(await cell(page, /一年合计/, column))?.[1]?.replaceAll(',', ''));
  assert.ok((await yuan(3)) <= Math.min(await yuan(0), await yuan(1), await yuan(2)));
  // In the middle of the valley a store brings villages of both sides near, at its end only one side.
  const covered = async (column: number) => Number.parseInt(await cell(page, /公里内/, column), 10);
  assert.ok((await covered(1)) > (await covered(2)));

  await page.getByRole('button', { name: '定方案 1' }).click();
  await page.getByText('何主任 定了').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  kept = page.url();
});

test('without script: the kept try is there, another is removed and tried anew, and the list says what was kept', async () => {
  const page = await deskOf('officer', false, 360);
  await page.goto(kept);
  await page.getByText('何主任 定了').waitFor();
  await page.getByRole('button', { name: '去掉方案 2' }).click();
  await page.getByText('大将镇').first().click();
  await page.getByLabel('沟八村').check();
  await page.getByRole('button', { name: '试这些地点' }).click();
  await page.getByRole('heading', { name: '方案 2' }).waitFor();
  const scripted = await deskOf('officer', true, 360);
  await scripted.goto(kept);
  assert.equal(await scripted.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  assert.deepEqual(await axeFindings(scripted), []);
  await page.goto(`${server.url}/desk/sites`);
  await page.getByText('定了方案 1').waitFor();
});

test('a machine that cannot cover every village within its money says so, and nothing is kept of it', async () => {
  const page = await deskOf('officer', false);
  await page.goto(kept);
  await page.getByRole('button', { name: '去掉方案 3' }).click();
  await page.getByLabel('建设最多花').fill('180000');
  await page.getByLabel('每个村都要在').check();
  await page.getByRole('button', { name: '让机器选' }).click();
  await page.getByText('没有一种选法守得住全部要求').waitFor();
  assert.equal(await page.getByRole('heading', { name: '方案 3' }).count(), 0);
});

test('it is the officers’ page', async () => {
  const page = await deskOf('clerk', false);
  assert.equal((await page.goto(kept))?.status(), 403);
});
