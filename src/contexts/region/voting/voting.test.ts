import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asCall, MORNING } from '../../../../test/help/county.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import { settle } from '../../../../test/help/village.ts';
import type { Actor, Call } from '../../../shared/call.ts';
import { newId } from '../../../shared/id.ts';
import { must, type Outcome } from '../../../shared/outcome.ts';
import { castBallot, proposeProject } from './cast-ballot.ts';
import { beginVote, countBallots, openVote } from './keep-vote.ts';
import { lookAtVote, voteFile } from './look-at-vote.ts';

const { db } = await testDatabase();
const { actors } = await settle(db);
const AFTER = new Date(MORNING.getTime() + 8 * 86_400_000);
const as = <Value>(actor: Actor, run: (call: Call) => Promise<Value>, now = MORNING) =>
  asCall(db, { actor, now }, run);
const codeOf = async (asked: Promise<Outcome<unknown>>) => {
  const answer = await asked;
  return answer.ok ? 'done' : answer.refusal.code;
};
const VILLAGE = '450224105203';
const id = newId();
const [road, lamp] = [newId(), newId()];
const propose = (actor: Actor, project: string, name: string, cost: number) =>
  as(actor, (call) => proposeProject(call, id, { id: project, name, about: '', cost }));
const vote = (actor: Actor, wanted: readonly string[], now = MORNING) =>
  as(actor, (call) => castBallot(call, id, wanted), now);
const stranger: Actor = { name: '过路人', roles: ['consumer'] };

test('an officer opens a vote, the village’s people propose, and nobody else does either', async () => {
  const open = (actor: Actor) =>
    as(actor, (call) => openVote(call, { id, placeCode: VILLAGE, title: '公益金怎么花', budget: 100_000 }));
  assert.equal(await codeOf(open(actors.wang)), 'region.votes-not-allowed');
  must(await open(actors.officer));
  must(await open(actors.officer));
  assert.equal(await codeOf(propose(stranger, road, '村道', 60_000)), 'region.not-of-village');
  must(await propose(actors.wang, road, '村道', 60_000));
  assert.equal(await codeOf(as(actors.officer, (call) => beginVote(call, id, 7))), 'region.too-few-projects');
  assert.equal(await codeOf(propose(actors.chen, lamp, '路灯', 100_001)), 'region.vote-wrong');
  must(await propose(actors.chen, lamp, '路灯', 40_000));
});

test('everybody of the village votes once, within the time, and nobody sees what others want before it is counted', async () => {
  assert.equal(await codeOf(vote(actors.wang, [road])), 'region.vote-moved-on');
  must(await as(actors.officer, (call) => beginVote(call, id, 7)));
  assert.equal(await codeOf(vote(stranger, [road])), 'region.not-of-village');
  assert.equal(await codeOf(vote(actors.wang, [])), 'region.nothing-wanted');
  assert.equal(await codeOf(vote(actors.wang, [newId()])), 'region.nothing-wanted');
  must(await vote(actors.wang, [road, lamp, road]));
  assert.equal(await codeOf(vote(actors.wang, [lamp])), 'region.voted-already');
  // Two taps at once are one ballot.
  const twice = await Promise.all([codeOf(vote(actors.chen, [lamp])), codeOf(vote(actors.chen, [lamp]))]);
  assert.deepEqual(twice.toSorted(), ['done', 'region.voted-already']);
  assert.equal(await codeOf(vote(actors.clerk, [lamp], AFTER)), 'region.vote-moved-on');
  const { turnout, counted } = must(await as(stranger, (call) => lookAtVote(call, id)));
  assert.deepEqual([turnout, counted], [2, undefined]);
  assert.equal((await as(stranger, (call) => voteFile(call, id))).ok, false);
});

test('it is counted when its time is over, for everybody to see and to count again', async () => {
  const count = (now: Date) => as(actors.officer, (call) => countBallots(call, id), now);
  assert.equal(await codeOf(count(MORNING)), 'region.vote-still-open');
  must(await count(AFTER));
  const { counted, projects } = must(await as(stranger, (call) => lookAtVote(call, id)));
  assert.deepEqual(
    counted?.votes.map((votes, at) => [projects[at]?.name, votes]).toSorted(),
    [
      ['村道', 1],
      ['路灯', 2],
    ].toSorted(),
  );
  assert.equal(counted?.decided.spent, 100_000);
  const file = must(await as(stranger, (call) => voteFile(call, id)));
  assert.match(file, /budget;100000/);
  for (const { personId = '' } of [actors.wang, actors.chen]) assert.ok(!file.includes(personId));
});

test('a ballot cannot be changed, and says nothing of whose it is', async () => {
  const ballots = await db.selectFrom('region.voteBallot').selectAll().execute();
  assert.deepEqual(Object.keys(ballots[0] ?? {}).toSorted(), ['countyId', 'id', 'projects', 'voteId']);
  await assert.rejects(db.updateTable('region.voteBallot').set({ projects: [] }).execute(), /not changed/);
});
