import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asCall, COUNTY, MORNING } from '../../test/help/county.ts';
import { testDatabase } from '../../test/help/database.ts';
import { assessedRegions } from '../../test/help/made-regions.ts';
import { settle, signedIn } from '../../test/help/village.ts';
import {
  askForPlan,
  beginVote,
  offerProject,
  openRound,
  openVote,
  proposePairs,
  proposeProject,
  publishPlan,
  solvePlan,
} from '../contexts/region/index.ts';
import type { Actor, Call } from '../shared/call.ts';
import { newId } from '../shared/id.ts';
import { must } from '../shared/outcome.ts';
import { createApi } from './api.ts';

const VILLAGE = '450224105203';
const { db } = await testDatabase();
const { people, actors } = await settle(db);
const assessmentId = await assessedRegions(db);
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() };
const stopping = new AbortController().signal;
const api = createApi({ config, db, clock: () => MORNING, stopping, openapi: () => ({}) });
const as = <Value>(actor: Actor, run: (call: Call) => Promise<Value>) => asCall(db, { actor }, run);

async function ask(path: string, who?: keyof typeof people, body?: object) {
  const cookie = who ? await signedIn(db, people[who]) : '';
  return api.request(path, {
    headers: { cookie, 'content-type': 'application/json' },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
}

test('anybody reads a published plan: its sums, what is proven and why each other project is left out', async () => {
  const id = newId();
  const settings = { title: '第一批', budget: 300, weakAtLeast: 1, gap: 0, seconds: 30, frontier: 0 };
  must(await as(actors.officer, (call) => askForPlan(call, { id, assessmentId, settings })));
  await solvePlan((run) => as(actors.officer, run), id);
  assert.equal((await ask(`/api/funds/${id}`)).status, 404, 'not before it is published');
  must(await as(actors.officer, (call) => publishPlan(call, id)));
  const { plans } = await (await ask('/api/funds')).json();
  assert.deepEqual(
    plans.map((plan: { id: string; budget: number }) => [plan.id, plan.budget]),
    [[id, 300]],
  );
  const plan = await (await ask(`/api/funds/${id}`)).json();
  assert.equal(
    plan.chosen.reduce((sum: number, { cost }: { cost: number }) => sum + cost, 0),
    plan.spent,
  );
  assert.equal(plan.gap, 0);
  const held = plan.leftOut.filter(({ reason }: { reason: string }) => reason === 'limits');
  assert.ok(held.length > 0 && held.every((each: { changes: object[] }) => each.changes.length > 0));
});

test('a villager casts one ballot over the API, and nobody learns what others want before the count', async () => {
  const vote = newId();
  const [road, lamp] = [newId(), newId()];
  must(
    await as(actors.officer, (call) =>
      openVote(call, { id: vote, placeCode: VILLAGE, title: '公益金', budget: 100_000 }),
    ),
  );
  for (const [id, name] of [
    [road, '村道'],
    [lamp, '路灯'],
  ] as const) {
    must(await as(actors.wang, (call) => proposeProject(call, vote, { id, name, about: '', cost: 40_000 })));
  }
  must(await as(actors.officer, (call) => beginVote(call, vote, 7)));
  assert.equal((await ask(`/api/votes/${vote}/ballot`, undefined, { projects: [lamp] })).status, 401);
  assert.equal((await ask(`/api/votes/${vote}/ballot`, 'wang', { projects: [lamp] })).status, 204);
  assert.equal((await ask(`/api/votes/${vote}/ballot`, 'wang', { projects: [road] })).status, 409);
  const seen = await (await ask(`/api/votes/${vote}`)).json();
  assert.equal(seen.turnout, 1);
  assert.deepEqual(
    seen.projects.map(({ votes, decided }: { votes: null; decided: null }) => [votes, decided]),
    [
      [null, null],
      [null, null],
    ],
  );
});

test('a sponsor answers its own pair over the API, once; another’s is not there', async () => {
  const round = newId();
  must(await as(actors.officer, (call) => openRound(call, { id: round, assessmentId, title: '结对' })));
  const project = { id: newId(), name: '冷藏车', kind: '物流', places: 1 };
  must(await as(actors.clerk, (call) => offerProject(call, round, project)));
  must(await as(actors.officer, (call) => proposePairs(call, round, 'stable')));
  const { pairs } = await (await ask('/api/desk/pairs', 'clerk')).json();
  assert.deepEqual(
    pairs.map(({ project: name, state }: { project: string; state: string }) => [name, state]),
    [['冷藏车', 'proposed']],
  );
  const path = `/api/desk/pairs/${pairs[0].id}/answer`;
  assert.equal((await ask(path, 'driver', { accept: true })).status, 404);
  assert.equal((await ask(path, 'clerk', { accept: false })).status, 422);
  assert.equal((await ask(path, 'clerk', { accept: true })).status, 204);
  assert.equal((await ask(path, 'clerk', { accept: true })).status, 409);
});

test('grants are read by officers, and by nobody else’s organisation', async () => {
  assert.deepEqual(await (await ask('/api/desk/grants', 'officer')).json(), { total: 0, grants: [] });
  assert.equal((await ask(`/api/desk/grants/${newId()}`, 'officer')).status, 404);
});
