import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settle as heard } from '../../test/help/county.ts';
import { anEvent, epcisDocumentOf, epcisDoor } from '../../test/help/epcis-door.ts';

const { database, ask, send } = await epcisDoor();
const sgln = 'urn:epc:id:sgln:6901234.00001.7';
const event = anEvent({
  bizStep: 'urn:example:step:ripening',
  disposition: 'active',
  readPoint: { id: sgln },
  bizLocation: { id: 'urn:example:hall' },
});
const other = anEvent({ bizStep: 'shipping' });
const lot = 'https://id.gs1.org/01/06901234567892/10/OPEN-1';
const parcel = 'https://id.gs1.org/00/069012345678900012';
const picked = anEvent({
  action: 'ADD',
  epcList: undefined,
  quantityList: [{ epcClass: lot, quantity: 5, uom: 'KGM' }],
});
const packed = anEvent({
  type: 'AggregationEvent',
  action: 'ADD',
  epcList: undefined,
  parentID: parcel,
  childQuantityList: [{ epcClass: lot, quantity: 1, uom: 'KGM' }],
});
const collected = anEvent({
  epcList: [parcel],
  bizStep: 'collecting',
  readPoint: { id: 'urn:example:point' },
});
// All before the first test: what a file awaits between its tests may come after they have run.
await send('/capture', epcisDocumentOf([event, other, picked, packed, collected]));
await heard(database);
const [thing = ''] = event.epcList as string[];

const member = async (path: string) => (await (await ask(path)).json()).member as string[];
const eventsAt = async (path: string) => {
  const answer = await ask(path);
  assert.equal(answer.status, 200, path);
  return (await answer.json()).epcisBody.queryResults.resultsBody.eventList.map(
    ({ eventID }: { eventID: string }) => eventID,
  );
};

test('one finds from the top what there is', async () => {
  assert.deepEqual((await member('')).toSorted(), [
    'bizLocations',
    'bizSteps',
    'capture',
    'dispositions',
    'epcs',
    'eventTypes',
    'events',
    'queries',
    'readPoints',
  ]);
  assert.deepEqual(await member(`/bizSteps/shipping`), ['events']);
});

test('names that events hold are known beside those of the standard', async () => {
  assert.ok((await member('/eventTypes')).includes('AssociationEvent'));
  const steps = await member('/bizSteps?perPage=1000');
  assert.ok(steps.includes('urn:example:step:ripening') && steps.includes('commissioning'));
  assert.deepEqual(await member('/bizLocations'), ['urn:example:hall']);
  assert.deepEqual(await member('/readPoints'), [
    'https://id.gs1.org/414/6901234000016/254/7',
    'urn:example:point',
  ]);
  assert.ok((await member('/epcs')).includes(thing));
});

test('names come in pages, each once', async () => {
  const seen: string[] = [];
  let path: string | undefined = '/dispositions?perPage=7';
  while (path) {
    const page = await ask(path);
    seen.push(...(await page.json()).member);
    path = /^<\/epcis([^>]+)>; rel="next"$/.exec(page.headers.get('link') ?? '')?.[1];
  }
  assert.equal(new Set(seen).size, seen.length);
  assert.deepEqual(seen, await member('/dispositions?perPage=1000'));
});

for (const [path, name] of [
  ['bizSteps', 'urn:example:step:ripening'],
  ['dispositions', 'active'],
  ['readPoints', sgln],
  ['bizLocations', 'urn:example:hall'],
  ['epcs', thing],
] as const) {
  test(`events are found under /${path}, and further conditions hold there too`, async () => {
    const at = `/${path}/${encodeURIComponent(name)}/events`;
    assert.deepEqual(await eventsAt(at), [event.eventID]);
    assert.deepEqual(await eventsAt(`${at}?EQ_action=DELETE`), []);
  });
}

const idsFor = async (path: string, as: 'nobody' | 'clerk') => {
  const answer = await ask(path, {}, as);
  assert.equal(answer.status, 200, path);
  const found = await answer.json();
  return found.epcisBody.queryResults.resultsBody.eventList.map((each: { eventID: string }) => each.eventID);
};
const ofLot = `MATCH_anyEPCClass=${encodeURIComponent(lot)}`;

test('a visitor reads the events of a lot they name, but of no parcel; the co-op reads both', async () => {
  assert.deepEqual(await idsFor(`/events?${ofLot}`, 'nobody'), [picked.eventID]);
  assert.deepEqual((await idsFor(`/events?${ofLot}`, 'clerk')).toSorted(), [picked.eventID, packed.eventID]);
  assert.deepEqual(await idsFor(`/eventTypes/ObjectEvent/events?${ofLot}`, 'nobody'), [picked.eventID]);
  const one = (event: Record<string, unknown>, as: 'nobody' | 'clerk') =>
    ask(`/events/${encodeURIComponent(String(event.eventID))}`, {}, as);
  assert.equal((await one(picked, 'nobody')).status, 200);
  assert.equal((await one(collected, 'nobody')).status, 404);
  assert.equal((await one(packed, 'nobody')).status, 404);
  assert.equal((await one(collected, 'clerk')).status, 200);
});

for (const path of [
  '/events',
  '/events?EQ_bizStep=collecting',
  '/events?GE_eventTime=2020-01-01T00:00:00Z&perPage=1000',
  '/events?EQ_readPoint=urn:example:point',
  `/events?MATCH_anyEPC=${encodeURIComponent(parcel)}`,
  `/events?MATCH_anyEPC=${encodeURIComponent(parcel)}|${encodeURIComponent(lot)}`,
  '/events?MATCH_anyEPC=urn:epc:idpat:sscc:*.*',
  '/events?MATCH_anyEPC=urn:epc:idpat:sgtin:*.*.*',
  '/epcs',
  `/epcs/${encodeURIComponent(parcel)}/events`,
  '/bizSteps/collecting/events',
  '/eventTypes/ObjectEvent/events',
  '/dispositions/active/events',
  '/readPoints',
  '/readPoints/urn:example:point/events',
  '/bizLocations',
  '/bizLocations/urn:example:point/events',
]) {
  test(`a visitor cannot list what is somebody’s order: ${path}`, async () => {
    const answer = await ask(path, {}, 'nobody');
    assert.equal(answer.status, 403);
    const { code, type } = await answer.json();
    assert.deepEqual([code, type], ['tracing.name-a-lot', 'epcisException:SecurityException']);
    assert.equal((await ask(path)).status, 200);
  });
}

test('which types, steps and dispositions there are is everybody’s to read', async () => {
  for (const path of ['', '/eventTypes', '/bizSteps', '/dispositions', '/bizSteps/shipping']) {
    assert.equal((await ask(path, {}, 'nobody')).status, 200, path);
  }
});

test('a query is kept under a name, asked by it, and forgotten', async () => {
  const named = {
    name: 'ripe',
    query: { EQ_bizStep: ['urn:example:step:ripening'], eventType: ['ObjectEvent'] },
  };
  const kept = await send('/queries', named, { 'content-type': 'application/json' });
  assert.equal(kept.status, 201);
  assert.equal(kept.headers.get('location'), '/epcis/queries/ripe');
  const again = await send('/queries', named, { 'content-type': 'application/json' });
  assert.equal(again.status, 409);
  assert.deepEqual(await (await ask('/queries/ripe')).json(), named);
  assert.deepEqual(await (await ask('/queries')).json(), [named]);
  assert.deepEqual(await eventsAt('/queries/ripe/events'), [event.eventID]);

  assert.deepEqual(
    await (await ask('/queries', {}, 'wang')).json(),
    [],
    'another organisation’s are its own',
  );
  assert.equal((await ask('/queries/ripe', {}, 'wang')).status, 404);
  assert.equal((await ask('/queries/ripe', { method: 'DELETE' }, 'wang')).status, 404);
  assert.equal((await ask('/queries/ripe', { method: 'DELETE' })).status, 204);
  assert.equal((await ask('/queries/ripe/events')).status, 404);
});

test('a query that could not be asked is not kept', async () => {
  for (const query of [{ EQ_nonsense: ['x'] }, { GE_eventTime: 'soon' }, { EQ_bizStep: [{}] }]) {
    const answer = await send('/queries', { name: 'bad', query }, { 'content-type': 'application/json' });
    assert.equal(answer.status, 400);
    assert.equal((await answer.json()).type, 'epcisException:QueryParameterException');
  }
  assert.equal((await ask('/queries/bad')).status, 404);
});

test('its context says what the prefixes in a kept query mean', async () => {
  const shown = anEvent({ 'theirs:size': 'L' });
  await send('/capture', epcisDocumentOf([shown], { theirs: 'http://sizes.example/' }));
  await heard(database);
  const query = { '@context': { ours: 'http://sizes.example/' }, 'EQ_ours:size': ['L'] };
  await send('/queries', { name: 'large', query }, { 'content-type': 'application/json' });
  assert.deepEqual(await eventsAt('/queries/large/events'), [shown.eventID]);
});
