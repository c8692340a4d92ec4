import assert from 'node:assert/strict';
import test from 'node:test';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { picked, plantOrchard, TEA_OIL } from '../../../test/help/orchard.ts';
import type { Actor, Call } from '../../shared/call.ts';
import { newId } from '../../shared/id.ts';
import { must, type Outcome } from '../../shared/outcome.ts';
import { quantity } from '../../shared/quantity.ts';
import { transact } from '../../shared/transact.ts';
import { holdLot } from './hold-lot.ts';
import { holdsOf } from './lot-holds.ts';
import { lotById } from './lots.ts';
import { releaseHold } from './release-hold.ts';
import { releaseStock } from './release-stock.ts';
import { reserveStock } from './reserve-stock.ts';
import { sellStock } from './sell-stock.ts';
import { splitLot } from './split-lot.ts';

const { db } = await testDatabase();
const orchard = await plantOrchard(db);
const { grower, officer, loner } = orchard;

const as = <Value>(actor: Actor, run: (call: Call) => Promise<Outcome<Value>>) =>
  transact(db, { county: COUNTY, now: MORNING, actor }, run);
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'done' : outcome.refusal.code);
const pick = () =>
  asCall(db, {}, (call) => picked(call, orchard.plots.hill, { productCode: TEA_OIL, unit: 'kg' }));
const hold = (lotId: string, actor: Actor, reason = '有异味') =>
  as(actor, (call) => holdLot(call, { id: newId(), lotId, reason }));
const release = (lotId: string, actor: Actor, reason = '查过了') =>
  as(actor, (call) => releaseHold(call, { lotId, reason }));
const statusOf = async (lotId: string) => (await asCall(db, {}, (call) => lotById(call, lotId)))?.status;

test('a held lot sells nothing, splits nothing, and not even what was reserved before is sold', async () => {
  const { id: lotId } = await pick();
  const line = { lotId, milli: 5_000 };
  must(await as(grower, (call) => reserveStock(call, [line])));
  must(await hold(lotId, grower));
  assert.equal(codeOf(await as(grower, (call) => reserveStock(call, [line]))), 'origin.lot-held');
  assert.equal(codeOf(await as(grower, (call) => sellStock(call, [line]))), 'origin.lot-held');
  const parts = [{ id: newId(), amount: quantity('1', 'kg') }];
  assert.equal(codeOf(await as(grower, (call) => splitLot(call, { lotId, parts }))), 'origin.lot-held');
  must(await as(grower, (call) => releaseStock(call, [line])));
});

test('what its owner held the owner releases', async () => {
  const { id: lotId } = await pick();
  must(await hold(lotId, grower));
  must(await release(lotId, grower));
  assert.equal(await statusOf(lotId), 'open');
});

test('what the officer held the owner does not release, also when the owner held it first', async () => {
  const { id: lotId } = await pick();
  must(await hold(lotId, grower));
  must(await hold(lotId, officer, '抽检不合格'));
  assert.equal(codeOf(await release(lotId, grower)), 'origin.held-by-officer');
  assert.equal(codeOf(await release(lotId, orchard.coopStaff)), 'origin.held-by-officer');
  must(await release(lotId, officer, '复检合格'));
  assert.equal(await statusOf(lotId), 'open');
  const history = await asCall(db, {}, (call) => holdsOf(call, lotId));
  assert.deepEqual(
    history.map((each) => [each.heldBy, each.releaseReason]),
    [
      ['owner', '抽检不合格'],
      ['officer', '复检合格'],
    ],
  );
});

test('a hold sent twice holds once, needs a reason, and a neighbour cannot hold', async () => {
  const { id: lotId } = await pick();
  const input = { id: newId(), lotId, reason: '有异味' };
  must(await as(grower, (call) => holdLot(call, input)));
  must(await as(grower, (call) => holdLot(call, input)));
  assert.equal((await asCall(db, {}, (call) => holdsOf(call, lotId))).length, 1);
  const other = await pick();
  assert.equal(codeOf(await hold(other.id, grower, '  ')), 'origin.reason-needed');
  assert.equal(codeOf(await hold(other.id, loner)), 'origin.not-yours');
});

test('a hold and a sale at the same moment: what is sold was sold before the hold, nothing after', async () => {
  const { id: lotId } = await pick();
  const outcomes = await Promise.all([
    ...Array.from({ length: 5 }, () => as(grower, (call) => reserveStock(call, [{ lotId, milli: 1_000 }]))),
    hold(lotId, officer),
  ]);
  const reserved = (await asCall(db, {}, (call) => lotById(call, lotId)))?.reserved;
  assert.equal(reserved, outcomes.slice(0, 5).filter((outcome) => outcome.ok).length * 1_000);
  assert.equal(await statusOf(lotId), 'held');
});
