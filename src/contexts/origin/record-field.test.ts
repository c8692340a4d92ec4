import assert from 'node:assert/strict';
import test from 'node:test';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { picked, plantOrchard } from '../../../test/help/orchard.ts';
import type { Actor } from '../../shared/call.ts';
import { newId } from '../../shared/id.ts';
import { instantAt } from '../../shared/instant.ts';
import { must } from '../../shared/outcome.ts';
import { fieldRecordsOfLot } from './field-records.ts';
import { listFieldRecords } from './list-field-records.ts';
import { holdsOf } from './lot-holds.ts';
import { lotById } from './lots.ts';
import { type FieldEntry, recordField } from './record-field.ts';
import { splitLot } from './split-lot.ts';
import { strikeFieldRecord } from './strike-field-record.ts';

const { db } = await testDatabase();
const orchard = await plantOrchard(db);
const { plots } = orchard;

const entry = (more: Partial<FieldEntry> = {}): FieldEntry => ({
  id: newId(),
  plotId: plots.east,
  kind: 'irrigate',
  doneAt: MORNING,
  ...more,
});
const spray = (plotId: string, doneAt: Date) =>
  entry({ kind: 'spray', sprayProductCode: 'abamectin', plotId, doneAt });
const record = (given: FieldEntry, actor: Actor = orchard.grower, now = MORNING) =>
  asCall(db, { actor, now }, (call) => recordField(call, given));
const book = async () =>
  must(
    await asCall(db, { actor: orchard.grower }, (call) => listFieldRecords(call, { limit: 100, offset: 0 })),
  ).records;

test('an entry sent twice is written once and answered the same', async () => {
  const sprayed = spray(plots.hill, instantAt('2026-05-20'));
  const wrong = await record(sprayed);
  assert.equal(wrong.ok, false, 'abamectin is not registered for tea oil');
  const good = spray(plots.river, instantAt('2026-04-01'));
  const [first, second] = [await record(good), await record(good)];
  assert.deepEqual(second, first);
  assert.equal((await book()).filter((each) => each.id === good.id).length, 1);
});

test('the same entry sent twice at the same moment is written once', async () => {
  const twice = entry({ plotId: plots.river });
  const outcomes = await Promise.all([record(twice), record(twice), record(twice)]);
  assert.ok(outcomes.every((outcome) => outcome.ok));
  assert.equal((await book()).filter((each) => each.id === twice.id).length, 1);
});

test('spraying answers at once from which day the plot may be picked', async () => {
  const kept = must(await record(spray(plots.river, instantAt('2026-04-02'))));
  assert.equal(kept.firstHarvestDay, '2026-04-17');
});

test('an entry made without signal keeps the moment of the work and the moment it arrived', async () => {
  const late = entry({ doneAt: instantAt('2026-05-29', '17:30') });
  must(await record(late));
  const kept = (await book()).find((each) => each.id === late.id);
  assert.deepEqual(kept?.doneAt, instantAt('2026-05-29', '17:30'));
  assert.deepEqual(kept?.recordedAt, MORNING);
});

test('work that has not been done yet is not recorded', async () => {
  const outcome = await record(entry({ doneAt: instantAt('2026-06-02') }));
  assert.equal(outcome.ok ? '' : outcome.refusal.code, 'origin.in-future');
});

test('a spraying needs its product, and the product must be registered for the crop', async () => {
  const nameless = await record(entry({ kind: 'spray' }));
  assert.equal(nameless.ok ? '' : nameless.refusal.code, 'origin.spray-product-needed');
  const foreign = await record(entry({ kind: 'spray', sprayProductCode: 'glyphosate' }));
  assert.equal(foreign.ok ? '' : foreign.refusal.code, 'origin.spray-not-for-crop');
});

test('a neighbour, another co-op’s household and the officer write nothing in this field book', async () => {
  const codes = [];
  for (const actor of [orchard.loner, { ...orchard.grower, organisationId: orchard.qin }, orchard.officer]) {
    const outcome = await record(entry(), actor);
    codes.push(outcome.ok ? '' : outcome.refusal.code);
  }
  assert.deepEqual(codes, ['origin.not-yours', 'origin.not-yours', 'origin.not-allowed']);
});

test('the co-op’s staff write for its members, not for others', async () => {
  assert.equal((await record(entry(), orchard.coopStaff)).ok, true);
  assert.equal((await record(entry({ plotId: plots.wei }), orchard.coopStaff)).ok, false);
});

test('with a helper both names are in the field book', async () => {
  const helped = entry();
  const daughter = { personId: newId(), name: '陈小梅' };
  await db
    .insertInto('people.person')
    .values(
      [
        { id: orchard.grower.personId ?? '', name: orchard.grower.name },
        { id: daughter.personId, name: daughter.name },
      ].map((person, index) => ({
        ...person,
        countyId: COUNTY,
        phone: `1990000000${index}`,
        createdAt: MORNING,
      })),
    )
    .execute();
  must(await record(helped, { ...orchard.grower, helper: daughter }));
  const kept = (await book()).find((each) => each.id === helped.id);
  assert.deepEqual([kept?.personName, kept?.helperName], ['陈大山', '陈小梅']);
});

test('a spraying that comes to light after the harvest puts the lot on hold, and what was split from it', async () => {
  const actor = orchard.loner;
  const lot = await asCall(db, { actor }, (call) => picked(call, plots.wei));
  const partId = newId();
  const part = { id: partId, amount: { milli: 10_000, unit: 'jin' as const } };
  must(await asCall(db, { actor }, (call) => splitLot(call, { lotId: lot.id, parts: [part] })));
  const kept = must(await record(spray(plots.wei, instantAt('2026-05-25')), actor));
  const statuses = await asCall(db, {}, async (call) => [
    (await lotById(call, lot.id))?.status,
    (await lotById(call, partId))?.status,
  ]);
  assert.deepEqual(statuses, ['held', 'held']);
  assert.equal(kept.heldLots.length, 2);
  const [hold] = await asCall(db, {}, (call) => holdsOf(call, lot.id));
  assert.equal(hold?.heldBy, 'rule');
});

test('a wrong entry is struck through with the reason and stays readable', async () => {
  const wrong = spray(plots.east, instantAt('2026-05-30'));
  must(await record(wrong));
  const nothing = await asCall(db, { actor: orchard.grower }, (call) =>
    strikeFieldRecord(call, { recordId: wrong.id, reason: ' ' }),
  );
  assert.equal(nothing.ok, false);
  must(
    await asCall(db, { actor: orchard.grower }, (call) =>
      strikeFieldRecord(call, { recordId: wrong.id, reason: '点错了地块' }),
    ),
  );
  const kept = (await book()).find((each) => each.id === wrong.id);
  assert.deepEqual([kept?.struckReason, kept?.struckByName], ['点错了地块', '陈大山']);
  const lot = await asCall(db, { actor: orchard.grower }, (call) => picked(call, plots.east));
  const beside = await asCall(db, {}, (call) => fieldRecordsOfLot(call, lot.id));
  assert.ok(beside.some((each) => each.id === wrong.id));
});
