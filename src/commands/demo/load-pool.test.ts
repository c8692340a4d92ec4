import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manifestOf } from '#delivery';
import { lookAtPoolDay, poolDaysAhead } from '#planning';
import { type Actor, platform } from '#shared/call.ts';
import { addDays, dayOf } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { asCall } from '../../../test/help/county.ts';
import { demoDatabase, HARVEST_MORNING } from '../../../test/help/demo.ts';
import { idOf } from './demo-id.ts';

const { db } = await demoDatabase();
const tomorrow = addDays(dayOf(HARVEST_MORNING), 1);
const as = (actor: Actor = platform) => ({ county: '450224', now: HARVEST_MORNING, actor });
const two = [idOf('carrier post'), idOf('carrier courier')].toSorted();

test('the demo shows tomorrow as a pooled day of two carriers that is accepted, and cheaper than alone', async () => {
  const [ahead, ...others] = must(await asCall(db, as(), poolDaysAhead));
  assert.deepEqual([ahead?.day, ahead?.carriers, others], [tomorrow, 2, []]);
  assert.ok(ahead && ahead.pooledFen < ahead.aloneFen && ahead.pooledKm < ahead.aloneKm);

  const { tried, accepted } = must(await asCall(db, as(), (call) => lookAtPoolDay(call, { day: tomorrow })));
  assert.deepEqual([tried?.alone.fen, tried?.pooled.fen], [ahead.aloneFen, ahead.pooledFen]);
  assert.deepEqual(tried?.shares.map(({ id }) => id).toSorted(), two);
  assert.ok(tried?.shares.every(({ aloneFen, shareFen }) => shareFen <= aloneFen));
  assert.equal(
    tried?.shares.reduce((sum, { shareFen }) => sum + shareFen, 0),
    ahead.pooledFen,
  );
  assert.ok(accepted && accepted.rounds.length > 0 && accepted.mayUndo);
});

test('each of the two finds its rounds, and one drives what the other brought', async () => {
  const notes: string[] = [];
  for (const [organisationId, name] of [
    [idOf('carrier post'), '覃志远'],
    [idOf('carrier courier'), '莫小军'],
  ] as const) {
    const actor: Actor = { name, roles: ['carrier'], organisationId };
    const own = must(await asCall(db, as(actor), (call) => lookAtPoolDay(call, { day: tomorrow })));
    for (const { id } of own.accepted?.rounds ?? []) {
      const { round, stops } = must(await asCall(db, as(actor), (call) => manifestOf(call, id)));
      assert.equal(round.carrierId, organisationId);
      notes.push(...stops.map(({ note }) => note));
    }
  }
  assert.ok(
    notes.some((note) => note.includes('县邮政') && note.includes('；')),
    notes.join('\n'),
  );
});
