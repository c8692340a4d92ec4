import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyOfId } from './event-key.ts';
import type { EventBody } from './event-things.ts';
import { toldSteps } from './told-step.ts';

const kg = (gtin: string, lot: string, quantity: number) => ({
  epcClass: `https://id.gs1.org/01/${gtin}/10/${lot}`,
  quantity,
  uom: 'KGM',
});
const told = (...bodies: EventBody[]) =>
  toldSteps(
    bodies.map((body, place) => ({ key: String(place), body: { eventID: `urn:e:${place}`, ...body } })),
  );

test('sorting keeps the kind of goods, processing makes another, whatever a partner calls the step', () => {
  const fruit = kg('06901234567892', 'A', 10);
  const sorted = { inputQuantityList: [fruit], outputQuantityList: [kg('06901234567892', 'B', 9)] };
  const pressed = { inputQuantityList: [fruit], outputQuantityList: [kg('06901234567908', 'J', 6)] };
  const steps = told(
    { type: 'TransformationEvent', bizStep: 'commissioning', ...sorted },
    { type: 'TransformationEvent', bizStep: 'creating_class_instance', ...pressed },
  );
  assert.deepEqual(
    steps.map(({ stage }) => stage),
    ['sorting', 'processing'],
  );
});

test('a step is known by its standard name, as a bare word, with a prefix, as a URN or on the web', () => {
  for (const bizStep of [
    'shipping',
    'cbv:BizStep-shipping',
    'urn:epcglobal:cbv:bizstep:shipping',
    'https://ref.gs1.org/cbv/BizStep-shipping',
  ]) {
    const [step] = told({ type: 'ObjectEvent', bizStep });
    assert.deepEqual([step?.bizStep, step?.stage], ['shipping', 'moving']);
  }
  assert.equal(told({ type: 'ObjectEvent', bizStep: 'https://example.com/own-step' })[0]?.stage, 'other');
});

test('temperatures of all sensors are told in °C, whatever unit they came in', () => {
  const report = (value: number, uom: string) => ({ type: 'Temperature', value, uom });
  const [step] = told({
    type: 'ObjectEvent',
    sensorElementList: [
      { sensorReport: [report(277.15, 'KEL'), report(46.4, 'FAH')] },
      { sensorReport: [report(5.5, 'CEL'), { type: 'RelativeHumidity', value: 80, uom: 'P1' }] },
    ],
  });
  assert.deepEqual(step?.celsius, [4, 8]);
});

test('an event declared wrong is struck out, with the reason and the events that say it right', () => {
  const wrong = { eventID: 'urn:e:wrong', type: 'ObjectEvent', bizStep: 'receiving' };
  const steps = told(wrong, {
    ...wrong,
    errorDeclaration: {
      declarationTime: '2026-06-02T00:00:00Z',
      reason: 'incorrect_data',
      correctiveEventIDs: ['urn:e:right'],
    },
  });
  assert.equal(steps.length, 1);
  assert.deepEqual(steps[0]?.struck, {
    at: '2026-06-02T00:00:00Z',
    reason: 'incorrect_data',
    corrective: [keyOfId('urn:e:right')],
  });
});
