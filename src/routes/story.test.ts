import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import sharp from 'sharp';
import { harvest, issueCertificate, splitLot, voidCertificate } from '#origin';
import { captureEvents, lotThing, placeUri, recordEvent, shipmentThing, type TraceStep } from '#tracing';
import { atEnd } from '../../test/help/at-end.ts';
import { asCall, COUNTY, MORNING } from '../../test/help/county.ts';
import { keepCountyLog, logged } from '../../test/help/county-log.ts';
import { testDatabase } from '../../test/help/database.ts';
import { KUMQUAT, picked, plantOrchard } from '../../test/help/orchard.ts';
import { partner } from '../../test/help/partner.ts';
import { weigh } from '../commands/bench/measuring/page-weight.ts';
import { startServer } from '../server.ts';
import { newId } from '../shared/id.ts';
import { must } from '../shared/outcome.ts';
import { storeUpload } from '../shared/pictures.ts';
import { quantity } from '../shared/quantity.ts';
import { root } from '../shared/root.ts';
import { filesOf, policyFile } from '../shared/running.ts';

/* What a shopper reads behind a label: one county, one partner with a factory of its own, pages as they come over the wire. */

const database = await testDatabase();
const { db } = database;
const { vkey } = await keepCountyLog(database);
const home = await mkdtemp(join(tmpdir(), 'maidehao-story-'));
atEnd(() => rm(home, { recursive: true }));
await mkdir(dirname(policyFile({ home, county: COUNTY })), { recursive: true });
await writeFile(policyFile({ home, county: COUNTY }), `log ${vkey}\nquorum none\n`);
const orchard = await plantOrchard(db);
const GTIN = '92045022400019';
const hour = (hours: number) => new Date(MORNING.getTime() + hours * 3_600_000);
const later = hour(200);
const server = await startServer({
  config: { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId(), home },
  db,
  clock: () => later,
});
atEnd(() => server.stop());
const factory = partner();

async function read(code: string, { query = '', lang = 'zh' } = {}): Promise<string> {
  const answer = await fetch(`${server.url}/01/${GTIN}/10/${code}${query}`, {
    headers: { 'accept-language': lang === 'zh' ? 'zh-CN' : 'en' },
  });
  assert.equal(answer.status, 200);
  return answer.text();
}

/** What the page says: text alone, white space as one. */
const said = (html: string) =>
  html
    .replace(/^[\s\S]*<main/, '<main')
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');

const pickedLot = (amount = '100', at = MORNING) =>
  asCall(db, { actor: orchard.grower, now: at }, (call) => picked(call, orchard.plots.east, { amount }));
const step = (given: Omit<TraceStep, 'id'>) =>
  asCall(db, { now: given.at }, (call) => recordEvent(call, { id: newId(), ...given }));
const captured = async (...events: Record<string, unknown>[]) => {
  const results = must(
    await asCall(db, { actor: factory.actor, now: hour(30) }, (call) =>
      captureEvents(call, { events, onError: 'rollback' }),
    ),
  );
  assert.ok(results.every(({ status }) => status === 'captured'));
};
const partnerEvent = (code: string, more: Record<string, unknown>) => ({
  eventID: `urn:uuid:${newId()}`,
  type: 'ObjectEvent',
  action: 'OBSERVE',
  eventTime: hour(20).toISOString(),
  eventTimeZoneOffset: '+08:00',
  quantityList: [{ epcClass: lotThing(GTIN, code), quantity: 20, uom: 'KGM' }],
  ...more,
});

test('a label tells the whole way: field, sorting, a partner’s store, parcels to the station and into hands', async () => {
  const source = await pickedLot();
  const [half] = must(
    await asCall(db, { actor: orchard.grower, now: hour(2) }, (call) =>
      splitLot(call, { lotId: source.id, parts: [{ id: newId(), amount: quantity('80', 'jin') }] }),
    ),
  );
  assert.ok(half);
  await captured(
    partnerEvent(half.code, {
      bizStep: 'storing',
      bizLocation: { id: 'https://id.gs1.org/414/9506000134376' },
      sensorElementList: [
        { sensorReport: [{ type: 'Temperature', minValue: 3, maxValue: 6.5, uom: 'CEL' }] },
      ],
    }),
  );
  const parcels = ['069012345678901237', '069012345678901244'];
  for (const [place, sscc] of parcels.entries()) {
    const parent = shipmentThing(sscc);
    const location = placeUri('organisation', orchard.coop);
    await step({
      at: hour(24 + place),
      bizStep: 'packing',
      location,
      what: {
        type: 'AggregationEvent',
        action: 'ADD',
        parent,
        quantities: [{ thing: lotThing(GTIN, half.code), quantity: quantity('5', 'kg') }],
      },
    });
    const seen = { type: 'ObjectEvent', action: 'OBSERVE', epcs: [parent] } as const;
    await step({ at: hour(26), bizStep: 'departing', temperatureC: String(4 + place * 3), what: seen });
    await step({ at: hour(30), bizStep: 'stocking', location, what: seen });
  }
  await step({
    at: hour(40),
    bizStep: 'retail_selling',
    what: { type: 'ObjectEvent', action: 'OBSERVE', epcs: [shipmentThing(parcels[0] ?? '')] },
  });

  const html = await read(half.code);
  const zh = said(html);
  const order = ['采收', '分批、合批、分级', '运输和存放', '装箱、送到站、取走'].map((part) =>
    zh.indexOf(part),
  );
  assert.deepEqual(
    order,
    order.toSorted((a, b) => a - b),
  );
  assert.ok(order.every((place) => place > 0));
  assert.match(zh, /东坡/);
  assert.match(zh, /地点码 9506000134376/);
  assert.match(zh, /3–6\.5 °C/);
  assert.match(zh, /合作方的系统记录/);
  assert.match(zh, /种植户记录/);
  assert.match(zh, /装进 2 个包裹，1 个已交给买家/);
  assert.match(zh, /发车 .*2 个包裹 · 4–7 °C/);
  assert.match(zh, /交给买家 .*1 个包裹/);
  assert.match(zh, /数量对得上：这批 40 公斤，已用 10 公斤，最多还剩 30 公斤/);
  for (const person of ['陈大山', '外来系统']) assert.ok(!html.includes(person), `${person} is named`);
  assert.match(said(await read(source.code)), new RegExp(`做成了： ${half.code}`));
  const en = said(await read(half.code, { lang: 'en' }));
  assert.match(en, /recorded by a grower/);
  assert.match(en, /2 parcels · 4–7 °C/);
});

test('a record declared wrong is struck through, says why, and leads to the one that puts it right', async () => {
  const { code } = await pickedLot();
  const wrong = partnerEvent(code, { bizStep: 'receiving' });
  const right = partnerEvent(code, { bizStep: 'receiving', eventTime: hour(21).toISOString() });
  await captured(wrong, right, {
    ...wrong,
    errorDeclaration: {
      declarationTime: hour(29).toISOString(),
      reason: 'incorrect_data',
      correctiveEventIDs: [right.eventID],
    },
  });
  // Who may take a record back is read from the log.
  await logged(database);
  const html = await read(code);
  assert.match(html, /<s>入库<\/s>/);
  assert.match(said(html), /声明有误.*后来声明：内容写错了； ?看更正后的记录/);
  const [, href = ''] = /<a href="([^"]*#record-[^"]*)"/.exec(html) ?? [];
  const [query, id = ''] = href.replaceAll('&amp;', '&').split('#');
  assert.ok((await read(code, { query })).includes(`id="${id}"`), 'the link leads to a record that is shown');
});

test('certificates stand where they held, and say what has become of them', async () => {
  const { id, code } = await pickedLot();
  const issued = must(
    await asCall(db, { actor: orchard.grower, now: hour(1) }, (call) =>
      issueCertificate(call, { id: newId(), lotId: id, basis: ['quality-control'], testReport: '' }),
    ),
  );
  await captured(partnerEvent(code, { bizStep: 'storing' }));
  await asCall(db, { actor: orchard.grower, now: hour(50) }, async (call) =>
    must(await voidCertificate(call, { certificateId: issued.id, reason: '数量写错了' })),
  );
  await captured(partnerEvent(code, { bizStep: 'stocking', eventTime: hour(60).toISOString() }));
  const part = (html: string, key: string) =>
    said(`<main>${new RegExp(`id="stage-${key}"[\\s\\S]*?<details`).exec(html)?.[0]}`);
  const html = await read(code);
  assert.doesNotMatch(part(html, 'harvest'), /合格证/);
  assert.match(part(html, 'moving'), /承诺达标合格证 （后来作废）/);
  assert.doesNotMatch(part(html, 'ready'), /合格证/);
});

test('an amount that cannot be true is red, with the figures', async () => {
  const { code } = await pickedLot();
  await captured(
    partnerEvent(code, {
      type: 'ObjectEvent',
      action: 'DELETE',
      bizStep: 'destroying',
      quantityList: [{ epcClass: lotThing(GTIN, code), quantity: 50.001, uom: 'KGM' }],
    }),
  );
  const zh = said(await read(code));
  assert.match(zh, new RegExp(`数量不可能 批次 ${code} 一共 50 公斤，记录里用掉了 50\\.001 公斤`));
  assert.match(said(await read(code, { lang: 'en' })), /Impossible quantity 50 kg of lot/);
});

test('two hundred records are told in parts and pages: no script, and within 60 KB', async () => {
  const { code } = await pickedLot('2000');
  const steps = ['storing', 'shipping', 'receiving', 'inspecting', 'packing', 'https://example.com/own-step'];
  await captured(
    ...Array.from({ length: 200 }, (_, place) =>
      partnerEvent(code, {
        bizStep: steps[place % steps.length],
        eventTime: new Date(hour(5).getTime() + place * 60_000).toISOString(),
        bizLocation: { id: `https://id.gs1.org/414/9506000134376/254/${place}` },
        sensorElementList: [{ sensorReport: [{ type: 'Temperature', value: 4, uom: 'CEL' }] }],
      }),
    ),
  );
  // With the proof of every record, as heavy as the page becomes.
  await logged(database);
  const url = `${server.url}/01/${GTIN}/10/${code}`;
  const { script, total } = await weigh(url);
  assert.equal(script, 0);
  assert.ok(total <= 60_000, `${total} bytes`);
  const first = await read(code);
  const [, next = ''] = /rel="next" href="(\?stage=moving[^"#]*)/.exec(first) ?? [];
  const second = await read(code, { query: next.replaceAll('&amp;', '&') });
  const shown = (html: string) => new Set([...html.matchAll(/id="record-([^"]+)"/g)].map(([, id]) => id));
  const moving = (html: string) =>
    shown(/id="stage-moving"[\s\S]*?(?=id="stage-|<\/main>)/.exec(html)?.[0] ?? '');
  assert.equal(moving(first).size, 10);
  assert.ok([...moving(second)].every((id) => !moving(first).has(id)));
  assert.match(second, /<details[^>]* open/);
});

/** A lot harvested with a photo of its own, in the log. */
async function harvestedWith(bytes: Uint8Array): Promise<string> {
  const pictureId = newId();
  const { code } = await asCall(db, { actor: orchard.grower }, async (call) => {
    must(
      await storeUpload(call, filesOf({ home }), bytes, {
        id: pictureId,
        altZh: '刚摘的',
        altEn: 'Just picked',
      }),
    );
    return must(
      await harvest(call, {
        id: newId(),
        productCode: KUMQUAT,
        grade: 'first',
        amount: quantity('10', 'jin'),
        plotIds: [orchard.plots.east],
        harvestedAt: MORNING,
        pictureId,
      }),
    );
  });
  await logged(database);
  return code;
}

test('a lot’s own photo can be held against the digest in its harvest’s signed record', async () => {
  const code = await harvestedWith(
    await sharp({ create: { width: 400, height: 300, channels: 3, background: 'orange' } })
      .jpeg()
      .toBuffer(),
  );
  const html = await read(code);
  const [, path = ''] = /href="(\/pictures\/[0-9a-f]{64}\/master\.webp)"/.exec(html) ?? [];
  const photo = Buffer.from(await (await fetch(server.url + path)).arrayBuffer());
  const digest = createHash('sha256').update(photo).digest('base64url');
  const bundle = await (await fetch(`${server.url}/01/${GTIN}/10/${code}/bundle`)).text();
  assert.ok(
    bundle.includes(`"media":["sha256:${digest}"]`),
    'the signed record names the file that is handed out',
  );
  assert.ok(html.includes(`sha256:${digest}`), 'and the label shows it');
});

test('a photo that says where it comes from is kept as it was sent, and the label tells what it says and what nobody judged', async () => {
  const signed = await readFile(join(root, 'test', 'files', 'c2pa', 'signed.jpg'));
  const code = await harvestedWith(signed);
  const html = await read(code);
  assert.match(html, /data-claims="holds"/);
  for (const said of ['Nobody Camera 1.2', 'Test camera 1', '相机拍摄', '我们没有判断'])
    assert.ok(html.includes(said), said);
  const [, path = ''] = /href="(\/pictures\/[0-9a-f]{64}\/original\.jpg)"/.exec(html) ?? [];
  const answer = await fetch(server.url + path);
  assert.equal(answer.headers.get('content-type'), 'image/jpeg');
  assert.deepEqual(Buffer.from(await answer.arrayBuffer()), signed);
  const digest = createHash('sha256').update(signed).digest('base64url');
  const bundle = await (await fetch(`${server.url}/01/${GTIN}/10/${code}/bundle`)).text();
  assert.ok(bundle.includes(`sha256:${digest}`), 'the signed record names it as it was sent');
});
