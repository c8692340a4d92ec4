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
await send('/capture', epcisDocumentOf([event, other]));
await heard(database);
const [thing = ''] = event.epcList as string[];

const member = async (path: string) => (await (await ask(path, {}, 'nobody')).json()).member as string[];
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
  assert.deepEqual(await member('/readPoints'), ['https://id.gs1.org/414/6901234000016/254/7']);
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
