import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asCall } from '../../../../test/help/county.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import { assessedRegions } from '../../../../test/help/made-regions.ts';
import { settle } from '../../../../test/help/village.ts';
import { must } from '../../../shared/outcome.ts';
import { checkPlan } from '../kernel/fund/check-plan.ts';
import { caseAsked } from './case-asked.ts';
import { plansOf } from './fund-plans.ts';
import { planWhatIf } from './what-if.ts';

const { db } = await testDatabase();
const { actors } = await settle(db);
const assessmentId = await assessedRegions(db);
const settings = { title: '—', budget: 300, weakAtLeast: 1, gap: 0, seconds: 30, frontier: 0 };
const asked = (more: object, actor = actors.officer) =>
  asCall(db, { actor }, (call) => caseAsked(call, assessmentId, { ...settings, ...more }));
const watched = () => ({ signal: new AbortController().signal, onProgress: () => {} });

test('a what-if is planned and checked as a plan is, tells who just missed, and keeps nothing', async () => {
  const of = must(await asked({}));
  const plan = await planWhatIf(of, watched());
  assert.ok(plan?.ok);
  assert.deepEqual(checkPlan(of.fund, plan.value.chosen).broken, []);
  assert.equal(plan.value.gap, 0);
  assert.equal(plan.value.refused.length + plan.value.chosen.length, of.fund.options.length);
  const kept = await asCall(db, { actor: actors.officer }, (call) => plansOf(call, assessmentId));
  assert.deepEqual(kept, []);
});

test('with less money a what-if brings no more; rules that nothing can keep are refused with what contradicts', async () => {
  const [rich, poor] = await Promise.all(
    [300, 150].map(async (budget) => planWhatIf(must(await asked({ budget })), watched())),
  );
  assert.ok(rich?.ok && poor?.ok);
  assert.ok(poor.value.checked.benefit <= rich.value.checked.benefit);
  const none = await planWhatIf(must(await asked({ budget: 10, weakAtLeast: 2 })), watched());
  assert.equal(none?.ok === false && none.refusal.code, 'region.no-plan');
});

test('whoever is gone is not planned for, and no grower may ask', async () => {
  const gone = new AbortController();
  gone.abort();
  const of = must(await asked({}));
  assert.equal(await planWhatIf(of, { signal: gone.signal, onProgress: () => {} }), undefined);
  const grower = await asked({}, actors.wang);
  assert.equal(grower.ok === false && grower.refusal.code, 'region.planning-not-allowed');
});
