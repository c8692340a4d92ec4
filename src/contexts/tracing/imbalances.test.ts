import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { asCall, MORNING } from '../../../test/help/county.ts';
import { keepCountyLog, logged } from '../../../test/help/county-log.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { partner } from '../../../test/help/partner.ts';
import type { Actor } from '../../shared/call.ts';
import { captureEvents, listImbalances, lookIntoImbalance, weighLots, weighTheLog } from './index.ts';
import type { EventBody } from './kernel/event-things.ts';

const database = await testDatabase();
const { db } = database;
await keepCountyLog(database);
const factory = partner();
const officer: Actor = { personId: newId(), name: '莫科长', roles: ['officer'], organisationId: newId() };

const lot = (code: string) => `https://id.gs1.org/01/09506000134352/10/${code}`;
const kg = (code: string, quantity: number) => ({ epcClass: lot(code), quantity, uom: 'KGM' });
let minute = 0;
function event(more: EventBody): EventBody {
  minute += 1;
  const eventTime = new Date(MORNING.getTime() + minute * 60_000).toISOString();
  return { eventID: `urn:uuid:${newId()}`, eventTime, eventTimeZoneOffset: '+08:00', ...more };
}
const received = (code: string, quantity: number) =>
  event({ type: 'ObjectEvent', action: 'ADD', bizStep: 'commissioning', quantityList: [kg(code, quantity)] });
const pressed = (from: string, into: string, [taken, given]: [number, number], more: EventBody = {}) =>
  event({
    type: 'TransformationEvent',
    bizStep: 'commissioning',
    inputQuantityList: [kg(from, taken)],
    outputQuantityList: [kg(into, given)],
    ...more,
  });

async function captured(...events: EventBody[]): Promise<void> {
  const results = must(
    await asCall(db, { actor: factory.actor }, (call) =>
      captureEvents(call, { events, onError: 'rollback' }),
    ),
  );
  assert.ok(results.every(({ status }) => status === 'captured'));
}

const queue = async (looked = false) => {
  await logged(database);
  await asCall(db, {}, weighTheLog);
  return asCall(db, { actor: officer }, async (call) =>
    must(await listImbalances(call, { limit: 30, offset: 0, looked })),
  );
};
const weighed = (code: string) => asCall(db, {}, (call) => weighLots(call, [lot(code)]));

test('a partner who presses more from a lot than it ever held is red, and in the officer’s queue', async () => {
  const slip = pressed('A', 'J', [800, 480]);
  await captured(received('A', 500), slip);
  const [balance] = (await weighed('A')).lots;
  assert.equal(balance?.impossible, true);
  assert.deepEqual([balance?.in, balance?.out, balance?.remaining], ['500', '800', '-300']);
  const { count, imbalances } = await queue();
  assert.equal(count, 1);
  const [found] = imbalances;
  assert.deepEqual([found?.thing, found?.kind, found?.wentOut], [lot('A'), 'lot', '800']);
  assert.deepEqual(found?.events, [String(slip.eventID).slice('urn:uuid:'.length)]);

  const declaration = (minutes: number) => ({
    ...slip,
    errorDeclaration: { declarationTime: `2026-06-01T09:0${minutes}:00Z`, reason: 'incorrect_data' },
  });
  const rival = partner();
  must(
    await asCall(db, { actor: rival.actor }, (call) =>
      captureEvents(call, { events: [declaration(1)], onError: 'rollback' }),
    ),
  );
  assert.equal((await queue()).count, 1, 'nobody takes back what another has recorded');

  await captured({ ...declaration(1), inputQuantityList: [kg('A', 99_999)] });
  assert.equal((await queue()).count, 1, 'a declaration says what its event says');

  await captured(declaration(2));
  assert.equal((await queue()).count, 0);
  assert.equal((await weighed('A')).lots[0]?.impossible, false);
});

test('what a process gave beyond what it took is red on every lot that came out', async () => {
  await captured(
    received('B', 100),
    event({
      type: 'TransformationEvent',
      inputQuantityList: [kg('B', 100)],
      outputQuantityList: [kg('C', 60), kg('D', 41)],
    }),
  );
  const { imbalances } = await queue();
  assert.deepEqual(
    imbalances.map(({ thing, kind, wentIn, wentOut }) => [thing, kind, wentIn, wentOut]),
    [
      [lot('C'), 'process', '100', '101'],
      [lot('D'), 'process', '100', '101'],
    ],
  );
  assert.equal((await weighed('D')).processes[0]?.impossible, true);
});

test('what a process gave beyond the mass that went in, with bags put in beside it, is for the officer to judge', async () => {
  const mix = (outputs: object[], beside: object) =>
    event({
      type: 'TransformationEvent',
      inputQuantityList: [kg('M', 10), beside],
      outputQuantityList: outputs,
    });
  const bag = { epcClass: lot('BAG'), quantity: 1 };
  const slip = mix([kg('N', 1000)], bag);
  await captured(
    received('M', 100),
    slip,
    mix([kg('O', 9)], bag),
    mix([{ epcClass: lot('P'), quantity: 4 }], kg('Q', 1)),
  );
  const mine = async () => (await queue()).imbalances.filter(({ kind }) => kind === 'doubted');
  assert.deepEqual(
    (await mine()).map(({ thing, wentIn, wentOut, unit }) => [thing, wentIn, wentOut, unit]),
    [[lot('N'), '10', '1000', 'KGM']],
  );
  assert.deepEqual((await weighed('N')).unjudged, [lot('N')]);
  await captured({
    ...slip,
    errorDeclaration: { declarationTime: '2026-06-01T09:05:00Z', reason: 'incorrect_data' },
  });
  assert.deepEqual(await mine(), []);
});

test('a batch told in several events is weighed whole, also from one of its lots', async () => {
  const batch = { transformationID: `urn:uuid:${newId()}` };
  await captured(
    received('E', 40),
    event({ type: 'TransformationEvent', inputQuantityList: [kg('E', 40)], ...batch }),
    event({ type: 'TransformationEvent', outputQuantityList: [kg('F', 45)], ...batch }),
  );
  const [process] = (await weighed('F')).processes;
  assert.deepEqual([process?.in, process?.out, process?.impossible], ['40', '45', true]);
});

test('goods of a parcel that was emptied may be packed again', async () => {
  const parcel = 'https://id.gs1.org/00/095060001343520003';
  const packed = (action: string, childQuantityList?: object[]) =>
    event({
      type: 'AggregationEvent',
      action,
      bizStep: 'packing',
      parentID: parcel,
      ...(childQuantityList ? { childQuantityList } : {}),
    });
  await captured(
    received('G', 10),
    packed('ADD', [kg('G', 10)]),
    packed('DELETE'),
    packed('ADD', [kg('G', 10)]),
  );
  assert.equal((await weighed('G')).lots[0]?.out, '10');
});

test('what an officer looked into leaves the queue, stays in the list, and comes back with new events', async () => {
  await captured(received('H', 10), pressed('H', 'K', [11, 10]));
  const before = await queue();
  const looked = (note: string) =>
    asCall(db, { actor: officer }, (call) => lookIntoImbalance(call, { thing: lot('H'), kind: 'lot', note }));
  const empty = await looked('  ');
  assert.ok(!empty.ok && empty.refusal.code === 'tracing.note-needed');
  must(await looked('打过电话，果厂说录错了'));
  assert.equal((await queue()).count, before.count - 1);
  assert.equal((await queue(true)).count, before.count);
  await captured(pressed('H', 'L', [5, 5]));
  assert.equal((await queue()).count, before.count);
});

test('only an officer sees the queue and writes into it', async () => {
  const refused = await asCall(db, { actor: factory.actor }, (call) =>
    listImbalances(call, { limit: 1, offset: 0, looked: false }),
  );
  assert.ok(!refused.ok && refused.refusal.code === 'tracing.not-allowed');
  const note = await asCall(db, { actor: factory.actor }, (call) =>
    lookIntoImbalance(call, { thing: lot('H'), kind: 'lot', note: '不是我' }),
  );
  assert.ok(!note.ok && note.refusal.code === 'tracing.not-allowed');
  const none = await asCall(db, { actor: officer }, (call) =>
    lookIntoImbalance(call, { thing: lot('none'), kind: 'lot', note: '没有' }),
  );
  assert.ok(!none.ok && none.refusal.code === 'tracing.adds-up');
});
