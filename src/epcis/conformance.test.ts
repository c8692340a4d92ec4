import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { settle as heard } from '../../test/help/county.ts';
import { anEvent, epcisDocumentOf, epcisDoor } from '../../test/help/epcis-door.ts';
import { epcisXml, eventListOf, filesIn, gs1Epcis, jsonFile } from '../../test/help/epcis-vectors.ts';

const { database, ask, send } = await epcisDoor();
type Event = Record<string, unknown>;

const examples = gs1Epcis.skip
  ? []
  : filesIn(gs1Epcis.path, '.jsonld').filter((file) => /^JSON\//.test(file));

/** Every event of these things, as a query gives it back untranslated, without its record time. */
async function givenBack(things: readonly string[]): Promise<Event[]> {
  const answer = await ask(`/events?MATCH_anyEPC=${encodeURIComponent(things.join('|'))}&perPage=1000`, {
    headers: { 'GS1-EPC-Format': 'Never_Translates' },
  });
  const { eventList } = (await answer.json()).epcisBody.queryResults.resultsBody;
  return eventList.map(({ recordTime: _, ...event }: Event) => event);
}

/** What the five examples with every field say of a sensor both beside its reports and at one (TCR-53, set 3), said once. */
function saidOnce(document: unknown): unknown {
  return JSON.parse(JSON.stringify(document), (name, value) => {
    if (name !== 'sensorReport') return value;
    return value.map(
      ({
        deviceID: _1,
        deviceMetadata: _2,
        rawData: _3,
        dataProcessingMethod: _4,
        time: _5,
        ...report
      }: Event) => report,
    );
  });
}
const timesOfSensors = (document: unknown) =>
  JSON.parse(
    JSON.stringify(document).replaceAll(/"(startTime|endTime|time)": ?"2019-[^"]+",?/g, ''),
  ) as unknown;

test('all 47 examples of the standard go in over HTTP, and each of their events comes back equal', {
  skip: gs1Epcis.skip,
}, async () => {
  assert.equal(examples.length, 47);
  let events = 0;
  for (const file of examples) {
    const said = jsonFile(gs1Epcis.path, file);
    const whole = /WithFullCombinationOfFields/.test(file);
    const document = (whole ? timesOfSensors(saidOnce(said)) : said) as typeof said;
    // Each example in a county of events of its own: under one id, another example may say something else.
    const marked = JSON.parse(
      JSON.stringify(document).replaceAll(
        /"eventID": ?"[^"]*"/g,
        (id) => `${id.slice(0, -1)}#${file.length}-${file.replaceAll(/[^\w]/g, '')}"`,
      ),
    );
    const answer = await send('/capture', marked);
    assert.equal(answer.status, 202, `${file} ${await answer.clone().text()}`);
    await heard(database);
    const job = await (await ask((answer.headers.get('location') ?? '').replace('/epcis', ''))).json();
    assert.deepEqual([file, job.success, job.errors], [file, true, []]);
    for (const sent of eventListOf(marked).events as Event[]) {
      const { rows } = await database.pool.query<{ id: string }>(
        `select document ->> 'eventID' as id from tracing.event where document @> $1`,
        [sent],
      );
      assert.ok(rows[0], `${file}: an event is missing`);
      const found = await ask(`/events/${encodeURIComponent(rows[0].id)}`, {
        headers: { 'GS1-EPC-Format': 'Never_Translates' },
      });
      const { eventList } = (await found.json()).epcisBody.queryResults.resultsBody;
      const back = eventList.map(({ recordTime: _, eventID, ...event }: Event) => ({
        ...event,
        ...(sent.eventID === undefined ? {} : { eventID }),
      }));
      const { recordTime: _, ...expected } = sent;
      assert.ok(
        back.some((event: Event) => same(event, expected)),
        `${file}: ${JSON.stringify(back)} is not ${JSON.stringify(expected)}`,
      );
      events += 1;
    }
  }
  assert.ok(events >= 47);
});

function same(a: unknown, b: unknown): boolean {
  try {
    assert.deepEqual(a, b);
    return true;
  } catch {
    return false;
  }
}

test('XML examples come back as the events they say', { skip: gs1Epcis.skip }, async () => {
  const file = 'XML/Example_9.6.1-ObjectEvent-2020_06_18a.xml';
  const xml = readFileSync(join(gs1Epcis.path, file), 'utf8').replaceAll(
    '0614141.107346.20',
    '0614141.107346.99',
  );
  const answer = await send('/capture', xml, { 'content-type': 'application/xml' });
  assert.equal(answer.status, 202, await answer.clone().text());
  await heard(database);
  const said = eventListOf(epcisXml(Buffer.from(xml))).events as Event[];
  const back = await givenBack([
    'urn:epc:id:sgtin:0614141.107346.9917',
    'urn:epc:id:sgtin:0614141.107346.9918',
  ]);
  assert.ok(said.length > 0);
  for (const event of said) {
    assert.ok(
      back.some(({ eventID, ...found }) =>
        same(event.eventID === undefined ? found : { eventID, ...found }, event),
      ),
      JSON.stringify(event),
    );
  }
});

/** What no document may say, by the standard's schema or by its rules, and where it is wrong. */
const invalid: readonly [what: string, pointer: string, event: object][] = [
  ['a word the standard does not have', '/bizStep', { bizStep: 'eating' }],
  ['the standard’s own word as a URN', '/disposition', { disposition: 'urn:epcglobal:cbv:disp:active' }],
  ['no time', '', { eventTime: undefined }],
  ['a time without zone', '/eventTime', { eventTime: '2026-06-01T00:00:00' }],
  ['a day that is not', '/eventTime', { eventTime: '2026-02-30T00:00:00Z' }],
  ['no zone', '', { eventTimeZoneOffset: undefined }],
  ['no action', '', { action: undefined }],
  ['another action', '/action', { action: 'EAT' }],
  ['a thing that is no URI', '/epcList/0', { epcList: ['a b'] }],
  ['a field of nobody', '/colour', { colour: 'green' }],
  [
    'a quantity as text',
    '/quantityList/0/quantity',
    { quantityList: [{ epcClass: 'urn:x:y', quantity: '1' }] },
  ],
  ['a sensor without report', '/sensorElementList/0', { sensorElementList: [{ sensorMetadata: {} }] }],
  [
    'a sensor told twice (TCR-53, set 3)',
    '/sensorElementList/0/sensorReport/0/deviceID',
    {
      sensorElementList: [
        {
          sensorMetadata: { deviceID: 'urn:x:1' },
          sensorReport: [{ type: 'Temperature', value: 1, uom: 'CEL', deviceID: 'urn:x:1' }],
        },
      ],
    },
  ],
  [
    'a sensor after the event (M122)',
    '/sensorElementList/0/sensorReport/0/time',
    {
      sensorElementList: [
        { sensorReport: [{ type: 'Temperature', value: 1, uom: 'CEL', time: '2027-01-01T00:00:00Z' }] },
      ],
    },
  ],
  [
    'an association without parent (TCR-54)',
    '',
    { type: 'AssociationEvent', epcList: undefined, childEPCs: ['urn:x:y'] },
  ],
];

test('fifteen kinds of invalid documents are refused, each with a pointer to what is wrong', async () => {
  assert.equal(invalid.length, 15);
  for (const [what, pointer, more] of invalid) {
    const answer = await send('/capture', epcisDocumentOf([anEvent(more)]));
    assert.equal(answer.status, 400, what);
    const { errors } = await answer.json();
    assert.ok(
      errors.some((error: { pointer: string }) => error.pointer === `/epcisBody/eventList/0${pointer}`),
      `${what}: ${JSON.stringify(errors)}`,
    );
  }
});
