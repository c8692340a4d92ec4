import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#shared/id.ts';
import { quantity } from '#shared/quantity.ts';
import { compressLink, lotThing, recordEvent, shipmentThing } from '#tracing';
import { atEnd } from '../../../test/help/at-end.ts';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { layNetwork, POINT } from '../../../test/help/network.ts';
import { KUMQUAT, picked, plantOrchard } from '../../../test/help/orchard.ts';
import { startServer } from '../../server.ts';

const GTIN = '92045022400019';
const ELSEWHERE = 'https://inspection.example/verify';
const { db } = await testDatabase();
const { plots, grower } = await plantOrchard(db);
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId(), verifiers: [ELSEWHERE] };
const server = await startServer({ config, db, clock: () => MORNING });
atEnd(() => server.stop());

const { code } = await asCall(db, { actor: grower }, (call) =>
  picked(call, plots.east, { productCode: KUMQUAT }),
);
const LOT = `/01/${GTIN}/10/${code}`;
const VOC = 'https://ref.gs1.org/voc/';

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> {
  return fetch(server.url + path, { headers, method, redirect: 'manual' });
}

async function links(path: string): Promise<Record<string, { href: string; hreflang: string[] }[]>[]> {
  const answer = await ask(path, { accept: 'application/linkset+json' });
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-type'), 'application/linkset+json');
  return ((await answer.json()) as { linkset: Record<string, { href: string; hreflang: string[] }[]>[] })
    .linkset;
}

test('a phone that scans a lot’s label gets its page, and the page says where its links are', async () => {
  const page = await ask(LOT, { accept: 'text/html' });
  assert.equal(page.status, 200);
  assert.match(page.headers.get('content-type') ?? '', /text\/html/);
  const header = page.headers.get('link') ?? '';
  assert.match(header, /rel="linkset"; type="application\/linkset\+json"/);
  assert.ok(header.includes(`<https://id.gs1.org${LOT}>; rel="http://www.w3.org/2002/07/owl#sameAs"`));
});

test('a machine gets the linkset: every relation an address, two pages that check, the product behind the lot', async () => {
  const [lot, product] = await links(LOT);
  assert.equal(lot?.anchor, server.url + LOT);
  for (const name of Object.keys(lot ?? {})) {
    assert.ok(name === 'anchor' || name === 'description' || name.startsWith(VOC), name);
  }
  const hrefs = (relation: string) => lot?.[VOC + relation]?.map(({ href }) => href);
  assert.deepEqual(hrefs('defaultLink'), [server.url + LOT]);
  assert.deepEqual(hrefs('verificationService'), [`${server.url}/verify`, ELSEWHERE]);
  assert.deepEqual(hrefs('epcis'), [`${server.url}${LOT}/events`]);
  assert.equal(product?.anchor, `${server.url}/01/${GTIN}`);
  for (const target of Object.values(lot ?? {})
    .filter(Array.isArray)
    .flat()) {
    assert.deepEqual(target.hreflang, ['zh', 'en']);
    if (!target.href.startsWith(server.url)) continue;
    const reached = await ask(target.href.slice(server.url.length), { accept: 'text/html' });
    assert.ok(reached.status === 200 || reached.status === 503, `${target.href} gives ${reached.status}`);
  }
  const asked = await ask(`${LOT}?linkType=all`);
  assert.equal(asked.headers.get('content-type'), 'application/linkset+json');
  assert.equal(asked.headers.get('access-control-allow-origin'), '*');
  assert.match(asked.headers.get('link') ?? '', /linkset-context/);
});

test('a parcel’s linkset names its page and its bundle, for whoever asks which', async () => {
  const sscc = '095200010000000027';
  await asCall(db, {}, (call) =>
    recordEvent(call, {
      ...{ id: newId(), at: MORNING, bizStep: 'packing' },
      what: {
        ...{ type: 'AggregationEvent', action: 'ADD', parent: shipmentThing(sscc) },
        quantities: [{ thing: lotThing(GTIN, code), quantity: quantity('1', 'kg') }],
      },
    }),
  );
  const path = `/00/${sscc}`;
  const [parcel] = await links(path);
  assert.deepEqual(
    parcel?.[`${VOC}traceability`]?.map(({ href }) => href),
    [server.url + path, `${server.url}${path}/bundle`],
  );
  const sent = await ask(`${path}?linkType=gs1:traceability`, { accept: 'application/json' });
  assert.equal(sent.headers.get('location'), `${server.url}${path}/bundle`);
});

test('a type of link leads there, whichever of its names is used, and what the query says goes along', async () => {
  for (const type of ['gs1:epcis', `${VOC}epcis`, 'https://gs1.org/voc/epcis', 'epcis']) {
    const sent = await ask(`${LOT}?linkType=${encodeURIComponent(type)}&3103=000195`);
    assert.equal(sent.status, 307, type);
    assert.equal(sent.headers.get('location'), `${server.url}${LOT}/events?3103=000195`);
  }
  const bundle = await ask(`${LOT}?linkType=gs1:traceability`, { accept: 'application/json' });
  assert.equal(bundle.headers.get('location'), `${server.url}${LOT}/bundle`);
  const story = await ask(`${LOT}?linkType=gs1:traceability`, { accept: 'text/html' });
  assert.equal(story.headers.get('location'), server.url + LOT);
});

test('a type that the lot has no link of is not answered with another', async () => {
  const machine = await ask(`${LOT}?linkType=gs1:recipeInfo`, { 'accept-language': 'en' });
  assert.equal(machine.status, 404);
  const problem = (await machine.json()) as { code: string; title: string };
  assert.equal(problem.code, 'tracing.link-type-missing');
  assert.match(problem.title, /gs1:recipeInfo/);
});

test('product, weighed pack, pack with a serial number and compressed links lead to the page that exists', async () => {
  const shelf = `${server.url}/search?product=${KUMQUAT}`;
  const to = async (path: string) => {
    const sent = await ask(path, { accept: 'text/html' });
    assert.equal(sent.status, 307, path);
    return sent.headers.get('location');
  };
  assert.equal(await to(`/01/${GTIN}`), shelf);
  assert.equal(await to(`/01/${GTIN}?3103=000195&3922=0299`), `${shelf}&3103=000195&3922=0299`);
  assert.equal(await to(`${LOT}/21/7`), server.url + LOT);
  const elements = [
    { ai: '01', value: GTIN },
    { ai: '10', value: code },
  ];
  const packed = compressLink(elements, { stem: server.url });
  assert.ok(packed.ok);
  assert.equal(await to(packed.value.slice(server.url.length)), server.url + LOT);
});

test('a station’s number leads to where one collects, and so does a part of it', async () => {
  await asCall(db, {}, layNetwork);
  const { gln } = await db
    .selectFrom('delivery.node')
    .select('gln')
    .where('id', '=', POINT)
    .executeTakeFirstOrThrow();
  for (const path of [`/414/${gln}`, `/414/${gln}/254/2F`]) {
    const sent = await ask(path, { accept: 'text/html' });
    assert.equal(sent.status, 307, path);
    assert.equal(
      sent.headers.get('location'),
      `${server.url}/collect?q=${encodeURIComponent('雅仕村便民点')}`,
    );
  }
});

test('a link that cannot be read is refused with AI and place, for people and for machines', async () => {
  const wrong = `/01/92045022400018`;
  const machine = await ask(wrong, { 'accept-language': 'en' });
  assert.equal(machine.status, 400);
  assert.equal(machine.headers.get('content-type'), 'application/problem+json');
  const {
    code: refusal,
    detail,
    facts,
  } = (await machine.json()) as {
    code: string;
    detail: string;
    facts: Record<string, unknown>;
  };
  assert.equal(refusal, 'tracing.link-unreadable');
  assert.match(detail, /check digit is wrong: AI 01, character 18/);
  assert.equal(facts.ai, '01');
  const reader = await ask(wrong, { accept: 'text/html' });
  assert.equal(reader.status, 400);
  assert.match(await reader.text(), /校验码不对/);
  for (const path of [`/01/${GTIN}/10/`, `/01/${GTIN}/21/1/10/A`, `/01/${GTIN}?89=X`, `/01/${GTIN}/10/%00`]) {
    assert.equal((await ask(path)).status, 400, path);
  }
});

test('what was never registered here is said to be unknown', async () => {
  for (const path of ['/01/09520123456788', '/00/095200010000000010', '/414/9520123456788']) {
    const answer = await ask(path);
    assert.equal(answer.status, 404, path);
    assert.equal(((await answer.json()) as { code: string }).code, 'tracing.link-unknown');
  }
  assert.equal((await ask('/no-such-page', { accept: 'text/html' })).status, 404);
});

test('the resolver describes itself, and any page may ask it', async () => {
  const described = await ask('/.well-known/gs1resolver');
  assert.equal(described.status, 200);
  const file = (await described.json()) as { resolverRoot: string; supportedPrimaryKeys: string[] };
  assert.equal(file.resolverRoot, server.url);
  assert.deepEqual(file.supportedPrimaryKeys, ['00', '01', '414']);
  const preflight = await ask(`/01/${GTIN}`, {}, 'OPTIONS');
  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers.get('access-control-allow-origin'), '*');
  assert.equal((await ask(`/01/${GTIN}`, {}, 'HEAD')).status, 307);
});
