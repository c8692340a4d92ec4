import assert from 'node:assert/strict';
import { test } from 'node:test';
import Ajv from 'ajv';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { eventHashes, filesIn, gs1Epcis, jsonFile } from '../../../../../test/help/epcis-vectors.ts';
import { checkDocument } from './check-document.ts';
import type { Fault } from './fault.ts';
import { type FaultCode, faultSentence, faultTexts } from './fault-texts.ts';
import type { JsonObject } from './json-object.ts';

const byRules = ({ code }: Fault) => faultTexts[code].by === 'rules';
const schemaFaults = (document: unknown) => checkDocument(document).filter((fault) => !byRules(fault));

/** The standard's own JSON Schema, by another's validator. */
function officialSchema(): (document: unknown) => boolean {
  const ajv = new Ajv.default({ strict: false });
  formats.default(ajv);
  return ajv.compile(jsonFile(gs1Epcis.path, 'EPCIS-JSON-Schema.json'));
}

test('all 47 examples of the standard have the right shape', { skip: gs1Epcis.skip }, () => {
  const files = filesIn(gs1Epcis.path, '.jsonld').filter((file) => /^JSON\//.test(file));
  assert.equal(files.length, 47);
  for (const file of files) assert.deepEqual(schemaFaults(jsonFile(gs1Epcis.path, file)), [], file);
});

test('of them, only those that fill every field break a rule beyond the schema', {
  skip: gs1Epcis.skip,
}, () => {
  const broken = filesIn(gs1Epcis.path, '.jsonld')
    .filter((file) => /^JSON\//.test(file))
    .map((file) => [file, checkDocument(jsonFile(gs1Epcis.path, file)).filter(byRules)] as const)
    .filter(([, faults]) => faults.length > 0);
  assert.deepEqual(
    broken.map(([file]) => file.replace('JSON/WithFullCombinationOfFields/', '')),
    ['aggregation', 'association', 'object', 'transaction', 'transformation'].map(
      (type) => `${type}_event_all_possible_fields.jsonld`,
    ),
  );
  for (const [, faults] of broken) assert.ok(faults.some(({ code }) => code === 'sensor-told-twice'));
});

test('simple-context documents, lone events and hash examples get the schema’s verdict', {
  skip: gs1Epcis.skip || eventHashes.skip,
}, () => {
  const valid = officialSchema();
  const documents = [
    ...filesIn(gs1Epcis.path, '.jsonld')
      .filter((file) => /^JSON-simple-context\//.test(file))
      .map((file) => [gs1Epcis.path, file] as const),
    ...filesIn(gs1Epcis.path, '.json')
      .filter((file) => /^(JSON-Schema\/test|XML)\//.test(file))
      .map((file) => [gs1Epcis.path, file] as const),
    ...filesIn(eventHashes.path, '.jsonld').map((file) => [eventHashes.path, file] as const),
  ];
  assert.equal(documents.length, 46 + 6 + 11);
  for (const path of documents) {
    const document = jsonFile(...path);
    assert.equal(schemaFaults(document).length === 0, valid(document), path.join('/'));
  }
});

test('however an example is spoilt, our verdict is the schema’s', { skip: gs1Epcis.skip }, () => {
  const valid = officialSchema();
  const examples = [
    ...filesIn(gs1Epcis.path, '.jsonld').filter((file) => /^JSON\//.test(file)),
    ...filesIn(gs1Epcis.path, '.json').filter((file) => /^JSON-Schema\/test\//.test(file)),
  ].map((file) => jsonFile(gs1Epcis.path, file));
  const spoilt = fc
    .record({
      example: fc.constantFrom(...examples),
      changes: fc.array(change, { minLength: 1, maxLength: 3 }),
    })
    .map(({ example, changes }) => changes.reduce(changed, structuredClone(example) as unknown));
  fc.assert(
    fc.property(spoilt, (document) => {
      const faults = schemaFaults(document);
      assert.equal(faults.length === 0, valid(document), JSON.stringify({ faults, document }));
    }),
    { numRuns: 1500 },
  );
});

interface Change {
  readonly where: number;
  readonly what: 'remove' | 'replace' | 'add' | 'repeat';
  readonly name: string;
  readonly value: unknown;
}

const NAMES =
  `@context id type eventID action epcList quantityList childEPCs parentID bizStep disposition ilmd errorDeclaration
  sensorElementList sensorReport bizTransactionList sourceList transformationID persistentDisposition certificationInfo uom
  quantity epcClass set unset component exception reason recordTime example:own nonsense schemaVersion`.split(
    /\s+/,
  );
const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1.5,
  '',
  'nonsense',
  [],
  {},
  [[]],
  'ADD',
  'OBSERVE',
  'DELETE',
  'receiving',
  'active',
  'KGM',
  'kgm',
  'ObjectEvent',
  'AggregationEvent',
  'AssociationEvent',
  'TransactionEvent',
  'TransformationEvent',
  'EPCISDocument',
  'EPCISQueryDocument',
  'example:Own',
  'urn:epcglobal:cbv:bizstep:receiving',
  'https://ns.gs1.org/cbv/BizStep-receiving',
  'https://gs1.org/voc/Temperature',
  'Temperature',
  'urn:epc:id:sgtin:0614141.107346.2017',
  'https://id.gs1.org/01/1/21/%',
  '_:blank',
  'a b:c',
  '2026-06-01T08:00:00Z',
  '2026-02-30T08:00:00Z',
  '2026-06-01T08:00:00',
  '2026-06-01',
  '+08:00',
  '+15:00',
  ['urn:x:1', 'urn:x:1'],
  ['urn:x:1', 'x'],
  [{ epcClass: 'urn:x:1', quantity: 1, uom: 'KGM' }],
  [{ epcClass: 'urn:x:1', more: 1 }],
  { id: 'urn:x:1' },
  { declarationTime: '2026-06-01T08:00:00Z' },
  { set: ['active'] },
  { set: [] },
  [{ sensorReport: [] }],
  [{ sensorReport: [{ type: 'Temperature', value: 4 }] }],
  [{ type: 'po', bizTransaction: 'urn:x:1' }],
  [{ source: 'urn:x:1' }],
];
const change: fc.Arbitrary<Change> = fc.record({
  where: fc.nat(),
  what: fc.constantFrom('remove', 'replace', 'add', 'repeat'),
  name: fc.constantFrom(...NAMES),
  value: fc.constantFrom(...VALUES),
});

function changed(document: unknown, { where, what, name, value }: Change): unknown {
  const places = placesIn(document);
  const place = places[where % Math.max(places.length, 1)];
  if (!place) return document;
  const { holder, key } = place;
  if (what === 'add' && !Array.isArray(holder)) holder[name] = structuredClone(value);
  else if (what === 'replace') holder[key as never] = structuredClone(value) as never;
  else if (Array.isArray(holder)) {
    if (what === 'remove') holder.splice(Number(key), 1);
    else holder.push(structuredClone(holder[Number(key)]));
  } else if (what === 'remove') delete holder[key];
  return document;
}

type Holder = Record<string, unknown> | unknown[];

function placesIn(value: unknown): { holder: Holder; key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Holder;
  return Object.entries(holder).flatMap(([key, inner]) => [{ holder, key }, ...placesIn(inner)]);
}

const lot = 'https://id.gs1.org/01/96901234567895/10/HP-1';
function objectEvent(fields: JsonObject = {}): JsonObject {
  return {
    type: 'ObjectEvent',
    eventTime: '2026-06-01T08:00:00+08:00',
    eventTimeZoneOffset: '+08:00',
    action: 'OBSERVE',
    epcList: ['https://id.gs1.org/00/376104250021234569'],
    ...fields,
  };
}
function documentOf(...events: JsonObject[]): JsonObject {
  return {
    '@context': [
      'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
      { example: 'https://example.org/' },
    ],
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: '2026-06-01T08:00:00Z',
    epcisBody: { eventList: events },
  };
}
const without = (name: string, { [name]: _, ...rest }: JsonObject) => rest;
const sensor = (report: JsonObject, metadata?: JsonObject) => ({
  sensorElementList: [
    { ...(metadata ? { sensorMetadata: metadata } : {}), sensorReport: [{ type: 'Temperature', ...report }] },
  ],
});
const EVENT = '/epcisBody/eventList/0';

const wrong: readonly [what: string, document: JsonObject, pointer: string, code: FaultCode][] = [
  ['an event without its time', documentOf(without('eventTime', objectEvent())), EVENT, 'missing'],
  ['an event without its action', documentOf(without('action', objectEvent())), EVENT, 'missing'],
  ['a document without context', without('@context', documentOf(objectEvent())), '', 'missing'],
  [
    'a business step nobody knows',
    documentOf(objectEvent({ bizStep: 'eating' })),
    `${EVENT}/bizStep`,
    'not-a-word',
  ],
  [
    'the same in the second event',
    documentOf(objectEvent(), objectEvent({ bizStep: 'eating' })),
    '/epcisBody/eventList/1/bizStep',
    'not-a-word',
  ],
  [
    'a disposition nobody knows',
    documentOf(objectEvent({ disposition: 'tasty' })),
    `${EVENT}/disposition`,
    'not-a-word',
  ],
  [
    'a standard word as a URN',
    documentOf(objectEvent({ bizStep: 'urn:epcglobal:cbv:bizstep:packing' })),
    `${EVENT}/bizStep`,
    'word-not-bare',
  ],
  ['an action nobody knows', documentOf(objectEvent({ action: 'EAT' })), `${EVENT}/action`, 'not-one-of'],
  [
    'a time without zone',
    documentOf(objectEvent({ eventTime: '2026-06-01T08:00:00' })),
    `${EVENT}/eventTime`,
    'not-time',
  ],
  [
    'a day that does not exist',
    documentOf(objectEvent({ eventTime: '2026-02-29T08:00:00Z' })),
    `${EVENT}/eventTime`,
    'not-time',
  ],
  [
    'a quantity as text',
    documentOf(objectEvent({ quantityList: [{ epcClass: lot, quantity: '5' }] })),
    `${EVENT}/quantityList/0/quantity`,
    'wrong-type',
  ],
  [
    'a field a quantity does not have',
    documentOf(objectEvent({ quantityList: [{ epcClass: lot, colour: 'red' }] })),
    `${EVENT}/quantityList/0/colour`,
    'unknown-field',
  ],
  [
    'a field without namespace',
    documentOf(objectEvent({ colour: 'red' })),
    `${EVENT}/colour`,
    'not-an-extension',
  ],
  [
    'master data without namespace',
    documentOf(objectEvent({ action: 'ADD', ilmd: { colour: 'red' } })),
    `${EVENT}/ilmd/colour`,
    'not-an-extension',
  ],
  [
    'master data at an observation',
    documentOf(objectEvent({ ilmd: { 'example:colour': 'red' } })),
    `${EVENT}/ilmd`,
    'ilmd-without-add',
  ],
  [
    'a certificate that is no URI',
    documentOf(objectEvent({ certificationInfo: 'GAP' })),
    `${EVENT}/certificationInfo`,
    'not-uri',
  ],
  ['an event about nothing', documentOf(without('epcList', objectEvent())), EVENT, 'tells-nothing'],
  ['an EPC given twice', documentOf(objectEvent({ epcList: [lot, lot] })), `${EVENT}/epcList/1`, 'repeated'],
  [
    'an event type nobody knows',
    documentOf(objectEvent({ type: 'EatEvent' })),
    `${EVENT}/type`,
    'not-an-event',
  ],
  [
    'a sensor element without report',
    documentOf(objectEvent({ sensorElementList: [{ sensorReport: [] }] })),
    `${EVENT}/sensorElementList/0/sensorReport`,
    'empty-list',
  ],
  [
    'a lasting disposition that sets nothing',
    documentOf(objectEvent({ persistentDisposition: {} })),
    `${EVENT}/persistentDisposition`,
    'sets-nothing',
  ],
  [
    'an association without parent (TCR-54)',
    documentOf({
      ...without('epcList', objectEvent()),
      type: 'AssociationEvent',
      action: 'ADD',
      childEPCs: [lot],
    }),
    EVENT,
    'missing',
  ],
  [
    'an association without children (TCR-54)',
    documentOf({ ...without('epcList', objectEvent()), type: 'AssociationEvent', parentID: lot }),
    EVENT,
    'tells-nothing',
  ],
  [
    'things packed into nothing',
    documentOf({
      ...without('epcList', objectEvent()),
      type: 'AggregationEvent',
      action: 'ADD',
      childEPCs: [lot],
    }),
    EVENT,
    'parent-missing',
  ],
  [
    'sensor attributes at both levels (TCR-53)',
    documentOf(objectEvent(sensor({ deviceID: 'urn:x:1' }, { deviceID: 'urn:x:1' }))),
    `${EVENT}/sensorElementList/0/sensorReport/0/deviceID`,
    'sensor-told-twice',
  ],
  [
    'a sensor time after the event (M122)',
    documentOf(objectEvent(sensor({}, { time: '2026-06-01T08:00:00.001+08:00' }))),
    `${EVENT}/sensorElementList/0/sensorMetadata/time`,
    'sensor-after-event',
  ],
  [
    'a report’s time after the event (M122)',
    documentOf(objectEvent(sensor({ time: '2026-06-01T00:00:01Z' }))),
    `${EVENT}/sensorElementList/0/sensorReport/0/time`,
    'sensor-after-event',
  ],
  [
    'an end before its start',
    documentOf(
      objectEvent(sensor({}, { startTime: '2026-05-02T00:00:00Z', endTime: '2026-05-01T00:00:00Z' })),
    ),
    `${EVENT}/sensorElementList/0/sensorMetadata/endTime`,
    'ends-before-start',
  ],
  [
    'a temperature in kilograms',
    documentOf(objectEvent(sensor({ value: 4, uom: 'KGM' }))),
    `${EVENT}/sensorElementList/0/sensorReport/0/uom`,
    'unit-of-another-kind',
  ],
  [
    'a unit without a quantity',
    documentOf(objectEvent({ quantityList: [{ epcClass: lot, uom: 'KGM' }] })),
    `${EVENT}/quantityList/0`,
    'unit-without-quantity',
  ],
  [
    'less than nothing',
    documentOf(objectEvent({ quantityList: [{ epcClass: lot, quantity: -1, uom: 'KGM' }] })),
    `${EVENT}/quantityList/0/quantity`,
    'negative-quantity',
  ],
  [
    'a unit in small letters',
    documentOf(objectEvent({ quantityList: [{ epcClass: lot, quantity: 1, uom: 'kg' }] })),
    `${EVENT}/quantityList/0/uom`,
    'not-unit',
  ],
  [
    'an error declared at no time',
    documentOf(objectEvent({ errorDeclaration: { reason: 'incorrect_data' } })),
    `${EVENT}/errorDeclaration`,
    'missing',
  ],
  ['not even an object', [] as unknown as JsonObject, '', 'wrong-type'],
];

test('what is wrong is told with its place, its code and a sentence in both languages', () => {
  for (const [what, document, pointer, code] of wrong) {
    const faults = checkDocument(document);
    const fault = faults.find((each) => each.code === code && each.pointer === pointer);
    assert.ok(fault, `${what}: ${JSON.stringify(faults)}`);
    for (const lang of ['zh', 'en'] as const)
      assert.doesNotMatch(faultSentence(fault, lang), /\{\w+\}/, what);
  }
});

test('the events of a county as they are written have no fault', () => {
  const event = objectEvent({
    action: 'ADD',
    bizStep: 'commissioning',
    disposition: 'active',
    quantityList: [{ epcClass: lot, quantity: 12.5, uom: 'KGM' }],
    ...sensor({ value: 4.5, uom: 'CEL' }, { time: '2026-06-01T08:00:00+08:00', deviceID: 'urn:x:1' }),
    ilmd: { 'example:variety': '桂味' },
    'example:recordedBy': 'grower',
  });
  assert.deepEqual(checkDocument(documentOf(event)), []);
});

test('a very wrong document tells of its first hundred faults', () => {
  const faults = checkDocument(documentOf(...Array.from({ length: 200 }, () => ({ type: 'ObjectEvent' }))));
  assert.equal(faults.length, 100);
});
