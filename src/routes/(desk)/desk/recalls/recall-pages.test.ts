import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId } from '#shared/id.ts';
import { roleWords } from '#shared/role-words.ts';
import { openBrowser } from '../../../../../test/help/browser.ts';
import { demoDatabase, HARVEST_MORNING } from '../../../../../test/help/demo.ts';
import { signedIn } from '../../../../../test/help/village.ts';
import { cookiesOf } from '../../../../../test/help/walk-pages.ts';
import { demoSignIns } from '../../../../commands/demo/load.ts';
import { startServer } from '../../../../server.ts';

const COUNTY = '450224';
const { db, home } = await demoDatabase();
const now = HARVEST_MORNING;
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId(), home };
const server = await startServer({ config, db, clock: () => now });
after(() => server.stop());
const browser = await openBrowser();

async function cookieOf(role: 'officer'): Promise<string> {
  const phone = demoSignIns.find(({ roleEn }) => roleEn === roleWords[role].en)?.phone;
  const { id } = await db
    .selectFrom('people.person')
    .select('id')
    .where('phone', '=', phone ?? '')
    .executeTakeFirstOrThrow();
  return signedIn(db, id, { now, county: COUNTY });
}

/** A lot that some people have collected and others still wait for. */
async function lotSold() {
  return db
    .selectFrom('ordering.vOrderLineLot as d')
    .innerJoin('ordering.vOrder as o', 'o.id', 'd.orderId')
    .innerJoin('origin.vLot as l', 'l.id', 'd.lotId')
    .select(['l.code', 'l.gtin'])
    .where('l.status', '=', 'open')
    .groupBy(['l.code', 'l.gtin'])
    .having(({ fn, eb }) => eb(fn.count('o.id').filterWhere('o.status', '=', 'collected'), '>', 0))
    .having(({ fn, eb }) =>
      eb(fn.count('o.id').filterWhere('o.status', 'in', ['packed', 'on-way', 'ready']), '>', 0),
    )
    .limit(1)
    .executeTakeFirstOrThrow();
}

const lot = await lotSold();
const officer = await cookieOf('officer');
let file = '';

test('without script an officer sees whom a lot reached, calls it back, and reads how it stands', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' });
  await context.addCookies(cookiesOf(officer, server.url));
  const page = await context.newPage();
  await page.goto(`${server.url}/desk/lots/${lot.code}`);
  await page.getByRole('link', { name: '查波及、召回' }).click();
  await page.getByText('要叫停的批次').waitFor();
  assert.match(await page.locator('main').innerText(), /1 个批次，\d+ 位顾客/);
  await page.getByLabel('为什么召回').fill('抽检农残超标');
  await page.getByRole('button', { name: '发起召回' }).click();
  await page.getByRole('heading', { level: 1, name: /召回 ZH-261123-1/ }).waitFor();
  file = new URL(page.url()).pathname;
  assert.match(await page.locator('main').innerText(), /抽检农残超标/);
  await page.goto(`${server.url}/desk/recalls/new?kind=lot&code=${lot.code}`);
  await page.getByText('这里面有正在召回的批次').waitFor();

  const sheet = await (await fetch(`${server.url}${file}/export`, { headers: { cookie: officer } })).text();
  assert.match(sheet, new RegExp(`${lot.code}`));
  await context.close();
});

test('whoever scans the pack is told that it is called back and what to do', async () => {
  const html = await (await fetch(`${server.url}/01/${lot.gtin}/10/${lot.code}`)).text();
  assert.match(html, /这批货正在召回（ZH-261123-1）/);
  assert.match(html, /请不要食用/);
});
