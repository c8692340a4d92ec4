import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settle as heard, MORNING } from '../../test/help/county.ts';
import { anEvent, epcisDocumentOf, epcisDoor } from '../../test/help/epcis-door.ts';

const { database, village, ask, send } = await epcisDoor();

const CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';

/** Sends a document, lets it be captured, and answers its job. */
async function captured(document: unknown, headers: Record<string, string> = {}) {
  const answer = await send('/capture', document, headers);
  assert.equal(answer.status, 202, await answer.clone().text());
  await heard(database);
  return job(answer.headers.get('location') ?? '');
}
const job = async (location: string, as: 'clerk' | 'wang' = 'clerk') =>
  (await ask(location.replace('/epcis', ''), {}, as)).json();
const onRecord = async (...ids: unknown[]) => {
  const { rows } = await database.pool.query(
    `select document ->> 'eventID' as id from tracing.event where document ->> 'eventID' = any ($1)`,
    [ids],
  );
  return rows.length;
};

test('a document is taken with a job, which says when its events are on record', async () => {
  const events = [anEvent(), anEvent()];
  const answer = await send('/capture', epcisDocumentOf(events));
  assert.equal(answer.status, 202);
  assert.equal(answer.headers.get('gs1-epcis-version'), '2.0.0');
  const location = answer.headers.get('location') ?? '';
  const before = await job(location);
  assert.deepEqual([before.running, before.success, before.errors], [true, true, []]);
  assert.equal(await onRecord(...events.map(({ eventID }) => eventID)), 0);

  await heard(database);
  const after = await job(location);
  assert.deepEqual([after.running, after.success, after.captureErrorBehaviour], [false, true, 'rollback']);
  assert.equal(after.createdAt, MORNING.toISOString());
  assert.equal(await onRecord(...events.map(({ eventID }) => eventID)), 2);
});

test('events without an id get one, the same however often they are sent', async () => {
  const { eventID: _, ...event } = anEvent();
  const document = epcisDocumentOf([event]);
  assert.equal((await captured(document)).success, true);
  assert.equal((await captured(document)).success, true);
  const { rows } = await database.pool.query('select 1 from tracing.event_thing where thing = $1', [
    (event.epcList as string[])[0],
  ]);
  assert.equal(rows.length, 1);
});

test('XML of EPCIS 1.2 and 2.0 is captured as JSON-LD is', async () => {
  for (const version of ['1', '2']) {
    const epc = `urn:epc:id:sgtin:0614141.107346.70${version}`;
    const xml = `<?xml version="1.0"?>
      <e:EPCISDocument xmlns:e="urn:epcglobal:epcis:xsd:${version}" schemaVersion="${version}.0" creationDate="2026-06-01T00:00:00Z">
      <EPCISBody><EventList><ObjectEvent><eventTime>2026-06-01T00:00:00Z</eventTime>
      <eventTimeZoneOffset>+08:00</eventTimeZoneOffset><epcList><epc>${epc}</epc></epcList><action>OBSERVE</action>
      <bizStep>urn:epcglobal:cbv:bizstep:shipping</bizStep></ObjectEvent></EventList></EPCISBody></e:EPCISDocument>`;
    assert.equal((await captured(xml, { 'content-type': 'application/xml' })).success, true);
    const { rows } = await database.pool.query(
      `select biz_step from tracing.event where document -> 'epcList' ? $1`,
      [epc],
    );
    assert.deepEqual(rows, [{ biz_step: 'shipping' }]);
  }
});

test('a fault in one event refuses the document and says where it is', async () => {
  const events = [anEvent(), anEvent({ bizStep: 'eating' })];
  const answer = await send('/capture', epcisDocumentOf(events));
  assert.equal(answer.status, 400);
  assert.equal(answer.headers.get('content-type'), 'application/problem+json');
  const problem = await answer.json();
  assert.equal(problem.type, 'epcisException:ValidationException');
  assert.deepEqual(
    problem.errors.map(({ pointer, code }: Record<string, string>) => [pointer, code]),
    [['/epcisBody/eventList/1/bizStep', 'not-a-word']],
  );
  assert.equal(await onRecord(events[0]?.eventID), 0);
});

test('asked to proceed, it captures what it can and tells of the rest', async () => {
  const [good, bad, before] = [anEvent(), anEvent({ bizStep: 'eating' }), anEvent()];
  await captured(epcisDocumentOf([before]));
  const contradicting = { ...before, bizStep: 'shipping' };
  const told = await captured(epcisDocumentOf([good, bad, contradicting]), {
    'GS1-Capture-Error-Behaviour': 'proceed',
  });
  assert.deepEqual([told.running, told.success], [false, false]);
  assert.deepEqual(
    told.errors.map(({ type, pointer }: Record<string, string>) => [type, pointer]),
    [
      ['epcisException:ValidationException', '/epcisBody/eventList/1/bizStep'],
      ['epcisException:ResourceAlreadyExistsException', '/epcisBody/eventList/2'],
    ],
  );
  assert.equal(await onRecord(good.eventID), 1);
});

test('all or none: one contradiction leaves the others out, and the job names it alone', async () => {
  const [known, fresh] = [anEvent(), anEvent()];
  await captured(epcisDocumentOf([known]));
  const told = await captured(epcisDocumentOf([fresh, { ...known, bizStep: 'shipping' }]));
  assert.equal(told.success, false);
  assert.deepEqual(
    told.errors.map(({ pointer }: Record<string, string>) => pointer),
    ['/epcisBody/eventList/1'],
  );
  assert.equal(await onRecord(fresh.eventID), 0);
});

test('jobs are listed in pages, the newest first, and seen by the organisation that sent them', async () => {
  for (let sent = 0; sent < 3; sent++) await send('/capture', epcisDocumentOf([anEvent()]), {}, 'wang');
  await heard(database);
  const ids: string[] = [];
  let path: string | undefined = '/capture?perPage=2';
  while (path) {
    const page = await ask(path, {}, 'wang');
    ids.push(...(await page.json()).map(({ captureID }: { captureID: string }) => captureID));
    path = /^<\/epcis([^>]+)>; rel="next"$/.exec(page.headers.get('link') ?? '')?.[1];
  }
  assert.equal(new Set(ids).size, 3);
  assert.deepEqual(ids, ids.toSorted().reverse());
  assert.equal((await ask(`/capture/${ids[0]}`)).status, 404, 'another organisation’s');
  const later = new Date(MORNING.getTime() + 1000).toISOString();
  assert.deepEqual(await (await ask(`/capture?createdAfter=${later}`, {}, 'wang')).json(), []);
});

test('one event is on record when the answer comes; again it changes nothing, other content is refused', async () => {
  const event = anEvent({ '@context': CONTEXT });
  const first = await send('/events', event);
  assert.equal(first.status, 201);
  assert.equal(first.headers.get('location'), `/epcis/events/${encodeURIComponent(String(event.eventID))}`);
  assert.equal(await onRecord(event.eventID), 1);
  assert.equal((await send('/events', event)).status, 200);
  const other = await send('/events', { ...event, bizStep: 'shipping' });
  assert.equal(other.status, 409);
  assert.equal((await other.json()).type, 'epcisException:ResourceAlreadyExistsException');
  const { rows } = await database.pool.query('select 1 from tracing.contradiction where document @> $1', [
    { eventID: event.eventID, bizStep: 'shipping' },
  ]);
  assert.equal(rows.length, 1, 'kept as evidence');
});

test('an event about somebody’s key is refused, and the answer points to the name', async () => {
  const name = 'urn:maidehao:key:coop.example+0a1b2c3d';
  const poison = anEvent({ epcList: ['https://id.gs1.org/01/06901234567892/21/7', name] });
  const alone = await send('/events', { '@context': CONTEXT, ...poison });
  assert.equal(alone.status, 422);
  const { code, facts } = await alone.json();
  assert.equal(code, 'tracing.name-reserved');
  assert.deepEqual(facts, { name, pointer: '/epcList/1' });
  const job = await captured(epcisDocumentOf([anEvent(), poison]));
  assert.equal(job.success, false);
  assert.equal(job.errors[0]?.pointer, '/epcisBody/eventList/1/epcList/1');
  assert.equal(await onRecord(poison.eventID), 0);
});

test('events name the organisation that sent them as their issuer', async () => {
  const event = anEvent();
  await captured(epcisDocumentOf([event]));
  const { rows } = await database.pool.query('select body from tracing.pending where body like $1', [
    `%${String(event.eventID).slice('urn:uuid:'.length)}%`,
  ]);
  assert.equal(rows.length, 1);
  const { rows: keys } = await database.pool.query(
    'select vkey from tracing.issuer_key where holder = $1 and revoked_at is null',
    [`urn:maidehao:organisation:${village.organisations.coop}`],
  );
  assert.ok(keys.some(({ vkey }) => rows[0].body.includes(vkey.split('+').slice(0, 2).join('+'))));
});

test('whoever may not capture is told so, in the standard’s words', async () => {
  const visitor = await ask(
    '/capture',
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' },
    'nobody',
  );
  assert.equal(visitor.status, 401);
  assert.equal((await visitor.json()).type, 'epcisException:SecurityException');
  assert.equal((await send('/capture', epcisDocumentOf([anEvent()]), {}, 'officer')).status, 403);
});

test('OPTIONS tells limits, versions and behaviours', async () => {
  const answer = await ask('/capture', { method: 'OPTIONS' }, 'nobody');
  assert.equal(answer.status, 204);
  assert.ok(Number(answer.headers.get('gs1-epcis-capture-limit')) > 0);
  assert.ok(Number(answer.headers.get('gs1-epcis-capture-file-size-limit')) > 0);
  assert.equal(answer.headers.get('gs1-epcis-max'), '2.0.0');
  assert.match(answer.headers.get('allow') ?? '', /POST/);
});

const hostile: readonly [name: string, body: string | (() => string), type: string, status: number][] = [
  ['no JSON', '{', 'application/json', 400],
  ['nothing', '', 'application/json', 400],
  ['another kind of file', 'a,b', 'text/csv', 415],
  ['a key twice', '{"type":"EPCISDocument","type":"EPCISDocument"}', 'application/json', 400],
  ['brackets without end', () => '['.repeat(5_000_000), 'application/json', 400],
  ['elements without end', () => '<a>'.repeat(2_000_000), 'application/xml', 400],
  [
    'entities that grow',
    '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>',
    'application/xml',
    400,
  ],
  ['more bytes than the limit', () => ' '.repeat(33 * 1024 * 1024), 'application/json', 413],
  [
    'more events than the limit',
    () => JSON.stringify(epcisDocumentOf(Array.from({ length: 10_001 }, () => ({})))),
    'application/json',
    413,
  ],
];

for (const [name, body, type, status] of hostile) {
  test(`hostile input is refused: ${name}`, async () => {
    const answer = await send('/capture', typeof body === 'function' ? body() : body, {
      'content-type': type,
    });
    assert.equal(answer.status, status);
    assert.equal(answer.headers.get('content-type'), 'application/problem+json');
  });
}

test('a body that grows without saying how long it is, is cut off at the limit', async () => {
  const block = new TextEncoder().encode(' '.repeat(1024 * 1024));
  let sent = 0;
  const body = new ReadableStream({
    pull(stream) {
      if (sent++ < 40) stream.enqueue(block);
      else stream.close();
    },
  });
  const answer = await ask('/capture', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    duplex: 'half',
  } as RequestInit);
  assert.equal(answer.status, 413);
});

test('versions that are not spoken here are refused, and so is a behaviour nobody knows', async () => {
  const asked = (headers: Record<string, string>) => send('/capture', epcisDocumentOf([anEvent()]), headers);
  assert.equal((await asked({ 'GS1-EPCIS-Min': '3.0' })).status, 406);
  assert.equal((await asked({ 'GS1-EPCIS-Version': '1.0' })).status, 406);
  assert.equal((await asked({ 'GS1-Capture-Error-Behaviour': 'shrug' })).status, 400);
});
