import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#shared/id.ts';
import { quantity } from '#shared/quantity.ts';
import { asCall, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import {
  epcisDocument,
  lotThing,
  placeUri,
  recordEvent,
  shipmentThing,
  storyOf,
  type TraceStep,
} from './index.ts';

const { db } = await testDatabase();
const gtin = '92045022400019';
const plot = placeUri('plot', '019e807a-ec00-7510-af03-2bfb2460c104');
const hour = (hours: number) => new Date(MORNING.getTime() + hours * 3_600_000);
const record = (step: TraceStep) => asCall(db, {}, (call) => recordEvent(call, step));
const story = (lot: string) => asCall(db, {}, (call) => storyOf(call, lotThing(gtin, lot)));

function harvest(lot: string, kg: string, at = MORNING): TraceStep {
  const quantities = [{ thing: lotThing(gtin, lot), quantity: quantity(kg, 'kg') }];
  return {
    id: newId(),
    at,
    bizStep: 'commissioning',
    disposition: 'active',
    location: plot,
    what: { type: 'ObjectEvent', action: 'ADD', quantities },
  };
}

function mixed(from: string[], into: string[], at: Date): TraceStep {
  const inputs = from.map((lot) => ({ thing: lotThing(gtin, lot), quantity: quantity('10', 'kg') }));
  const outputs = into.map((lot) => ({ thing: lotThing(gtin, lot), quantity: quantity('10', 'kg') }));
  return {
    id: newId(),
    at,
    bizStep: 'creating_class_instance',
    what: { type: 'TransformationEvent', inputs, outputs },
  };
}

test('a step sent twice is on record once', async () => {
  const step = harvest('ONCE', '12.5');
  await record(step);
  await record(step);
  assert.equal((await story('ONCE')).events.length, 1);
});

test('a mixed lot tells where its parts came from, and nothing of what else became of them', async () => {
  await record(harvest('A', '20', hour(0)));
  await record(harvest('B', '20', hour(1)));
  await record(mixed(['A', 'B'], ['AB'], hour(2)));
  await record(mixed(['A'], ['ELSEWHERE'], hour(3)));
  const { events } = await story('AB');
  assert.deepEqual(
    events.map((event) => [event.bizStep, event.generation]),
    [
      ['commissioning', 1],
      ['commissioning', 1],
      ['creating_class_instance', 0],
    ],
  );
});

test('parcels are told as a sum, not one by one', async () => {
  await record(harvest('PACKED', '20'));
  for (const [index, sscc] of ['276104250021234560', '276104250021234577'].entries()) {
    const quantities = [{ thing: lotThing(gtin, 'PACKED'), quantity: quantity('2', 'kg') }];
    await record({
      id: newId(),
      at: hour(5 + index),
      bizStep: 'packing',
      what: { type: 'AggregationEvent', action: 'ADD', parent: shipmentThing(sscc), quantities },
    });
  }
  const { events, packed } = await story('PACKED');
  assert.equal(events.length, 1);
  assert.deepEqual(packed, { parcels: 2, first: hour(5), last: hour(6) });
});

test('an event reads as the standard says: kg as KGM, temperature in CEL, no person’s name', async () => {
  const step: TraceStep = { ...harvest('STD', '12.5'), temperatureC: '4.5' };
  const actor = { personId: newId(), name: '陈大山', roles: ['grower'] as const };
  await asCall(db, { actor }, (call) => recordEvent(call, step));
  const [event] = (await story('STD')).events;
  assert.equal(event?.temperatureC, 4.5);
  const document = epcisDocument([event?.document ?? {}], MORNING);
  const text = JSON.stringify(document);
  assert.match(text, /"uom":"KGM"/);
  assert.match(text, /"eventTimeZoneOffset":"\+08:00"/);
  assert.doesNotMatch(text, /陈大山/);
});

test('nobody changes or removes an event, not even with the database in hand', async () => {
  await record(harvest('KEPT', '1'));
  await assert.rejects(
    db.updateTable('tracing.event').set({ bizStep: 'shipping' }).execute(),
    /never changed or removed/,
  );
  await assert.rejects(db.deleteFrom('tracing.eventThing').execute(), /never changed or removed/);
});
