import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settle as heard } from '../../test/help/county.ts';
import { anEvent, epcisDocumentOf, epcisDoor } from '../../test/help/epcis-door.ts';
import { epcisXml, eventListOf } from '../../test/help/epcis-vectors.ts';

let now = new Date('2026-06-01T00:00:00Z');
const { database, ask, send } = await epcisDoor(() => now);

const EX = 'http://ns.example.com/epcis/';
const gtin = 'https://id.gs1.org/01/06901234567892';

/** Five events that differ in everything a query may ask for; `full` has all of it. */
const full = anEvent({
  eventTime: '2026-05-02T08:00:00.123456+08:00',
  action: 'ADD',
  bizStep: 'commissioning',
  disposition: 'active',
  epcList: ['urn:epc:id:sgtin:6901234.056789.7'],
  quantityList: [{ epcClass: 'urn:epc:class:lgtin:6901234.056789.LOT7', quantity: 12.5, uom: 'KGM' }],
  readPoint: { id: 'urn:epc:id:sgln:6901234.00001.7', 'ex:shelf': 'top' },
  bizLocation: { id: 'urn:epc:id:sgln:6901234.00002.0', 'ex:hall': { 'ex:door': '9' } },
  bizTransactionList: [{ type: 'po', bizTransaction: 'urn:example:po:1' }],
  sourceList: [{ type: 'owning_party', source: 'urn:example:party:1' }],
  destinationList: [{ type: 'location', destination: 'urn:example:place:1' }],
  persistentDisposition: { set: ['completeness_verified'], unset: ['completeness_inferred'] },
  ilmd: { 'ex:sugar': '14.5', 'ex:picked': { 'ex:by': 'hand' } },
  'ex:number': 20,
  'ex:text': 'sweet|sour',
  'ex:moment': '2026-05-01T00:00:00Z',
  'ex:box': { 'ex:lid': { 'ex:colour': 'green', 'ex:holes': '4' } },
  sensorElementList: [
    {
      sensorMetadata: {
        time: '2026-05-01T01:00:00Z',
        startTime: '2026-05-01T00:00:00Z',
        endTime: '2026-05-01T02:00:00Z',
        deviceID: 'urn:example:device:1',
        deviceMetadata: 'urn:example:about:1',
        rawData: 'urn:example:raw:1',
        dataProcessingMethod: 'urn:example:method:1',
        bizRules: 'urn:example:rules:1',
        'ex:battery': 80,
        'ex:radio': { 'ex:band': 'x' },
      },
      sensorReport: [
        {
          type: 'Temperature',
          value: 4,
          minValue: 2,
          maxValue: 6,
          meanValue: 4.5,
          sDev: 0.5,
          percRank: 50,
          percValue: 4.1,
          uom: 'CEL',
          microorganism: 'urn:example:yeast',
          chemicalSubstance: 'urn:example:ethylene',
          stringValue: 'cool',
          booleanValue: true,
          hexBinaryValue: 'f0f0',
          uriValue: 'urn:example:uri:1',
          'ex:quality': 3,
          'ex:seen': { 'ex:ice': 'none' },
        },
      ],
      'ex:mount': 'door',
      'ex:frame': { 'ex:screws': '6' },
    },
  ],
});
const warm = anEvent({
  eventTime: '2026-05-03T00:00:00Z',
  bizStep: 'urn:example:step:ripening',
  disposition: 'in_transit',
  readPoint: { id: 'https://id.gs1.org/414/6901234000016/254/8' },
  bizLocation: { id: 'urn:example:hall' },
  'ex:number': '7',
  sensorElementList: [
    { sensorReport: [{ type: 'Temperature', value: 300, uom: 'KEL', deviceID: 'urn:example:device:2' }] },
  ],
});
const packed = anEvent({
  type: 'AggregationEvent',
  eventTime: '2026-05-04T00:00:00Z',
  action: 'OBSERVE',
  epcList: undefined,
  parentID: 'urn:epc:id:sscc:6901234.0000000001',
  childEPCs: [`${gtin}/21/child`],
  childQuantityList: [{ epcClass: `${gtin}/10/CHILD`, quantity: 500, uom: 'GRM' }],
});
const made = anEvent({
  type: 'TransformationEvent',
  eventTime: '2026-05-05T00:00:00Z',
  action: undefined,
  epcList: undefined,
  inputEPCList: [`${gtin}/21/in`],
  inputQuantityList: [{ epcClass: `${gtin}/10/IN`, quantity: 3 }],
  outputEPCList: [`${gtin}/21/out`],
  outputQuantityList: [{ epcClass: `${gtin}/10/OUT`, quantity: 2 }],
  transformationID: 'urn:example:run:1',
});
const wrong = anEvent({
  eventTime: '2026-05-06T00:00:00Z',
  action: 'DELETE',
  errorDeclaration: {
    declarationTime: '2026-05-07T00:00:00Z',
    reason: 'incorrect_data',
    correctiveEventIDs: ['urn:example:corrective'],
    'ex:why': 'typo',
    'ex:who': { 'ex:desk': '4' },
  },
});
const all = { full, warm, packed, made, wrong };
type Name = keyof typeof all;
const nameOf = new Map(Object.entries(all).map(([name, { eventID }]) => [eventID, name as Name]));

async function capture(document: object) {
  assert.equal((await send('/capture', document)).status, 202);
  await heard(database, now);
}
const place = (id: string, attributes: object, children: string[] = []) => ({
  id,
  attributes: Object.entries(attributes).map(([name, attribute]) => ({ id: name, attribute })),
  children,
});
await capture({
  ...epcisDocumentOf([full, packed, made, wrong], { ex: EX }),
  epcisHeader: {
    epcisMasterData: {
      vocabularyList: [
        {
          type: 'urn:epcglobal:epcis:vtype:BusinessLocation',
          vocabularyElementList: [
            place('urn:example:county', {}, ['urn:example:town']),
            place('urn:example:town', {}, [
              'urn:epc:id:sgln:6901234.00002.0',
              'https://id.gs1.org/414/6901234000016/254/7',
            ]),
            place('urn:epc:id:sgln:6901234.00002.0', { 'urn:epcglobal:cbv:mda:city': '融安' }),
          ],
        },
      ],
    },
  },
});
now = new Date('2026-06-01T12:00:00Z');
// The same namespace under another prefix.
await capture(
  epcisDocumentOf([JSON.parse(JSON.stringify(warm).replaceAll('"ex:', '"other:'))], { other: EX }),
);

async function found(query: string, headers: Record<string, string> = {}): Promise<string[]> {
  const answer = await ask(`/events?${query}`, { headers });
  assert.equal(answer.status, 200, `${query} ${await answer.clone().text()}`);
  const { eventList } = (await answer.json()).epcisBody.queryResults.resultsBody;
  return eventList.map(({ eventID }: { eventID: string }) => nameOf.get(eventID)).sort();
}

const rows: readonly [query: string, ...names: Name[]][] = [
  ['eventType=AggregationEvent|TransformationEvent', 'made', 'packed'],
  ['GE_eventTime=2026-05-05T08:00:00%2B08:00', 'made', 'wrong'],
  ['LT_eventTime=2026-05-02T00:00:00.123457Z', 'full'],
  ['GE_recordTime=2026-06-01T12:00:00Z', 'warm'],
  ['LT_recordTime=2026-06-01T12:00:00Z', 'full', 'made', 'packed', 'wrong'],
  ['EQ_action=ADD|DELETE', 'full', 'wrong'],
  ['EQ_bizStep=commissioning', 'full'],
  ['EQ_bizStep=urn:epcglobal:cbv:bizstep:commissioning', 'full'],
  ['EQ_bizStep=https://ref.gs1.org/cbv/BizStep-commissioning|urn:example:step:ripening', 'full', 'warm'],
  ['EQ_disposition=in_transit', 'warm'],
  ['EQ_persistentDisposition_set=completeness_verified', 'full'],
  ['EQ_persistentDisposition_unset=completeness_inferred', 'full'],
  ['EQ_readPoint=urn:epc:id:sgln:6901234.00001.7', 'full'],
  ['EQ_readPoint=urn:epc:id:sgln:6901234.00001.8', 'warm'],
  ['WD_readPoint=urn:example:county', 'full'],
  ['EQ_bizLocation=https://id.gs1.org/414/6901234000023', 'full'],
  ['WD_bizLocation=urn:example:county|urn:example:hall', 'full', 'warm'],
  ['WD_bizLocation=urn:epc:id:sgln:6901234.00002.0', 'full'],
  ['EQ_bizTransaction_po=urn:example:po:1', 'full'],
  ['EQ_source_owning_party=urn:example:party:1', 'full'],
  ['EQ_destination_location=urn:example:place:1', 'full'],
  ['EQ_transformationID=urn:example:run:1', 'made'],
  [`MATCH_epc=urn:epc:id:sgtin:6901234.056789.7|${gtin}/21/child|${gtin}/21/in`, 'full', 'packed'],
  ['MATCH_epc=urn:epc:idpat:sgtin:6901234.056789.*', 'full', 'packed', 'warm', 'wrong'],
  ['MATCH_parentID=https://id.gs1.org/00/069012340000000016', 'packed'],
  ['MATCH_parentID=urn:epc:idpat:sscc:6901234.*', 'packed'],
  [`MATCH_inputEPC=${gtin}/21/in|${gtin}/21/out`, 'made'],
  [`MATCH_outputEPC=${gtin}/21/out`, 'made'],
  [`MATCH_anyEPC=${gtin}/21/out|urn:epc:id:sscc:6901234.0000000001`, 'made', 'packed'],
  [`MATCH_epcClass=${gtin}/10/LOT7|${gtin}/10/CHILD|${gtin}/10/IN`, 'full', 'packed'],
  [`MATCH_inputEPCClass=${gtin}/10/IN|${gtin}/10/OUT`, 'made'],
  ['MATCH_outputEPCClass=urn:epc:class:lgtin:6901234.056789.OUT', 'made'],
  [`MATCH_anyEPCClass=${gtin}/10/OUT|${gtin}/10/CHILD`, 'made', 'packed'],
  ['EQ_quantity=12.5|2', 'full', 'made'],
  ['GT_quantity=12.5', 'packed'],
  ['GE_quantity=12.5', 'full', 'packed'],
  ['LT_quantity=3', 'made'],
  ['LE_quantity=3', 'made'],
  ['EQ_quantity_KGM=0.5', 'packed'],
  ['GT_quantity_GRM=500', 'full'],
  ['GE_quantity_KGM=0.5', 'full', 'packed'],
  ['LT_quantity_KGM=12.5', 'packed'],
  ['LE_quantity_GRM=500', 'packed'],
  [`EQ_eventID=${full.eventID}|${wrong.eventID}`, 'full', 'wrong'],
  ['EXISTS_errorDeclaration=true', 'wrong'],
  ['GE_errorDeclarationTime=2026-05-07T00:00:00Z', 'wrong'],
  ['LT_errorDeclaration_Time=2026-05-07T00:00:01Z', 'wrong'],
  ['EQ_errorReason=incorrect_data', 'wrong'],
  ['EQ_correctiveEventID=urn:example:corrective', 'wrong'],
  ['EXISTS_sensorElementList=1', 'full', 'warm'],
  ['EXISTS_sensorElement=1', 'full', 'warm'],
  ['GE_time=2026-05-01T01:00:00Z', 'full'],
  ['LT_time=2026-05-01T01:00:01Z', 'full'],
  ['GE_startTime=2026-05-01T00:00:00Z', 'full'],
  ['LT_startTime=2026-05-01T00:00:01Z', 'full'],
  ['GE_endTime=2026-05-01T02:00:00Z', 'full'],
  ['LT_endTime=2026-05-01T02:00:01Z', 'full'],
  ['EQ_type=Temperature', 'full', 'warm'],
  ['EQ_type=gs1:Temperature', 'full', 'warm'],
  ['EQ_deviceID=urn:example:device:1', 'full'],
  ['EQ_deviceID=urn:example:device:2', 'warm'],
  ['EQ_deviceMetadata=urn:example:about:1', 'full'],
  ['EQ_rawData=urn:example:raw:1', 'full'],
  ['EQ_dataProcessingMethod=urn:example:method:1', 'full'],
  ['EQ_microorganism=urn:example:yeast', 'full'],
  ['EQ_chemicalSubstance=urn:example:ethylene', 'full'],
  ['EQ_bizRules=urn:example:rules:1', 'full'],
  ['EQ_stringValue=cool', 'full'],
  ['EQ_booleanValue=true', 'full'],
  ['EQ_hexBinaryValue=f0f0', 'full'],
  ['EQ_uriValue=urn:example:uri:1', 'full'],
  ['EQ_value_CEL=4', 'full'],
  ['EQ_value_KEL=277.15', 'full'],
  ['EQ_value_FAH=39.2|80.33', 'full', 'warm'],
  ['GE_value_KEL=277.15', 'full', 'warm'],
  ['GT_value_CEL=4', 'warm'],
  ['LT_value_CEL=26.86', 'full', 'warm'],
  ['LE_value_KEL=277.15', 'full'],
  ['GE_minValue_KEL=275.15', 'full'],
  ['LT_minValue_CEL=2.1', 'full'],
  ['GE_maxValue_CEL=6', 'full'],
  ['LE_maxValue_FAH=42.8', 'full'],
  ['GE_meanValue_CEL=4.5', 'full'],
  ['LT_meanValue_KEL=278', 'full'],
  ['GE_sDev_KEL=0.5', 'full'],
  ['LT_sDev_CEL=0.51', 'full'],
  ['GE_percRank=50', 'full'],
  ['GT_percRank=49', 'full'],
  ['LE_percRank=50', 'full'],
  ['LT_percRank=51', 'full'],
  ['GE_percValue_CEL=4.1', 'full'],
  ['LT_percValue_KEL=278', 'full'],
  ['EQ_ex:number=20', 'full'],
  ['EQ_ex:number=20.0', 'full'],
  ['EQ_ex:moment=2026-05-01T08:00:00%2B08:00', 'full'],
  ['GE_ex:number=20', 'full'],
  ['GT_ex:number=19.9', 'full'],
  ['LE_ex:number=20', 'full'],
  ['LT_ex:number=20.1', 'full'],
  ['GE_ex:moment=2026-05-01T00:00:00Z', 'full'],
  ['LT_ex:moment=2026-05-01T00:00:01Z', 'full'],
  ['EXISTS_ex:text', 'full'],
  ['EQ_ILMD_ex:sugar=14.5', 'full'],
  ['GE_ILMD_ex:sugar=14', 'full'],
  ['EXISTS_ILMD_ex:sugar', 'full'],
  ['EQ_INNER_ex:colour=green', 'full'],
  ['GT_INNER_ex:holes=3', 'full'],
  ['EXISTS_INNER_ex:holes', 'full'],
  ['EQ_INNER_ILMD_ex:by=hand', 'full'],
  ['EXISTS_INNER_ILMD_ex:by', 'full'],
  ['EQ_ERROR_DECLARATION_ex:why=typo', 'wrong'],
  ['EXISTS_ERROR_DECLARATION_ex:why', 'wrong'],
  ['EQ_INNER_ERROR_DECLARATION_ex:desk=4', 'wrong'],
  ['GE_INNER_ERROR_DECLARATION_ex:desk=4', 'wrong'],
  ['EXISTS_INNER_ERROR_DECLARATION_ex:desk', 'wrong'],
  ['EQ_readPoint_ex:shelf=top', 'full'],
  ['EQ_INNER_bizLocation_ex:door=9', 'full'],
  ['EQ_SENSORELEMENT_ex:mount=door', 'full'],
  ['EQ_INNER_SENSORELEMENT_ex:screws=6', 'full'],
  ['GE_SENSORMETADATA_ex:battery=80', 'full'],
  ['EQ_INNER_SENSORMETADATA_ex:band=x', 'full'],
  ['LE_SENSORREPORT_ex:quality=3', 'full'],
  ['EQ_INNER_SENSORREPORT_ex:ice=none', 'full'],
  ['EXISTS_SENSORELEMENT_ex:mount', 'full'],
  ['EXISTS_SENSORMETADATA_ex:battery', 'full'],
  ['EXISTS_SENSORREPORT_ex:quality', 'full'],
  ['HASATTR_bizLocation=urn:epcglobal:cbv:mda:city', 'full'],
  ['EQATTR_bizLocation_urn:epcglobal:cbv:mda:city=融安', 'full'],
  ['EQ_ATTR_bizLocation_urn:epcglobal:cbv:mda:city=融安', 'full'],
];

for (const [query, ...names] of rows) {
  test(`${query} finds ${names.join(', ')} and nothing else`, async () => {
    assert.deepEqual(await found(query), names.toSorted());
  });
}

const nothing = [
  'EQ_source_owning_party=urn:example:place:1',
  'EQ_destination_owning_party=urn:example:place:1',
  'EQ_bizTransaction_inv=urn:example:po:1',
  `MATCH_epc=${gtin}/10/LOT7`,
  `MATCH_epcClass=urn:epc:id:sgtin:6901234.056789.7`,
  'MATCH_epc=urn:epc:idpat:sgtin:6901234.056780.*',
  'EQ_INNER_ex:number=20',
  'EQ_ex:colour=green',
  'EQ_ILMD_ex:by=hand',
  'EQ_INNER_ex:by=hand',
  'GT_ex:text=1',
  'EQ_value_CEL=277.15',
  'GT_sDev_KEL=1',
  'EQ_booleanValue=false',
  'EQ_ILMD_ex:number=20',
  'WD_bizLocation=urn:example:nowhere',
  'HASATTR_bizLocation=urn:epcglobal:cbv:mda:postalCode',
  'EQATTR_bizLocation_urn:epcglobal:cbv:mda:city=柳州',
  'GE_errorDeclarationTime=2026-05-07T00:00:01Z',
  'EQ_bizStep=shipping&EQ_action=ADD',
];
for (const query of nothing) {
  test(`${query} finds nothing`, async () => assert.deepEqual(await found(query), []));
}

test('a field is found by its namespace, whatever prefix its document gave it', async () => {
  const extensions = { 'GS1-Extensions': `mine=${EX}` };
  assert.deepEqual(await found('EXISTS_mine:number', extensions), ['full', 'warm']);
  assert.deepEqual(await found('GE_mine:number=8', extensions), ['full']);
  assert.deepEqual(await found(`EXISTS_${encodeURIComponent('http://ns.example.com/epcis#number')}`), [
    'full',
    'warm',
  ]);
  assert.deepEqual(await found('EXISTS_mine:number', { 'GS1-Extensions': 'mine=http://else.example/' }), []);
});

test('every condition must hold', async () => {
  assert.deepEqual(await found('EQ_action=ADD|OBSERVE&EQ_type=Temperature&LT_value_CEL=10'), ['full']);
});

test('events come with their record time, their prefixes explained, and EPCs as Digital Links unless told otherwise', async () => {
  const read = async (headers: Record<string, string> = {}) =>
    (await ask(`/events/${encodeURIComponent(String(full.eventID))}`, { headers })).json();
  const document = await read();
  const [event] = document.epcisBody.queryResults.resultsBody.eventList;
  assert.equal(document.type, 'EPCISQueryDocument');
  assert.equal(document['@context'].at(-1).ex, EX);
  assert.equal(event.recordTime, '2026-06-01T00:00:00.000Z');
  assert.deepEqual(event.epcList, [`${gtin}/21/7`]);
  assert.deepEqual(event.readPoint, { id: 'https://id.gs1.org/414/6901234000016/254/7', 'ex:shelf': 'top' });
  const kept = await read({ 'GS1-EPC-Format': 'Never_Translates' });
  const [{ recordTime: _, ...asSent }] = kept.epcisBody.queryResults.resultsBody.eventList;
  assert.deepEqual(asSent, full);
  const urns = await read({ 'GS1-EPC-Format': 'Always_EPC_URN' });
  assert.deepEqual(urns.epcisBody.queryResults.resultsBody.eventList[0].epcList, full.epcList);
  assert.equal((await ask('/events', { headers: { 'GS1-EPC-Format': 'Always_Anything' } })).status, 406);
});

test('EPCs come as URNs where that is asked for and the company prefix is known', async () => {
  const known = anEvent({
    epcList: ['urn:epc:id:sgtin:6901234.056789.78', 'https://id.gs1.org/01/06901234567892/21/79'],
  });
  const unknown = anEvent({
    epcList: ['https://id.gs1.org/01/09521234543213/21/80', 'https://other.example/thing/1'],
  });
  await capture(epcisDocumentOf([known, unknown]));
  const epcs = async (id: unknown, query = '') => {
    const headers = { 'GS1-EPC-Format': 'Always_EPC_URN' };
    const document = await (
      await ask(`/events/${encodeURIComponent(String(id))}${query}`, { headers })
    ).json();
    return document.epcisBody.queryResults.resultsBody.eventList[0].epcList;
  };
  assert.deepEqual(await epcs(known.eventID), [
    'urn:epc:id:sgtin:6901234.056789.78',
    'urn:epc:id:sgtin:6901234.056789.79',
  ]);
  assert.deepEqual(await epcs(unknown.eventID), unknown.epcList);
});

test('events come as XML where that is asked for, with the standard’s words in the form asked for', async () => {
  const plain = anEvent({
    bizStep: 'commissioning',
    epcList: ['urn:epc:id:sgtin:6901234.056789.77'],
    'ex:tree': 20,
  });
  await capture(epcisDocumentOf([plain], { ex: EX }));
  const path = `/events/${encodeURIComponent(String(plain.eventID))}`;
  const read = async (headers: Record<string, string>) => {
    const answer = await ask(path, { headers: { accept: 'application/xml', ...headers } });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-type'), 'application/xml');
    return answer.text();
  };
  const xml = await read({});
  const [event] = eventListOf(epcisXml(Buffer.from(xml))).events as Record<string, unknown>[];
  assert.equal(event?.eventID, plain.eventID);
  assert.deepEqual(event?.epcList, [`${gtin}/21/77`]);
  assert.equal(event?.['ex:tree'], '20');
  assert.match(xml, /<bizStep>urn:epcglobal:cbv:bizstep:commissioning</);
  const uris = await read({ 'GS1-CBV-XML-Format': 'Always_Web_URI' });
  assert.match(uris, /<bizStep>https:\/\/ref\.gs1\.org\/cbv\/BizStep-commissioning</);
  for (const headers of [
    { accept: 'text/html' },
    { accept: 'application/xml', 'GS1-CBV-XML-Format': 'Never_Translates' },
  ]) {
    assert.equal((await ask(path, { headers })).status, 406);
  }
  // A sensor's own fields are attributes in XML, and hold no others: no answer rather than half of one.
  const nested = `/events/${encodeURIComponent(String(full.eventID))}`;
  assert.equal((await ask(nested, { headers: { accept: 'application/xml' } })).status, 406);
});

test('two documents that mean different things by one prefix each keep their meaning', async () => {
  const [one, two] = [anEvent({ 'p:x': '1' }), anEvent({ 'p:x': '1' })];
  await capture(epcisDocumentOf([one], { p: 'http://one.example/' }));
  await capture(epcisDocumentOf([two], { p: 'http://two.example/' }));
  const answer = await (await ask(`/events?EQ_eventID=${one.eventID}|${two.eventID}`)).json();
  const meanings = answer.epcisBody.queryResults.resultsBody.eventList.map(
    (event: { '@context'?: object[] }) =>
      ((event['@context'] ?? answer['@context']).at(-1) as { p: string }).p,
  );
  assert.deepEqual(meanings.sort(), ['http://one.example/', 'http://two.example/']);
});

const inOrder = async (query: string) => {
  const answer = await ask(
    `/events?EQ_eventID=${Object.values(all)
      .map(({ eventID }) => eventID)
      .join('|')}&${query}`,
  );
  const { eventList } = (await answer.json()).epcisBody.queryResults.resultsBody;
  return eventList.map(({ eventID }: { eventID: string }) => nameOf.get(eventID));
};

test('results are ordered as asked, and only the first are given if so wished', async () => {
  const byTime = ['full', 'warm', 'packed', 'made', 'wrong'];
  assert.deepEqual(await inOrder('orderBy=eventTime&orderDirection=ASC'), byTime);
  assert.deepEqual(await inOrder('orderBy=eventTime'), byTime.toReversed());
  assert.deepEqual(await inOrder('orderBy=recordTime&eventCountLimit=1'), ['warm']);
  assert.deepEqual((await inOrder('orderBy=ex:number&orderDirection=ASC'))[0], 'full');
  assert.deepEqual(await inOrder('orderBy=eventTime&eventCountLimit=3&perPage=2'), ['wrong', 'made']);
});

test('more than the caller can bear is refused, not cut off', async () => {
  const answer = await ask('/events?maxEventCount=2');
  assert.equal(answer.status, 413);
  assert.equal((await answer.json()).type, 'epcisException:QueryTooLargeException');
  assert.equal((await ask('/events?eventType=TransformationEvent&maxEventCount=1')).status, 200);
});

test('in pages, each event of the first page’s moment is given once, whatever is captured in between', async () => {
  const events = Array.from({ length: 7 }, () =>
    anEvent({ bizStep: 'sampling', eventTime: '2026-05-20T00:00:00Z' }),
  );
  await capture(epcisDocumentOf(events));
  const seen: string[] = [];
  let path: string | undefined = '/events?EQ_bizStep=sampling&perPage=3';
  while (path) {
    const page = await ask(path);
    const { eventList } = (await page.json()).epcisBody.queryResults.resultsBody;
    seen.push(...eventList.map(({ eventID }: { eventID: string }) => eventID));
    path = /^<\/epcis([^>]+)>; rel="next"$/.exec(page.headers.get('link') ?? '')?.[1];
    now = new Date(now.getTime() + 1000);
    await capture(epcisDocumentOf([anEvent({ bizStep: 'sampling', eventTime: '2026-05-20T00:00:00Z' })]));
  }
  assert.deepEqual(seen.toSorted(), events.map(({ eventID }) => eventID).toSorted());
});

const refused: readonly [query: string, status: number, exception: string][] = [
  ['EQ_nonsense=1', 400, 'QueryParameterException'],
  ['constructor=1', 400, 'QueryParameterException'],
  ['EQ_action=EAT', 400, 'QueryParameterException'],
  ['GE_eventTime=yesterday', 400, 'QueryParameterException'],
  ['GE_eventTime=2026-02-30T00:00:00Z', 400, 'QueryParameterException'],
  ['GE_quantity=much', 400, 'QueryParameterException'],
  ['EQ_bizStep=', 400, 'QueryParameterException'],
  ['eventCountLimit=1', 400, 'QueryParameterException'],
  ['eventCountLimit=1&maxEventCount=1&orderBy=eventTime', 400, 'QueryParameterException'],
  ['orderBy=taste', 400, 'QueryParameterException'],
  ['orderDirection=SIDEWAYS', 400, 'QueryParameterException'],
  [`EQ_readPoint=${'x|'.repeat(1500)}x`, 413, 'QueryTooComplexException'],
  [`EQ_readPoint=${'x'.repeat(8100)}`, 414, 'URITooLongException'],
  ['nextPageToken=e30', 422, 'ValidationException'],
];
for (const [query, status, exception] of refused) {
  test(`${query.slice(0, 60)} is refused as ${exception}`, async () => {
    const answer = await ask(`/events?${query}`);
    assert.equal(answer.status, status, await answer.clone().text());
    assert.equal((await answer.json()).type, `epcisException:${exception}`);
  });
}

test('names in queries are data: quotation marks and paths in them find nothing and break nothing', async () => {
  for (const name of [
    `ex:"]`,
    `ex:x'or'1'='1`,
    'ex:$.**',
    'ex:\\u0000',
    `ex:x";drop`,
    'ex:a?(@.b==1)',
    'ex:',
  ]) {
    for (const start of ['EQ_', 'EXISTS_INNER_', 'HASATTR_']) {
      const answer = await ask(`/events?${start}${encodeURIComponent(name)}=1`);
      assert.ok([200, 400].includes(answer.status), `${start}${name} ${await answer.clone().text()}`);
      if (answer.status === 200) {
        assert.deepEqual((await answer.json()).epcisBody.queryResults.resultsBody.eventList, []);
      }
    }
    assert.ok([200, 400].includes((await ask(`/events?orderBy=${encodeURIComponent(name)}`)).status), name);
  }
  assert.deepEqual(await found('EQ_ex:number=20'), ['full']);
});

test('an event that nobody captured is not there', async () => {
  const answer = await ask('/events/urn:uuid:0197a000-0000-4000-8000-999999999999');
  assert.equal(answer.status, 404);
  assert.equal((await answer.json()).type, 'epcisException:NoSuchNameException');
});
