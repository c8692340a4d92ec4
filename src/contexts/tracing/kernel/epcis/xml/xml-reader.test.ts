import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  epcisFile,
  epcisXml,
  eventHashes,
  filesIn,
  gs1Epcis,
} from '../../../../../../test/help/epcis-vectors.ts';
import { checkDocument } from '../check-document.ts';
import { eventListOf } from '../event-list.ts';
import { faultTexts } from '../fault-texts.ts';
import { isObject, type JsonObject } from '../json-object.ts';
import { millisecondsOf } from '../time.ts';
import { XmlReader } from './xml-reader.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function read(...chunks: Uint8Array[]) {
  const events: unknown[] = [];
  const reader = new XmlReader((event) => events.push(event));
  for (const chunk of chunks) reader.write(chunk);
  return { events, end: reader.end() };
}

function refused(xml: string | Uint8Array): string | undefined {
  const { end } = read(typeof xml === 'string' ? bytes(xml) : xml);
  return end.ok ? undefined : end.faults[0]?.code;
}

const ROOT =
  '<epcis:EPCISDocument xmlns:epcis="urn:epcglobal:epcis:xsd:2" schemaVersion="2.0" creationDate="2026-06-01T08:00:00Z">';
const around = (events: string, root = ROOT) =>
  `${root}<EPCISBody><EventList>${events}</EventList></EPCISBody></epcis:EPCISDocument>`;

test('every XML example of the standard becomes a document of the right shape', {
  skip: gs1Epcis.skip || eventHashes.skip,
}, () => {
  const files = [
    // A capture job's state is no document of events.
    ...filesIn(gs1Epcis.path, '.xml')
      .filter((file) => !file.includes('CaptureJob'))
      .map((file) => [gs1Epcis.path, file] as const),
    ...filesIn(eventHashes.path, '.xml').map((file) => [eventHashes.path, file] as const),
  ];
  assert.equal(files.length, 33 + 6);
  for (const path of files) {
    const faults = checkDocument(epcisFile(...path), 'xml').filter(
      ({ code }) => faultTexts[code].by !== 'rules',
    );
    assert.deepEqual(faults, [], path.join('/'));
  }
});

test('the same event in XML and in JSON is the same JSON in the end', { skip: gs1Epcis.skip }, () => {
  const xml = (file: string) => eventsOf(epcisFile(gs1Epcis.path, 'XML', file));
  const json = (file: string) => eventsOf(epcisFile(gs1Epcis.path, 'JSON', file));
  const associations = xml('AssociationEvent/AssociationEventExamples.xml');
  const sensors = xml('WithSensorData/SensorDataExamples.xml');
  const pairs = [
    ...[...'abcdefgh'].map((letter, index) => [
      associations[index],
      json(`AssociationEvent/AssociationEvent-${letter}.jsonld`)[0],
    ]),
    [sensors[0], json('WithSensorData/SensorDataExample1.jsonld')[0]],
    [sensors[1], json('WithSensorData/SensorDataExample2.jsonld')[0]],
    [sensors[2], json('WithSensorData/SensorDataExample3.jsonld')[0]],
    [sensors[4], json('WithSensorData/SensorDataExample5.jsonld')[0]],
    [xml('Example_9.6.1-ObjectEvent-2020_06_18a.xml')[0], json('Example_9.6.1-ObjectEvent.jsonld')[0]],
    [
      xml('Example-TransactionEvent-2020_07_03y.xml')[0],
      json('Example-TransactionEvents-2020_07_03y.jsonld')[0],
    ],
  ];
  for (const [left, right] of pairs) assert.deepEqual(compared(left), compared(right));
});

const NAMES_OF_EVENTS = ['eventID', 'recordTime', 'correctiveEventIDs'];

/** An event with its times as moments and without the names given to events, which the examples choose anew in each format. */
function compared(value: unknown): unknown {
  if (typeof value === 'string') return Number.isNaN(millisecondsOf(value)) ? value : millisecondsOf(value);
  if (Array.isArray(value)) return value.map(compared);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([name]) => !NAMES_OF_EVENTS.includes(name));
  return Object.fromEntries(kept.map(([name, inner]) => [name, compared(inner)]));
}

function eventsOf(document: JsonObject): readonly unknown[] {
  return eventListOf(document).events;
}

test('EPCIS 1.2 with its wrappers reads as 2.0', () => {
  const document = epcisXml(
    bytes(`<?xml version="1.0" encoding="UTF-8"?>
      <e:EPCISDocument xmlns:e="urn:epcglobal:epcis:xsd:1" xmlns:县="https://example.cn/ns" schemaVersion="1.2" creationDate="2026-06-01T08:00:00Z">
        <EPCISHeader>
          <s:StandardBusinessDocumentHeader xmlns:s="http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader">
            <s:Sender><s:Identifier Authority="GS1">urn:epc:id:sgln:4012345.00001.0</s:Identifier></s:Sender>
            <s:DocumentIdentification><s:InstanceIdentifier>42</s:InstanceIdentifier></s:DocumentIdentification>
          </s:StandardBusinessDocumentHeader>
          <extension><EPCISMasterData><VocabularyList><Vocabulary type="urn:epcglobal:epcis:vtype:ReadPoint"><VocabularyElementList>
            <VocabularyElement id="urn:x:gate"><attribute id="urn:epcglobal:cbv:mda#name">Gate</attribute><children><id>urn:x:door</id></children></VocabularyElement>
          </VocabularyElementList></Vocabulary></VocabularyList></EPCISMasterData></extension>
        </EPCISHeader>
        <EPCISBody><EventList>
          <ObjectEvent>
            <eventTime>2026-06-01T08:00:00+08:00</eventTime><eventTimeZoneOffset>+08:00</eventTimeZoneOffset>
            <baseExtension><eventID>urn:uuid:019e807a-ec00-7510-af03-2bfb2460c104</eventID></baseExtension>
            <epcList/><action>ADD</action>
            <bizStep>urn:epcglobal:cbv:bizstep:commissioning</bizStep>
            <extension>
              <quantityList><quantityElement><epcClass>urn:epc:class:lgtin:4012345.012345.L1</epcClass><quantity>12.50</quantity><uom>KGM</uom></quantityElement></quantityList>
              <ilmd><县:variety>桂味</县:variety></ilmd>
            </extension>
          </ObjectEvent>
          <extension><TransformationEvent>
            <eventTime>2026-06-01T09:00:00+08:00</eventTime><eventTimeZoneOffset>+08:00</eventTimeZoneOffset>
            <inputEPCList><epc>urn:epc:id:sgtin:4012345.011111.1</epc></inputEPCList>
            <outputEPCList><epc>urn:epc:id:sgtin:4012345.011111.2</epc></outputEPCList>
          </TransformationEvent></extension>
        </EventList></EPCISBody>
      </e:EPCISDocument>`),
  );
  assert.deepEqual(checkDocument(document, 'xml'), []);
  const [first, second] = eventsOf(document) as JsonObject[];
  assert.equal(document.sender, 'urn:epc:id:sgln:4012345.00001.0');
  assert.equal(document.instanceIdentifier, '42');
  assert.deepEqual(document.epcisHeader, {
    epcisMasterData: {
      vocabularyList: [
        {
          type: 'urn:epcglobal:epcis:vtype:ReadPoint',
          vocabularyElementList: [
            {
              id: 'urn:x:gate',
              attributes: [{ id: 'urn:epcglobal:cbv:mda#name', attribute: 'Gate' }],
              children: ['urn:x:door'],
            },
          ],
        },
      ],
    },
  });
  assert.equal(first?.eventID, 'urn:uuid:019e807a-ec00-7510-af03-2bfb2460c104');
  assert.deepEqual(first?.epcList, []);
  assert.deepEqual(first?.quantityList, [
    { epcClass: 'urn:epc:class:lgtin:4012345.012345.L1', quantity: 12.5, uom: 'KGM' },
  ]);
  assert.deepEqual(Object.values(first?.ilmd as JsonObject), ['桂味']);
  assert.equal(second?.type, 'TransformationEvent');
});

test('a query’s answer in XML reads as a query document', () => {
  const document = epcisXml(
    bytes(`<q:EPCISQueryDocument xmlns:q="urn:epcglobal:epcis-query:xsd:2" schemaVersion="2.0" creationDate="2026-06-01T08:00:00Z">
      <EPCISBody><q:QueryResults><queryName>SimpleEventQuery</queryName><resultsBody><EventList>
        <ObjectEvent><eventTime>2026-06-01T08:00:00Z</eventTime><eventTimeZoneOffset>+08:00</eventTimeZoneOffset>
        <epcList><epc>urn:x:1</epc></epcList><action>OBSERVE</action></ObjectEvent>
      </EventList></resultsBody></q:QueryResults></EPCISBody></q:EPCISQueryDocument>`),
  );
  assert.deepEqual(checkDocument(document, 'xml'), []);
  assert.equal(eventsOf(document).length, 1);
});

test('a document may come in pieces of any size', { skip: gs1Epcis.skip }, () => {
  const whole = readFileSync(join(gs1Epcis.path, 'XML/WithSensorData/SensorDataExamples.xml'));
  const expected = read(whole);
  assert.equal(expected.events.length, 14);
  fc.assert(
    fc.property(fc.array(fc.nat({ max: whole.length }), { maxLength: 20 }), (cuts) => {
      const edges = [0, ...cuts.toSorted((a, b) => a - b), whole.length];
      const pieces = edges.slice(1).map((end, index) => whole.subarray(edges[index], end));
      assert.deepEqual(read(...pieces), expected);
    }),
    { numRuns: 30 },
  );
});

test('entity bombs, external entities and declarations are not even looked into', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${around('<ObjectEvent>&b;</ObjectEvent>')}`;
  assert.equal(refused(bomb), 'xml-doctype');
  assert.equal(refused(`<!DOCTYPE x SYSTEM "file:///etc/passwd">${around('')}`), 'xml-doctype');
  assert.equal(refused(`<!DOCTYPE x PUBLIC "a" "http://127.0.0.1/">${around('')}`), 'xml-doctype');
  assert.equal(refused(around('<ObjectEvent>&undeclared;</ObjectEvent>')), 'xml-malformed');
  // A name alone declares nothing; GS1's own examples have one.
  assert.equal(refused(`<!DOCTYPE project>${around('')}`), undefined);
});

test('what is no XML, no UTF-8, no EPCIS or too deep is refused', () => {
  assert.equal(refused('{"type":"EPCISDocument"}'), 'xml-malformed');
  assert.equal(refused(''), 'xml-malformed');
  assert.equal(refused(around('').slice(0, -5)), 'xml-malformed');
  assert.equal(refused(around('<ObjectEvent></AggregationEvent>')), 'xml-malformed');
  assert.equal(refused('<html/>'), 'xml-not-epcis');
  assert.equal(refused(around('', ROOT.replace('xsd:2', 'xsd:3'))), 'xml-not-epcis');
  assert.equal(refused(`<?xml version="1.0" encoding="GBK"?>${around('')}`), 'not-utf8');
  assert.equal(refused(Uint8Array.of(0x3c, 0x61, 0xff, 0xfe)), 'not-utf8');
  assert.equal(refused(around('<ObjectEvent>'.repeat(70))), 'xml-too-deep');
  const attributes = Array.from({ length: 600 }, (_, index) => `a${index}="1"`).join(' ');
  assert.equal(refused(around(`<ObjectEvent ${attributes}/>`)), 'xml-too-many-attributes');
});

test('what the standard does not know stays to be told of', () => {
  const event = `<ObjectEvent><eventTime>2026-06-01T08:00:00Z</eventTime><eventTimeZoneOffset>+08:00</eventTimeZoneOffset>
    <epcList><epc>urn:x:1</epc></epcList><action>OBSERVE</action><action>ADD</action><colour>red</colour></ObjectEvent>
    <QuantityEvent><eventTime>2026-06-01T08:00:00Z</eventTime><eventTimeZoneOffset>+08:00</eventTimeZoneOffset></QuantityEvent>`;
  const told = checkDocument(epcisXml(bytes(around(event))), 'xml').map(({ pointer, code }) => [
    pointer,
    code,
  ]);
  assert.deepEqual(told, [
    ['/epcisBody/eventList/0/action', 'not-one-of'],
    ['/epcisBody/eventList/0/colour', 'not-an-extension'],
    ['/epcisBody/eventList/1/type', 'not-an-event'],
  ]);
});

test('a number of more digits than JSON can carry is refused rather than rounded', () => {
  const event = `<ObjectEvent><eventTime>2026-06-01T08:00:00Z</eventTime><eventTimeZoneOffset>+08:00</eventTimeZoneOffset>
    <action>OBSERVE</action><quantityList><quantityElement><epcClass>urn:x:1</epcClass>
    <quantity>12345678901234567890.1</quantity></quantityElement></quantityList></ObjectEvent>`;
  const [fault] = checkDocument(epcisXml(bytes(around(event))), 'xml');
  assert.equal(fault?.pointer, '/epcisBody/eventList/0/quantityList/0/quantity');
  assert.equal(fault?.code, 'wrong-type');
});

test('one prefix for two namespaces becomes two prefixes', () => {
  const event = (uri: string) => `<ObjectEvent xmlns:x="${uri}"><eventTime>2026-06-01T08:00:00Z</eventTime>
    <eventTimeZoneOffset>+08:00</eventTimeZoneOffset><epcList><epc>urn:x:1</epc></epcList><action>OBSERVE</action><x:a>1</x:a></ObjectEvent>`;
  const document = epcisXml(bytes(around(event('https://one.example/') + event('https://two.example/'))));
  const [first, second] = eventsOf(document) as JsonObject[];
  assert.equal(first?.['x:a'], '1');
  assert.equal(second?.['x2:a'], '1');
  assert.deepEqual((document['@context'] as unknown[])[1], {
    x: 'https://one.example/',
    x2: 'https://two.example/',
  });
});
