import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lotById } from '#origin';
import { bringCredential, bringScan, issuePaper, trustIssuer } from '#vouching';
import { atEnd } from '../../test/help/at-end.ts';
import { axeFindings } from '../../test/help/axe.ts';
import { openBrowser } from '../../test/help/browser.ts';
import { asCall, COUNTY, MORNING } from '../../test/help/county.ts';
import { testDatabase } from '../../test/help/database.ts';
import { KUMQUAT, picked, plantOrchard } from '../../test/help/orchard.ts';
import { outsideIssuer } from '../../test/help/outside-issuer.ts';
import { startServer } from '../server.ts';
import { newId } from '../shared/id.ts';
import { must } from '../shared/outcome.ts';

/* A lot with a certificate from outside, a picture of a paper and a report of the county's laboratory, as whoever scans it reads them. */

const { db } = await testDatabase();
const orchard = await plantOrchard(db);
const { grower, officer } = orchard;
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() };
const server = await startServer({ config, db, clock: () => MORNING });
atEnd(() => server.stop());

const body = outsideIssuer();
const credential = JSON.stringify(
  body.credential({ credentialSubject: { operator: '陈家', number: '123OP2600456', base: '东坡基地' } }),
);
const paper = Buffer.from('%PDF-1.7 a scan');
const asGrower = { actor: grower };
const lot = await asCall(db, asGrower, (call) => picked(call, orchard.plots.east));
const brought = newId();
const scan = newId();
const report = newId();
await asCall(db, { actor: officer }, async (call) => {
  must(
    await trustIssuer(call, {
      did: body.did,
      nameZh: '南方有机',
      nameEn: 'Southern Organic',
      kinds: ['organic'],
    }),
  );
  must(
    await issuePaper(call, {
      ...{ id: report, kind: 'lab-report', number: 'NJ-118', from: '2026-06-01', until: '' },
      details: { sampledOn: '2026-06-01', method: 'GB 23200.121-2021', items: '60 项农残', result: '合格' },
      ...{ holderId: '', productCode: '', lotCode: lot.code },
    }),
  );
});
await asCall(db, asGrower, async (call) => {
  must(await bringCredential(call, { id: brought, text: credential, productCode: KUMQUAT, lotCode: '' }));
  must(
    await bringScan(call, {
      ...{ id: scan, kind: 'green-food', number: 'LB-18-260120001234A', issuerName: '绿色食品发展中心' },
      details: { companyCode: 'GF450224260001', approvedTonnes: '120' },
      ...{ from: '2023-07-01', until: '2026-06-30', productCode: KUMQUAT, lotCode: '', file: paper },
    }),
  );
});
const found = await asCall(db, {}, (call) => lotById(call, lot.id));
const label = `${server.url}/01/${found?.gtin}/10/${lot.code}`;
const get = (address: string) => fetch(address, { redirect: 'manual' });

test('what stands behind each paper can be taken away as it was given', async () => {
  const file = await get(`${server.url}/papers/${brought}`);
  assert.deepEqual([file.headers.get('content-type'), await file.text()], ['application/vc', credential]);
  const picture = await get(`${server.url}/papers/${scan}`);
  assert.deepEqual(Buffer.from(await picture.arrayBuffer()), paper);
  assert.match(picture.headers.get('content-disposition') ?? '', /^attachment/);
  const issued = await get(`${server.url}/papers/${report}`);
  assert.equal(issued.status, 307);
  const signed = await get(new URL(issued.headers.get('location') ?? '', server.url).href);
  assert.equal((await signed.json()).credentialSubject.result, '合格');
  for (const none of [newId(), 'none']) assert.equal((await get(`${server.url}/papers/${none}`)).status, 404);
});

for (const [lang, words] of [
  [
    'zh-CN',
    [
      '有机产品认证证书 123OP2600456',
      '签名已核验',
      '纸质证书的照片，未经核验',
      '还有 29 天',
      '检测报告 NJ-118',
    ],
  ],
  [
    'en-GB',
    [
      'Organic certificate 123OP2600456',
      'signature verified',
      'paper, not verified',
      '29 days left',
      'Laboratory report NJ-118',
    ],
  ],
] as const) {
  test(`the label says what vouches for the lot, how sure that is and until when (${lang})`, async () => {
    const browser = await openBrowser();
    const context = await browser.newContext({ locale: lang, viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    await page.goto(label);
    const text = (await page.innerText('main')).replaceAll(/\s+/g, ' ');
    for (const each of words) assert.ok(text.includes(each), `${each} in ${text}`);
    assert.deepEqual(await axeFindings(page, ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await context.close();
  });
}
