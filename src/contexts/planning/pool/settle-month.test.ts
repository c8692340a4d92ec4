import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkBook, readStatement } from '#paying';
import { asCall } from '../../../../test/help/county.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import { settle } from '../../../../test/help/village.ts';
import { closePoolMonth, keepPoolDay, lookAtPoolMonth } from './settle-month.ts';

const { db } = await testDatabase();
const { organisations, actors } = await settle(db);
const LATER = new Date('2026-07-02T01:00:00Z');
const as = (who: 'officer' | 'driver' | 'clerk') => ({ now: LATER, actor: actors[who] });

/** The bus drives for both: it bears 3000 of the 5000 it drove, the co-op the rest. */
const pooled = {
  rule: 'shapley' as const,
  alone: { fen: 9000, km: 80, vehicles: 2 },
  pooled: { fen: 5000, km: 44, vehicles: 1 },
  carriers: [
    { name: 'bus', stops: 3, kgKm: 10, aloneFen: 5000, shareFen: 3000, droveFen: 5000, netFen: -2000 },
    { name: 'coop', stops: 2, kgKm: 8, aloneFen: 4000, shareFen: 2000, droveFen: 0, netFen: 2000 },
  ],
};
const organisationIds = [organisations.bus, organisations.coop];
const keep = (day: string) =>
  asCall(db, as('officer'), (call) => keepPoolDay(call, { day, pooled, organisationIds }));
const close = (day: string) => asCall(db, as('officer'), (call) => closePoolMonth(call, day));

test('a month of pooled days is settled in the book once, and each carrier sees its own and the total', async () => {
  for (const day of ['2026-06-03', '2026-06-04', '2026-06-04']) assert.ok((await keep(day)).ok);
  assert.ok((await close('2026-06-30')).ok);
  assert.ok((await close('2026-06-30')).ok);
  const seen = await asCall(db, as('driver'), (call) => lookAtPoolMonth(call, '2026-06-01'));
  assert.ok(seen.ok);
  const { days, aloneFen, pooledFen, carriers } = seen.value;
  assert.deepEqual([days, aloneFen, pooledFen], [2, 18_000, 10_000]);
  assert.deepEqual(
    carriers.map(({ organisationId, owedFen }) => [organisationId, owedFen]),
    [[organisations.bus, -4000]],
  );
  const statement = await asCall(db, as('driver'), (call) =>
    readStatement(call, { from: '2026-07-01', until: '2026-07-31', words: '', limit: 10, offset: 0 }),
  );
  assert.ok(statement.ok);
  assert.deepEqual(
    statement.value.lines.map(({ kind, fen }) => [kind, fen]),
    [['pool', 4000]],
  );
  const book = await asCall(db, {}, checkBook);
  assert.deepEqual(Object.values(book).map(Number), [0, 0, 0, 0, 0]);
});

test('a closed month takes no more days, a month that is not over is not closed, and only officers close', async () => {
  const late = await keep('2026-06-20');
  assert.equal(!late.ok && late.refusal.code, 'planning.month-closed');
  const early = await close('2026-07-01');
  assert.equal(!early.ok && early.refusal.code, 'planning.month-not-over');
  const driver = await asCall(db, as('driver'), (call) => closePoolMonth(call, '2026-05-01'));
  assert.equal(!driver.ok && driver.refusal.code, 'planning.not-allowed');
  const clerk = await asCall(db, as('clerk'), (call) => lookAtPoolMonth(call, '2026-06-01'));
  assert.equal(!clerk.ok && clerk.refusal.code, 'planning.not-allowed');
});
