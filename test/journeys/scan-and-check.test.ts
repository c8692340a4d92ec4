import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Download, Page } from 'playwright-core';
import { recordEvent, shipmentThing } from '#tracing';
import { weigh } from '../../src/commands/bench/measuring/page-weight.ts';
import { startServer } from '../../src/server.ts';
import { platform } from '../../src/shared/call.ts';
import { newId } from '../../src/shared/id.ts';
import { root } from '../../src/shared/root.ts';
import { policyFile } from '../../src/shared/running.ts';
import { transact } from '../../src/shared/transact.ts';
import { atEnd } from '../help/at-end.ts';
import { openBrowser } from '../help/browser.ts';
import { demoDatabase } from '../help/demo.ts';
import { keepDemoLog } from '../help/demo-log.ts';
import { pageComplaints } from '../help/page-complaints.ts';
import { readBundle } from '../help/read-bundle.ts';

/*
 * Somebody who believes nothing: reads a label in a real browser without script, takes the lot's bundle and the page that checks it home,
 * turns the network off, and judges for himself.
 */

const COUNTY = '450224';
// Witnesses are processes of their own and have the clock of this machine.
const NOW = new Date();
const database = await demoDatabase(NOW);
const CRATE = '095200019999999992';
await intoCrate((await parcel()).sscc);
const { home } = await keepDemoLog(database);
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId(), home, demo: true };
const server = await startServer({ config, db: database.db });
atEnd(() => server.stop());
const browser = await openBrowser();

/** Labels of the lots that went through the most hands. */
async function labels(): Promise<string[]> {
  const { rows } = await database.pool.query<{ thing: string }>(
    `select thing from tracing.event_thing where county_id = $1 and part in ('epc', 'output') and thing like '%/10/%'
    group by thing order by count(*) desc, thing limit 2`,
    [COUNTY],
  );
  return rows.map(({ thing }) => new URL(thing).pathname);
}

async function phone({ script = true, lang = 'zh-CN' } = {}): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled: script,
    locale: lang,
    viewport: { width: 360, height: 740 },
  });
  return context.newPage();
}

async function kept(download: Download, name: string): Promise<string> {
  const file = join(home, name);
  await download.saveAs(file);
  return file;
}

async function saved(page: Page, link: string, name: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: link }).click();
  return kept(await download, name);
}

const [path = '', other = ''] = await labels();

test('the label’s page', async (t) => {
  const page = await phone({ script: false });
  await page.goto(server.url + path);

  await t.test('says first whether the records hold, who saw them and since when', async () => {
    const check = page.locator('[data-light]');
    assert.equal(await check.getAttribute('data-light'), 'green');
    const text = await check.innerText();
    assert.match(text, /核验通过/);
    assert.match(text, /\d+ 条记录，一条不少/);
    assert.match(text, /县农产品检测站（演示）/);
  });

  await t.test('shows of each record who signed it and where it stands, without script', async () => {
    const stages = page.locator('summary', { hasText: /^看 \d+ 条记录/ });
    for (const stage of await stages.all()) await stage.click();
    const records = page.locator('details:has(> summary:text("谁签的"))');
    assert.ok((await records.count()) > 1);
    await records.first().locator('summary').click();
    const text = await records.first().innerText();
    assert.match(text, /sha256:[\w-]{43}/);
    assert.match(text, /日志位置\s+\d+/);
  });

  await t.test('is as light as without all that, and has no script', async () => {
    const { script, total } = await weigh(server.url + path);
    assert.equal(script, 0);
    assert.ok(total <= 60_000, `${total} bytes`);
  });

  await t.test('says what all this does not prove', async () => {
    const text = await page.locator('main').innerText();
    for (const words of ['签名只说明', '标签可以被抄走']) assert.ok(text.includes(words), words);
  });

  await page.context().close();
});

test('taken home', async (t) => {
  const page = await phone({ script: false });
  await page.goto(server.url + path);
  await page.getByText('不信这个网页').click();
  const bundle = await saved(page, '下载凭证', 'lot.json');
  const checker = await saved(page, '保存核验页', 'verify.html');
  await page.context().close();

  const home = await phone();
  await home.context().setOffline(true);
  const said: string[] = [];
  home.on('console', (message) => said.push(message.text()));
  home.on('pageerror', (error) => said.push(String(error)));
  const judged = async (file: string) => {
    await home.goto(pathToFileURL(checker).href);
    await home.setInputFiles('#file', file);
    await home.locator('#verdict').waitFor();
    return home.getAttribute('#verdict', 'data-light');
  };

  await t.test('without any network the bundle is green', async () => {
    assert.equal(await judged(bundle), 'green');
    assert.match(await home.innerText('#light'), /条记录，一条不少，记下后没有改过/);
  });

  await t.test('one digit changed, one record left out, one signature swapped: red', async () => {
    const honest = await readFile(bundle, 'utf8');
    const lies = {
      digit: honest.replace(/"quantity":(\d)/, (_, digit) => `"quantity":${(Number(digit) + 1) % 10 || 1}`),
      left: JSON.stringify(withoutLastRecord(readBundle(honest))),
      signature: honest.replace(
        /"(.)([\w+/]{85}==")/,
        (_, first, others) => `"${first === 'A' ? 'B' : 'A'}${others}`,
      ),
    };
    for (const [name, text] of Object.entries(lies)) {
      assert.notEqual(text, honest, name);
      const file = join(config.home, `${name}.json`);
      await writeFile(file, text);
      assert.equal(await judged(file), 'red', name);
    }
  });

  await t.test('the command line says the same', async () => {
    const args = ['src/commands/maidehao.ts', 'verify', bundle, '--policy', policyFile(config)];
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    assert.equal(status, 0, stdout);
    assert.match(stdout, /✓ 核验通过/);
  });

  assert.deepEqual(said, []);
  await home.context().close();
});

function withoutLastRecord(bundle: ReturnType<typeof readBundle>): object {
  const [first, ...others] = bundle.lines;
  return { ...bundle, lines: [{ ...first, entries: first?.entries?.slice(0, -1) }, ...others] };
}

test('the platform’s own copy of the page checks the lot that the label named', async () => {
  const page = await phone({ lang: 'en-GB' });
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await page.goto(server.url + path);
  await page.getByText('Do not take our word for it').click();
  await page.getByRole('link', { name: 'Check it now' }).click();
  await page.locator('#verdict').waitFor();
  assert.equal(await page.getAttribute('#verdict', 'data-light'), 'green');
  assert.deepEqual(said, []);
  await page.context().close();
});

/** Packs a parcel into the crate, as hubs do. */
function intoCrate(sscc: string): Promise<void> {
  const what = { type: 'AggregationEvent', action: 'ADD', parent: shipmentThing(CRATE) } as const;
  const epcs = [shipmentThing(sscc)];
  return transact(database.db, { county: COUNTY, now: NOW, actor: platform }, (call) =>
    recordEvent(call, { id: newId(), at: NOW, bizStep: 'packing', what: { ...what, epcs } }),
  );
}

/** A parcel that somebody collected, with all that must not be told of it. */
async function parcel() {
  const { rows } = await database.pool.query<{ sscc: string; untold: string[] }>(
    `select sscc, array[recipient_name, recipient_phone, right(recipient_phone, 4), order_number, collection_code] as untold
    from delivery.shipment where county_id = $1 and status = 'collected' order by id limit 1`,
    [COUNTY],
  );
  const [found] = rows;
  assert.ok(found);
  // Four digits or a code stand by chance in digests: they are looked for only where people read.
  return { ...found, names: found.untold.filter((each) => !/^\d{1,8}$/.test(each)) };
}

test('a parcel’s page', async (t) => {
  const { sscc, untold, names } = await parcel();
  const at = `/00/${sscc}`;
  const page = await phone({ script: false });
  await page.goto(server.url + at);

  await t.test('gives the verdict on the parcel and what is in it, and who signed each step', async () => {
    const check = page.locator('[data-light]');
    assert.equal(await check.getAttribute('data-light'), 'green', await check.innerText());
    assert.match(await check.innerText(), /核验通过/);
    // That it was put into a crate is on the crate's record.
    assert.doesNotMatch(await check.innerText(), /还不在这份证明里/);
    assert.match(await page.locator('main').innerText(), /装进哪个箱子：这份文件只证明有几次/);
    const steps = page.locator('ol[aria-label="走过的每一步"] > li');
    const signed = steps.locator('details:has(> summary:text("谁签的"))');
    assert.ok((await steps.count()) > 1);
    assert.equal(await signed.count(), (await steps.count()) - 1);
  });

  await t.test('is light, whole without script, and tells nobody whose it is', async () => {
    const { script, total } = await weigh(server.url + at);
    assert.equal(script, 0);
    assert.ok(total <= 60_000, `${total} bytes`);
    const said = { lang: 'zh', elder: false, scripts: [], alive: false } as const;
    assert.deepEqual(await pageComplaints(page, said), []);
    const text = await page.locator('main').innerText();
    for (const each of untold) assert.ok(!text.replaceAll(sscc, '').includes(each), each);
  });

  await page.getByText('不信这个网页').click();
  const bundle = await saved(page, '下载凭证', 'parcel.json');
  await page.context().close();
  const honest = await readFile(bundle, 'utf8');
  const judge = (file: string) => {
    const args = ['src/commands/maidehao.ts', 'verify', file, '--policy', policyFile(config)];
    return spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  };

  await t.test('has a bundle that is green by the policy handed out, and names no person', async () => {
    const { about } = JSON.parse(honest) as { about: string };
    assert.equal(about, `https://id.gs1.org${at}`);
    const { status, stdout } = judge(bundle);
    assert.equal(status, 0, stdout);
    for (const each of names) assert.ok(!honest.includes(each), each);
  });

  await t.test(
    'its crate has a page and a bundle of its own, which hold it and all that is in it',
    async () => {
      const crate = await phone({ script: false });
      await crate.goto(`${server.url}/00/${CRATE}`);
      assert.equal(await crate.locator('[data-light]').getAttribute('data-light'), 'green');
      await crate.context().close();
      const lines = (text: string) => readBundle(text).lines;
      const whole = await (await fetch(`${server.url}/00/${CRATE}/bundle`)).text();
      const inCrate = new Set(lines(whole).map(({ line }) => line));
      const own = lines(honest).filter(({ line }) => line.startsWith('https:') && !line.includes('#'));
      assert.ok(own.length > 1);
      for (const { line } of own) assert.ok(inCrate.has(line), line);
    },
  );

  await t.test('red when an amount was changed or a step left out', async () => {
    const lies = {
      amount: honest.replace(/"quantity":(\d)/, (_, digit) => `"quantity":${(Number(digit) + 1) % 10 || 1}`),
      left: JSON.stringify(withoutLastRecord(readBundle(honest))),
    };
    for (const [name, text] of Object.entries(lies)) {
      assert.notEqual(text, honest, name);
      const file = join(config.home, `parcel-${name}.json`);
      await writeFile(file, text);
      const { status, stdout } = judge(file);
      assert.equal(status, 1, stdout);
    }
  });
});

test('whoever changes a record in the database turns the label’s page red', async () => {
  const { pool } = database;
  await pool.query('alter table tracing.event disable trigger user');
  await pool.query(
    `update tracing.event set document = jsonb_set(document, '{quantityList,0,quantity}', '999')
    where county_id = $1 and biz_step = 'commissioning' and id in (select event_id from tracing.event_thing where thing = $2)`,
    [COUNTY, `https://id.gs1.org${other}`],
  );
  await pool.query('alter table tracing.event enable trigger user');
  const page = await phone({ script: false });
  await page.goto(server.url + other);
  const check = page.locator('[data-light]');
  assert.equal(await check.getAttribute('data-light'), 'red');
  assert.match(await check.innerText(), /对不上，请不要相信/);
  await page.context().close();
});

test('where nothing says whom to trust, the page promises nothing and is still all there', async () => {
  const policy = policyFile(config);
  await rename(policy, `${policy}.away`);
  const page = await phone();
  await page.goto(server.url + path);
  assert.equal(await page.locator('[data-light]').getAttribute('data-light'), 'amber');
  assert.match(await page.locator('[data-light]').innerText(), /还不能完全确认\s+现在还拿不出证明/);
  assert.deepEqual(await pageComplaints(page, { lang: 'zh', elder: false, scripts: [], alive: false }), []);
  await page.context().close();
  await rename(`${policy}.away`, policy);
});
