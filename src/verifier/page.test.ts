import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { axeFindings, everyRule } from '../../test/help/axe.ts';
import { openBrowser } from '../../test/help/browser.ts';
import { bundleOf, coop, honestLog, NOW, seen } from '../../test/help/forged-journey.ts';
import { POLICY } from '../../test/help/forged-log.ts';
import { pageComplaints } from '../../test/help/page-complaints.ts';
import { lookText, phoneLooks } from '../../test/help/walk-pages.ts';
import { root } from '../shared/root.ts';
import { buildPage, contentPolicy } from './build-page.ts';
import { withPolicy } from './verifier-file.ts';

const html = await buildPage();
const folder = await mkdtemp(join(tmpdir(), 'verifier-'));
after(() => rm(folder, { recursive: true }));
const file = join(folder, 'verify.html');
await writeFile(file, withPolicy(html, POLICY));
const browser = await openBrowser();

const log = honestLog().seal();
const green = bundleOf(log, { anchor: log.anchor(9) });
const amber = { ...green, checkpoint: log.checkpoint({ witnesses: [] }) };
const red = {
  ...green,
  lines: green.lines.map((line) => ({ ...line, entries: line.entries?.slice(0, 3) })),
};

/** The page as a file on a device without any network. */
async function offline(options: BrowserContextOptions = {}): Promise<{ page: Page; said: string[] }> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 360, height: 740 },
    ...options,
  });
  await context.setOffline(true);
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('request', (request) => {
    if (!/^(file|blob):/.test(request.url())) said.push(`asked for ${request.url()}`);
  });
  await page.clock.setFixedTime(NOW);
  await page.goto(pathToFileURL(file).href);
  return { page, said };
}

async function check(page: Page, bundle: object): Promise<string | null> {
  const buffer = Buffer.from(JSON.stringify(bundle));
  await page.setInputFiles('#file', { name: 'lot.json', mimeType: 'application/json', buffer });
  await page.locator('#verdict').waitFor();
  return page.getAttribute('#verdict', 'data-light');
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const scriptIn = (text: string) => /<script>(.*)<\/script>/s.exec(text)?.[1] ?? '';
const styleIn = (text: string) => /<style>(.*)<\/style>/s.exec(text)?.[1] ?? '';

test('the same source gives the same bytes', async () => {
  assert.equal(digest(await buildPage()), digest(html));
});

test('the page is one file that allows its own script and style and nothing else', () => {
  assert.ok(html.includes(`content="${contentPolicy(scriptIn(html), styleIn(html))}"`));
  assert.doesNotMatch(html, /<(script|link|img|iframe)[^>]*(src|href)="(?!data:)/);
  assert.ok(!html.includes(root), 'nothing tells where it was built');
  assert.doesNotMatch(scriptIn(html), /\beval\(|new Function|innerHTML|document\.write/);
  const kilobytes = gzipSync(scriptIn(html), { level: 9 }).length / 1024;
  assert.ok(kilobytes <= 20, `${kilobytes} KB of script`);
});

test('a policy cannot break out of the place it stands in', () => {
  assert.throws(() => withPolicy(html, '# </script><script>alert(1)</script>'), /no markup/);
});

test('in flight mode a journey is checked: the light, the counts, each record to open, and what is not proven', async () => {
  const { page, said } = await offline();
  assert.equal(await check(page, green), 'green');
  const text = await page.innerText('#verdict');
  for (const words of [
    '核验通过',
    '12 条记录，一条不少',
    '批次 HP-3',
    '果农合作社',
    '这不能证明什么',
    '标签可以被抄走',
  ])
    assert.ok(text.includes(words), words);
  assert.equal(await page.locator('.journey > ol > li').count(), 12);
  const mixed = page.locator('.journey > ol > li').nth(4);
  assert.match(await mixed.innerText(), /批次 HP-1 60\.5 公斤，批次 HP-2 30 公斤 → 批次 HP-3 88 公斤/);
  await mixed.locator('summary').click();
  assert.match(await mixed.locator('pre').first().innerText(), /"creating_class_instance"/);
  await page.click('#tongue');
  assert.match(
    await page.innerText('#verdict'),
    /12 records, all present and unchanged since; witnessed by 3\./,
  );
  assert.deepEqual(said, []);
});

test('what is doubtful is amber and what is wrong is red, by shape and word as well as by colour', async () => {
  const { page, said } = await offline({ locale: 'en-GB' });
  assert.equal(await check(page, amber), 'amber');
  assert.match(await page.innerText('#light'), /Not yet certain\s+Recorded, not yet witnessed: 0 have/);
  await page.click('#again');
  assert.equal(await check(page, red), 'red');
  assert.match(await page.innerText('#light'), /Do not believe it\s+Incomplete: 8 records of lot HP-3 exist/);
  await page.click('#again');
  assert.equal(await check(page, { some: 'photo' }), 'red');
  assert.equal(await page.locator('.journey').isVisible(), false);
  assert.deepEqual(said, []);
});

test('a log that showed another face before is caught, and the evidence can be kept', async () => {
  const { page } = await offline();
  const [one, other] = [85, 86].map((kg) => {
    const liar = honestLog();
    liar.record(coop, seen(60, 'HP-3', kg));
    return bundleOf(liar.seal());
  });
  assert.equal(await check(page, one ?? {}), 'green');
  await page.reload();
  assert.equal(await check(page, other ?? {}), 'red');
  const download = page.waitForEvent('download');
  await page.click('#evidence a');
  const kept = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  assert.deepEqual(kept, {
    type: 'maidehao/split-view/1',
    checkpoints: [other?.checkpoint, one?.checkpoint],
  });
});

test('a page without a policy checks nothing and says so', async () => {
  const { page } = await offline();
  const bare = join(folder, 'bare.html');
  await writeFile(bare, withPolicy(html, ''));
  await page.goto(pathToFileURL(bare).href);
  const buffer = Buffer.from(JSON.stringify(green));
  await page.setInputFiles('#file', { name: 'lot.json', mimeType: 'application/json', buffer });
  await page.getByText('没有写明信任谁').waitFor();
  assert.equal(await page.locator('#verdict').isVisible(), false);
});

for (const look of phoneLooks) {
  test(`the page may be shown to people (${lookText(look)})`, async () => {
    const elder = look.view === 'elder';
    const { page, said } = await offline({
      locale: look.lang === 'zh' ? 'zh-CN' : 'en-GB',
      colorScheme: look.colorScheme,
      bypassCSP: true,
    });
    if (elder) await page.click('#large');
    const complaints = async () => [
      ...(await axeFindings(page, elder ? [...everyRule, 'wcag2aaa'] : everyRule)),
      ...(await pageComplaints(page, { lang: look.lang, elder, scripts: [], alive: true })),
    ];
    const found = await complaints();
    for (const bundle of [green, amber, red]) {
      await check(page, bundle);
      found.push(...(await complaints()));
      await page.click('#again');
    }
    assert.deepEqual([...new Set(found)], []);
    assert.deepEqual(said, []);
  });
}
