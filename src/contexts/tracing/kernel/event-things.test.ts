import assert from 'node:assert/strict';
import test from 'node:test';
import { eventKey } from './event-key.ts';
import { linesOf, thingsOf } from './event-things.ts';

const lot = 'https://id.gs1.org/01/92045022400014/10/A';
const parcel = 'https://id.gs1.org/00/376104250021234569';

test('a lot packed into a parcel is told in the parcel’s line and in its own second line, not in its public one', () => {
  const packing = {
    type: 'AggregationEvent',
    parentID: parcel,
    childQuantityList: [{ epcClass: lot, quantity: 2, uom: 'KGM' }],
  };
  assert.deepEqual(linesOf(packing), [parcel, `${lot}#packed`]);
  assert.deepEqual(thingsOf(packing), [
    { thing: parcel, part: 'parent', quantity: null, unit: null },
    { thing: lot, part: 'child', quantity: 2, unit: 'KGM' },
  ]);
});

test('a lot sorted into itself and another is in both lines once', () => {
  const sorting = {
    type: 'TransformationEvent',
    inputQuantityList: [{ epcClass: lot, quantity: 10, uom: 'KGM' }],
    outputQuantityList: [
      { epcClass: lot, quantity: 4, uom: 'KGM' },
      { epcClass: lot, quantity: 3.5, uom: 'KGM' },
      { epcClass: `${lot}2`, quantity: 2, uom: 'KGM' },
    ],
  };
  assert.deepEqual(linesOf(sorting), [lot, `${lot}2`]);
  assert.deepEqual(
    thingsOf(sorting).map(({ part, quantity }) => [part, quantity]),
    [
      ['input', 10],
      ['output', 7.5],
      ['output', 2],
    ],
  );
});

test('a lot that partners name each in their own way is one thing with one line', () => {
  const names = [
    'https://id.gs1.org/01/06901234567892/10/AB-1',
    'https://brand.example/p/01/06901234567892/10/AB-1?exp=270101',
    'urn:epc:class:lgtin:6901234.056789.AB-1',
  ];
  const lines = linesOf({
    type: 'ObjectEvent',
    quantityList: names.map((epcClass) => ({ epcClass, quantity: 1 })),
  });
  assert.deepEqual(lines, [names[0]]);
});

test('a reading of a cold room, about no goods, is a line of its own', () => {
  assert.deepEqual(linesOf({ eventID: 'urn:uuid:1', type: 'ObjectEvent', epcList: [] }), ['urn:uuid:1']);
});

test('an event is kept under its own UUID, one with another name under a UUID made of it', () => {
  const id = '019e807a-ec00-7510-af03-2bfb2460c104';
  assert.equal(eventKey({ eventID: `urn:uuid:${id}` }, 'sha256:A'), id);
  const foreign = eventKey({ eventID: 'ni:///sha-256;0a?ver=CBV2.0' }, 'sha256:A');
  assert.match(foreign, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(foreign, eventKey({ eventID: 'ni:///sha-256;0a?ver=CBV2.0' }, 'sha256:B'));
  assert.notEqual(foreign, eventKey({ eventID: 'ni:///sha-256;0b?ver=CBV2.0' }, 'sha256:A'));
});

test('an event declared wrong and its declarations, which have the same id, are different events', () => {
  const event = { eventID: 'urn:uuid:019e807a-ec00-7510-af03-2bfb2460c104' };
  const declared = { ...event, errorDeclaration: { declarationTime: '2026-11-23T01:02:03Z' } };
  const keys = [eventKey(event, 'sha256:A'), eventKey(declared, 'sha256:B'), eventKey(declared, 'sha256:C')];
  assert.equal(new Set(keys).size, 3);
});
