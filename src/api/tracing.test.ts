import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { addPlots, lotById } from '#origin';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { quantity } from '#shared/quantity.ts';
import { beginLog, bundleOf, logAt, lotThing, recordEvent, verifyBundle } from '#tracing';
import { atEnd } from '../../test/help/at-end.ts';
import { asCall, COUNTY, settle as heard, MORNING } from '../../test/help/county.ts';
import { keepCountyLog, LOG_NAMES, logged } from '../../test/help/county-log.ts';
import { anEvent, epcisDocumentOf, epcisDoor } from '../../test/help/epcis-door.ts';
import { assertLit, policyOf } from '../../test/help/judge.ts';
import { KUMQUAT, picked, plantProducts } from '../../test/help/orchard.ts';
import { jcs, type Partner, partner } from '../../test/help/partner.ts';
import { startDemoWitnesses } from '../commands/demo/witnesses.ts';
import { endAll } from '../shared/ending.ts';

let now = MORNING;
const { database, village, url, ask, send } = await epcisDoor(() => now);
const folder = await mkdtemp(join(tmpdir(), 'maidehao-partner-'));
atEnd(() => rm(folder, { recursive: true }));
const witnesses = await startDemoWitnesses(folder, await beginLog(database.pool, COUNTY, LOG_NAMES));
atEnd(endAll);
await keepCountyLog(database, witnesses);

type Who = 'clerk' | 'wang' | 'officer' | 'keeper';

async function keys(method: string, path: string, body?: object, as: Who = 'clerk') {
  const answer = await ask(
    `/../api/tracing/keys${path}`,
    {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    },
    as,
  );
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
}

function registrationOf(one: Partner, holder: string) {
  return {
    vkey: one.vkey,
    signature: one.sign(`maidehao/key-registration/1\n${jcs({ holder, vkey: one.vkey })}`),
  };
}

const holder = `urn:maidehao:organisation:${village.organisations.coop}`;
const register = (one: Partner, as: Who = 'clerk') => keys('POST', '', registrationOf(one, holder), as);

async function registered(): Promise<Partner> {
  const one = partner();
  assert.equal((await register(one)).status, 201);
  return one;
}

const plain = (event: Record<string, unknown>, signed: unknown) => ({
  '@context': 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
  ...event,
  'maidehao:signed': signed,
});

/** Sends a document, lets it be captured, and answers its job. */
async function captured(document: object, headers: Record<string, string> = {}) {
  const answer = await send('/capture', document, headers);
  assert.equal(answer.status, 202, await answer.clone().text());
  await heard(database);
  return (await ask((answer.headers.get('location') ?? '').replace('/epcis', ''))).json();
}

async function bundleAbout(thing: unknown) {
  await logged(database, 'witnessed');
  const { bundle } = await asCall(database.db, { now }, async (call) =>
    must(await bundleOf(call, must(await logAt(call)), String(thing))),
  );
  return bundle;
}

async function issuersOf(thing: unknown): Promise<string[]> {
  const { lines } = await bundleAbout(thing);
  return lines
    .filter(({ line }) => line === thing)
    .flatMap(({ entries = [] }) => entries.map((entry) => JSON.parse(entry).claim.issuer));
}

test('a partner reads who it is, registers its own key, and finds it among its keys', async () => {
  const one = partner();
  assert.equal((await keys('GET', '')).body.holder, holder);
  const { status, body } = await register(one);
  assert.deepEqual([status, body], [201, { key: one.key, holder }]);
  const { body: known } = await keys('GET', '');
  assert.ok(
    known.keys.some(({ key, keptBy }: Record<string, string>) => key === one.key && keptBy === 'holder'),
  );
  assert.equal((await register(one)).status, 409, 'once is enough');
});

test('nobody registers a key they do not hold, another’s, or one that anybody can sign for', async () => {
  const [one, other] = [partner(), partner()];
  const stolen = { vkey: one.vkey, signature: registrationOf(other, holder).signature };
  assert.deepEqual((await keys('POST', '', stolen)).body.code, 'tracing.key-not-yours');
  const foreign = registrationOf(one, `urn:maidehao:organisation:${village.organisations.station}`);
  assert.equal((await keys('POST', '', foreign)).status, 403);
  // The neutral element of the curve: order 1.
  const weak = Buffer.concat([Buffer.of(1, 1), Buffer.alloc(31)]).toString('base64');
  const [name] = one.vkey.split('+');
  const refused = await keys('POST', '', { vkey: `${name}+00000000+${weak}`, signature: 'AA==' });
  assert.deepEqual([refused.status, refused.body.code], [422, 'tracing.key-unsound']);
});

test('growers and officers keep no keys, and an organisation revokes only its own', async () => {
  const one = await registered();
  for (const as of ['wang', 'officer'] as const)
    assert.equal((await keys('GET', '', undefined, as)).status, 403);
  const path = `/${encodeURIComponent(one.key)}/revocation`;
  assert.equal((await keys('POST', path, { reason: 'superseded' }, 'keeper')).status, 403);
  assert.equal((await keys('POST', path, { reason: 'boredom' })).status, 422);
  assert.equal((await keys('POST', path, { reason: 'superseded' })).status, 204);
});

test('the key the platform keeps is changed for a new one', async () => {
  const { status, body } = await keys('POST', '/rotation');
  assert.equal(status, 201);
  const { body: known } = await keys('GET', '');
  const now = known.keys.find(({ key }: { key: string }) => key === body.key);
  assert.deepEqual([now.keptBy, now.validUntil], ['platform', undefined]);
});

test('one event signed by a partner is on record as the partner’s word', async () => {
  const one = await registered();
  const event = anEvent();
  const answer = await send('/events', plain(event, one.signedEach([event])));
  assert.equal(answer.status, 201, await answer.clone().text());
  assert.deepEqual(await issuersOf((event.epcList as string[])[0]), [one.key]);
  const again = await (await ask(`/events/${encodeURIComponent(String(event.eventID))}`)).json();
  assert.ok(!JSON.stringify(again).includes('maidehao:signed'), 'the event itself carries no signature');
});

test('a document signed event by event, or once over all, is on record as the partner’s word', async () => {
  const one = await registered();
  for (const how of ['signedEach', 'signedTogether'] as const) {
    const events = [anEvent(), anEvent(), anEvent()];
    const job = await captured({ ...epcisDocumentOf(events), 'maidehao:signed': one[how](events) });
    assert.deepEqual(job.errors, [], how);
    for (const { epcList } of events)
      assert.deepEqual(await issuersOf((epcList as string[])[0]), [one.key], how);
  }
});

test('what a partner signed is judged green by a stranger, as the partner’s word', async () => {
  const one = await registered();
  const thing = 'https://id.gs1.org/01/06901234567892/10/PARTNER-1';
  const quantityList = [{ epcClass: thing, quantity: 20, uom: 'KGM' }];
  const { epcList: _, ...event } = anEvent({ action: 'ADD', bizStep: 'commissioning', quantityList });
  const job = await captured({ ...epcisDocumentOf([event]), 'maidehao:signed': one.signedTogether([event]) });
  assert.deepEqual(job.errors, []);
  const verdict = verifyBundle(JSON.stringify(await bundleAbout(thing)), {
    policy: policyOf(witnesses),
    now: new Date(),
    about: thing,
  });
  assertLit(verdict, 'green');
  assert.deepEqual(
    verdict.facts?.events.map((each) => [each.claim.issuer, each.holder]),
    [[one.key, holder]],
  );
});

test('where some events have faults, the others are still the ones that were signed', async () => {
  const one = await registered();
  for (const how of ['signedEach', 'signedTogether'] as const) {
    const good = anEvent();
    const events = [anEvent({ bizStep: 'eating' }), good];
    const document = { ...epcisDocumentOf(events), 'maidehao:signed': one[how](events) };
    const job = await captured(document, { 'GS1-Capture-Error-Behaviour': 'proceed' });
    assert.deepEqual(
      job.errors.map(({ pointer }: { pointer: string }) => pointer),
      ['/epcisBody/eventList/0/bizStep'],
    );
    assert.deepEqual(await issuersOf((good.epcList as string[])[0]), [one.key], how);
  }
});

const attacks: readonly [what: string, signed: (event: object, one: Partner) => unknown, status: number][] = [
  ['a key nobody registered', (event) => partner().signedEach([{ ...event }]), 403],
  [
    'a key before it was registered',
    (event, one) => one.signedEach([{ ...event }], { at: '2020-01-01T00:00:00.000Z' }),
    403,
  ],
  [
    'a moment to come',
    (event, one) => one.signedEach([{ ...event }], { at: '2099-01-01T00:00:00.000Z' }),
    403,
  ],
  ['another event', (_, one) => one.signedEach([anEvent()]), 422],
  [
    'the same event with a word changed',
    (event, one) => one.signedEach([{ ...event, bizStep: 'shipping' }]),
    422,
  ],
  [
    'another key’s signature',
    (event, one) => ({ ...one.signedEach([{ ...event }]), signatures: [one.sign('something else')] }),
    403,
  ],
  ['no signature', (event, one) => ({ claims: one.signedEach([{ ...event }]).claims, signatures: [] }), 400],
  ['nothing', () => ({}), 400],
  ['null', () => null, 400],
  ['claims that are none', () => ({ claims: [null], signatures: [null] }), 400],
  [
    'a name with U+0000 in it',
    (event, one) => one.signedEach([{ ...event }], { issuer: 'a\0b+00000000' }),
    400,
  ],
];

for (const [what, signed, status] of attacks) {
  test(`signed with ${what}: refused, and nothing is on record`, async () => {
    const one = await registered();
    const event = anEvent();
    const answer = await send('/events', plain(event, signed(event, one)));
    assert.equal(answer.status, status, await answer.clone().text());
    assert.equal((await ask(`/events/${encodeURIComponent(String(event.eventID))}`)).status, 404);
    const document = await send('/capture', {
      ...epcisDocumentOf([event]),
      'maidehao:signed': signed(event, one),
    });
    if (status === 400) {
      assert.deepEqual((await document.json()).errors[0].pointer, '/maidehao:signed');
      return;
    }
    await heard(database);
    const job = await (await ask((document.headers.get('location') ?? '').replace('/epcis', ''))).json();
    assert.deepEqual([job.running, job.success, job.errors[0].status], [false, false, status]);
  });
}

test('what a revoked key signs is refused from then on', async () => {
  const one = await registered();
  const path = `/${encodeURIComponent(one.key)}/revocation`;
  assert.equal((await keys('POST', path, { reason: 'key-compromise' })).status, 204);
  now = new Date(MORNING.getTime() + 60_000);
  const event = anEvent();
  const answer = await send('/events', plain(event, one.signedEach([event])));
  assert.deepEqual([answer.status, (await answer.json()).code], [403, 'tracing.key-revoked']);
});

test('the description of the API says how', async () => {
  const { paths } = await (await fetch(`${url}/api/openapi.json`)).json();
  assert.match(paths['/epcis/capture'].post.requestBody.description, /maidehao:signed/);
  assert.ok(paths['/api/tracing/keys/{key}/revocation'].post);
});

test('a lot is traced into what a partner made of it, with proofs, by officers and by its grower alone', async () => {
  const one = await registered();
  const lot = await asCall(database.db, {}, async (call) => {
    await plantProducts(call);
    const plotId = newId();
    const plot = {
      id: plotId,
      producerId: village.organisations.wang,
      placeCode: '450224105203',
      name: '门前地',
      productCode: KUMQUAT,
      areaMu: '3.5',
      lat: 25.2,
      lng: 109.4,
    };
    must(await addPlots(call, [plot]));
    const { id } = await picked(call, plotId, { amount: '10' });
    return lotById(call, id);
  });
  const thing = lotThing(lot?.gtin ?? '', lot?.code ?? '');
  const jam = 'https://id.gs1.org/01/06901234567892/10/JAM-7';
  const {
    epcList: _,
    action: __,
    ...event
  } = anEvent({
    type: 'TransformationEvent',
    inputQuantityList: [{ epcClass: thing, quantity: 5, uom: 'KGM' }],
    outputQuantityList: [{ epcClass: jam, quantity: 4, uom: 'KGM' }],
  });
  const signed = one.signedEach([event], { at: now.toISOString() });
  assert.equal((await send('/events', plain(event, signed))).status, 201);
  await logged(database, 'witnessed');

  const trace = async (about: string, as: Who, more = '') => {
    const answer = await ask(`/../api/tracing/trace?thing=${encodeURIComponent(about)}${more}`, {}, as);
    return { status: answer.status, body: await answer.json() };
  };
  const found = await trace(thing, 'officer');
  assert.equal(found.status, 200, JSON.stringify(found.body));
  assert.deepEqual(found.body.things, [
    { thing, generation: 0 },
    { thing: jam, generation: 1 },
  ]);
  assert.ok(found.body.events.some(({ eventID }: { eventID: string }) => eventID === event.eventID));
  const { map, log, lines } = found.body;
  assert.equal(map.index + 1, log.size);
  assert.equal(log.size, Number(log.checkpoint.split('\n')[1]), 'proven in the state that is signed');
  assert.equal(lines.find(({ line }: { line: string }) => line === jam).entries.length, 1);

  assert.equal((await trace(jam, 'officer')).body.things[0].generation, -1);
  assert.equal((await trace(thing, 'wang')).status, 200, 'its grower');
  assert.deepEqual((await trace(jam, 'wang')).body.code, 'tracing.trace-not-yours');
  assert.equal((await trace(thing, 'keeper')).status, 403);
  assert.equal((await trace(thing, 'officer', '&levels=0')).status, 422);
});

test('an inspector reads who recorded a lot’s steps, until the person has their name erased', async () => {
  const { wang, chen } = village.people;
  const id = newId();
  const thing = lotThing('92045022400014', 'NAMES-1');
  await asCall(database.db, { actor: village.actors.wang, now }, (call) =>
    recordEvent(call, {
      id,
      at: now,
      bizStep: 'commissioning',
      what: { type: 'ObjectEvent', action: 'ADD', quantities: [{ thing, quantity: quantity('20', 'kg') }] },
    }),
  );
  const recorders = async (as: Who) =>
    (await ask(`/../api/tracing/recorders?thing=${encodeURIComponent(thing)}`, {}, as)).json();
  const erase = (personId: string, as: Who) =>
    ask(
      '/../api/tracing/erasures',
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ personId }) },
      as,
    );
  assert.deepEqual(
    (await recorders('officer')).steps.map(({ event, recordedBy }: Record<string, string>) => [
      event,
      recordedBy,
    ]),
    [[`urn:uuid:${id}`, '王秀英']],
  );
  assert.equal((await recorders('wang')).status, 403);
  assert.equal((await erase(wang, 'officer')).status, 403, 'who inspects does not erase');
  assert.equal((await erase(chen, 'wang')).status, 403);
  const erased = await erase(wang, 'wang');
  assert.equal(erased.status, 200);
  assert.ok((await erased.json()).erased >= 1);
  assert.equal((await recorders('officer')).steps[0].recordedBy, undefined);
  const verdict = verifyBundle(JSON.stringify(await bundleAbout(thing)), {
    policy: policyOf(witnesses),
    now: new Date(),
    about: thing,
  });
  assertLit(verdict, 'green');
});
