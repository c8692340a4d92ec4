import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asCall } from '../../../../test/help/county.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import { assessedRegions } from '../../../../test/help/made-regions.ts';
import { settle } from '../../../../test/help/village.ts';
import type { Call } from '../../../shared/call.ts';
import { newId } from '../../../shared/id.ts';
import { must } from '../../../shared/outcome.ts';
import { admit } from '../kernel/fund/admit.ts';
import { checkPlan } from '../kernel/fund/check-plan.ts';
import { askForPlan, publishPlan, stopPlan } from './ask-for-plan.ts';
import { lookAtFund, lookAtPlan, publishedPlan } from './look-at-plans.ts';
import { solvePlan } from './solve-plan.ts';

const { db } = await testDatabase();
const { actors } = await settle(db);
const assessmentId = await assessedRegions(db);
const officer = <Value>(run: (call: Call) => Promise<Value>) => asCall(db, { actor: actors.officer }, run);
const settings = { title: '第一批', budget: 300, weakAtLeast: 1, gap: 0, seconds: 30, frontier: 0 };

async function planned(more: object = {}): Promise<string> {
  const id = newId();
  must(await officer((call) => askForPlan(call, { id, assessmentId, settings: { ...settings, ...more } })));
  await solvePlan(officer, id);
  return id;
}

const first = await planned({ frontier: 3 });

test('the lists’ projects become a plan that is proven best, keeps every rule and leaves none of the weakest out', async () => {
  const { plan, checked } = must(await officer((call) => lookAtPlan(call, first)));
  assert.equal(plan.state, 'found');
  assert.equal(plan.found?.gap, 0);
  assert.deepEqual(checked?.broken, []);
  assert.ok((checked?.spent ?? 0) <= 300);
  const served = new Set(plan.found?.chosen.map((id) => id.split('/')[0]));
  const weak = plan.fund.places.filter((place) => place.weak);
  assert.equal(weak.length, 4);
  for (const { id } of weak) assert.ok(served.has(id), id);
  // Along the frontier more goes to the weakest, and all together never more.
  const points = plan.found?.frontier ?? [];
  assert.ok(points.length >= 2);
  for (const [at, point] of points.slice(1).entries()) {
    assert.ok(
      point.toWeak >= (points[at]?.toWeak ?? 0) && point.benefit <= (points[at]?.benefit ?? 0) + 1e-9,
    );
  }
});

test('each project left out is told what would admit it, and that much is enough', async () => {
  const { plan, refused } = must(await officer((call) => lookAtPlan(call, first)));
  assert.equal(refused.length + (plan.found?.chosen.length ?? 0), plan.fund.options.length);
  for (const each of refused.filter(({ reason }) => reason === 'limits')) {
    assert.ok(each.changes.length > 0);
    const granted = admit(plan.fund, plan.found?.chosen ?? [], each);
    assert.deepEqual(checkPlan(granted.fund, granted.chosen).broken, [], each.option);
  }
});

test('rules that no plan can keep are answered with those that contradict each other', async () => {
  const id = await planned({ budget: 10, weakAtLeast: 2 });
  const { plan } = must(await officer((call) => lookAtPlan(call, id)));
  assert.equal(plan.state, 'refused');
  assert.equal(plan.refusal?.code, 'region.no-plan');
  assert.match(String(plan.refusal?.facts.limits), /budget/);
  const published = await officer((call) => publishPlan(call, id));
  assert.equal(published.ok ? '' : published.refusal.code, 'region.plan-not-found-yet');
});

test('money that comes by the year begins projects no earlier than it is there', async () => {
  const id = await planned({ years: [100, 200] });
  const { plan, checked } = must(await officer((call) => lookAtPlan(call, id)));
  assert.deepEqual(checked?.broken, []);
  const begun = plan.fund.options.filter(
    (option) => option.year === 0 && plan.found?.chosen.includes(option.id),
  );
  assert.ok(begun.reduce((sum, { cost }) => sum + cost, 0) <= 100);
});

test('asked twice it is one plan, solved once; what-ifs stand beside each other', async () => {
  const id = newId();
  for (let time = 0; time < 2; time += 1) {
    must(await officer((call) => askForPlan(call, { id, assessmentId, settings })));
  }
  await Promise.all([solvePlan(officer, id), solvePlan(officer, id)]);
  const { plans } = must(await officer((call) => lookAtFund(call, assessmentId)));
  assert.equal(plans.filter(({ plan }) => plan.id === id).length, 1);
  assert.equal(plans.find(({ plan }) => plan.id === id)?.plan.state, 'found');
  assert.equal(plans.length, 4);
  const { beside } = must(await officer((call) => lookAtPlan(call, id)));
  assert.deepEqual(
    new Set(beside.map((each) => each.id)),
    new Set(plans.flatMap(({ plan }) => (plan.found ? [plan.id] : []))),
    'those that were found, and none of what was refused',
  );
});

test('a plan whose process died can be begun again; one that is stopped before its turn ends without a plan or with the best by then', async () => {
  const id = newId();
  must(await officer((call) => askForPlan(call, { id, assessmentId, settings })));
  await db
    .updateTable('region.fundPlan')
    .set({ state: 'running', beatAt: new Date('2020-01-01') })
    .where('id', '=', id)
    .execute();
  assert.equal(must(await officer((call) => lookAtPlan(call, id))).plan.state, 'silent');
  await solvePlan(officer, id);
  assert.equal(must(await officer((call) => lookAtPlan(call, id))).plan.state, 'found');
  // Too late to stop: it stays as it was found.
  must(await officer((call) => stopPlan(call, id)));
  assert.equal(must(await officer((call) => lookAtPlan(call, id))).plan.state, 'found');
});

test('everybody reads a published plan, and nobody one that is not; only officers plan', async () => {
  const open = (id: string) => asCall(db, { actor: actors.wang }, (call) => publishedPlan(call, id));
  assert.equal((await open(first)).ok, false);
  must(await officer((call) => publishPlan(call, first)));
  must(await officer((call) => publishPlan(call, first)));
  assert.equal((await open(first)).ok, true);
  for (const actor of [actors.clerk, actors.wang, actors.keeper]) {
    const id = newId();
    const asked = await asCall(db, { actor }, (call) => askForPlan(call, { id, assessmentId, settings }));
    const looked = await asCall(db, { actor }, (call) => lookAtPlan(call, first));
    const stopped = await asCall(db, { actor }, (call) => stopPlan(call, first));
    assert.deepEqual([asked.ok, looked.ok, stopped.ok], [false, false, false]);
  }
});

test('settings that say nothing sensible are refused with where', async () => {
  for (const wrong of [
    { budget: 0 },
    { budget: 1.5 },
    { title: '' },
    { years: [1, 2] },
    { kinds: { none: { cap: 1 } } },
  ]) {
    const asked = await officer((call) =>
      askForPlan(call, { id: newId(), assessmentId, settings: { ...settings, ...wrong } }),
    );
    assert.equal(asked.ok ? '' : asked.refusal.code, 'region.no-fund-case');
  }
});
