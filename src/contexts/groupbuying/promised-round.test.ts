import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { visitor } from '#shared/call.ts';
import { must } from '#shared/outcome.ts';
import { asCall } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { openGroup, weekly } from '../../../test/help/group.ts';
import { openMarket } from '../../../test/help/market.ts';
import { cyclePage } from './index.ts';

const { db } = await testDatabase();
const { offers } = await openMarket(db);
const { cycleId } = await openGroup(db, weekly([{ offerId: offers.kumquats, least: 0 }]));
const page = async () => must(await asCall(db, { actor: visitor }, (call) => cyclePage(call, { cycleId })));

test('a group buy tells by what it comes, for how much, and how fresh its goods are when they are collected', async () => {
  const { promised, items, cycle } = await page();
  // What a small order is taken from was picked on 31 May and keeps twenty days.
  assert.ok(cycle.collectDay);
  const { byBus, feeFen, arrives } = must(promised ?? assert.fail('nothing promised'));
  assert.deepEqual([byBus, feeFen, arrives], [true, 600, cycle.collectDay]);
  const goodUntil = Date.parse('2026-06-20');
  assert.deepEqual(
    items.map(({ fresh }) => fresh),
    [{ keepsDays: (goodUntil - Date.parse(cycle.collectDay)) / 86_400_000, ofDays: 20 }],
  );
});

test('once its bus is full nothing more is promised, and the page says so before anything is chosen', async () => {
  await sql`insert into delivery.service_day (county_id, service_id, departs, capacity_kg, taken_kg)
    select county_id, service_id, departs, 100, 100 from groupbuying.cycle where id = ${cycleId}
    on conflict (county_id, service_id, departs) do update set taken_kg = service_day.capacity_kg`.execute(
    db,
  );
  const { promised } = await page();
  assert.equal(promised && !promised.ok && promised.refusal.code, 'ordering.departure-full');
});
