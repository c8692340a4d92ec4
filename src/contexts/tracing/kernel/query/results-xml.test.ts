import assert from 'node:assert/strict';
import { test } from 'node:test';
import { epcisXml, filesIn, gs1Epcis, jsonFile } from '../../../../../test/help/epcis-vectors.ts';
import { checkDocument } from '../epcis/check-document.ts';
import { eventHash } from '../epcis/event-hash.ts';
import { eventListOf } from '../epcis/event-list.ts';
import type { JsonObject } from '../epcis/json-object.ts';
import { NotWritable } from '../epcis/xml/xml-writer.ts';
import { resultsDocument } from './results-document.ts';
import { resultsXml } from './results-xml.ts';

const about = { queryName: 'SimpleEventQuery', createdAt: new Date('2026-06-01T00:00:00Z') };
const recordTime = about.createdAt;

/** Events written as XML and read again, with the context that names their prefixes. */
function thereAndBack(events: readonly JsonObject[], context: unknown, form: 'urn' | 'uri' = 'urn') {
  const xml = resultsXml(
    resultsDocument(
      events.map((body) => ({ body, recordTime, context })),
      about,
    ),
    form,
  );
  return { xml, document: epcisXml(Buffer.from(xml)) };
}

test('every event of the 47 examples is the same event in XML: read again, it has its hash, and no fault of shape', {
  skip: gs1Epcis.skip,
}, () => {
  let compared = 0;
  for (const file of filesIn(gs1Epcis.path, '.jsonld').filter((each) => /^JSON\//.test(each))) {
    const said = jsonFile(gs1Epcis.path, file);
    const events = eventListOf(said).events as JsonObject[];
    for (const form of ['urn', 'uri'] as const) {
      const { document, xml } = thereAndBack(events, said['@context'], form);
      const back = eventListOf(document).events as JsonObject[];
      assert.equal(back.length, events.length, file);
      for (const [place, event] of events.entries()) {
        const expected = eventHash(event, { context: said['@context'] }).prehash;
        assert.equal(
          eventHash(back[place] ?? {}, { context: document['@context'] }).prehash,
          expected,
          `${file} ${xml}`,
        );
        assert.equal(back[place]?.eventID, event.eventID, file);
        compared += 1;
      }
      const shapeless = checkDocument(document, 'xml').filter(({ code }) => !/^sensor-/.test(code));
      assert.deepEqual(shapeless, [], file);
    }
  }
  assert.ok(compared >= 2 * 47);
});

const event = (more: object): JsonObject => ({
  type: 'ObjectEvent',
  eventTime: '2026-06-01T00:00:00Z',
  eventTimeZoneOffset: '+08:00',
  action: 'OBSERVE',
  epcList: ['urn:x:y'],
  ...more,
});

test('what looks like markup stays text, and what XML cannot hold is refused rather than dropped', () => {
  const hostile = `</epc><x a="1">&amp;]]> \t\n'`;
  const { document } = thereAndBack([event({ 'p:x': hostile })], { p: 'http://p.example/' });
  const [back] = eventListOf(document).events as JsonObject[];
  assert.equal(String(back?.['p:x']).trim(), hostile.trim());
  assert.throws(() => thereAndBack([event({ 'p:x': 'a\u0001' })], {}), NotWritable);
  assert.throws(() => thereAndBack([event({ 'p:x y': '1' })], {}), NotWritable);
  assert.throws(() => thereAndBack([event({ 'http://p.example/x': '1' })], {}), NotWritable);
});
