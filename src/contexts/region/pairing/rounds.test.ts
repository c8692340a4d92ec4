import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asCall } from '../../../../test/help/county.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import { assessedRegions } from '../../../../test/help/made-regions.ts';
import { settle } from '../../../../test/help/village.ts';
import type { Actor, Call } from '../../../shared/call.ts';
import { newId } from '../../../shared/id.ts';
import { must, type Outcome } from '../../../shared/outcome.ts';
import { addPairEntry, answerPair, lookAtPair, ownPairs } from './answer-pair.ts';
import { lookAtBoard, postOnBoard } from './board.ts';
import { changeProject, withdrawProject } from './change-project.ts';
import { lookAtRound, offerProject, openRound, proposePairs } from './keep-round.ts';
import { lookAtWishes, sayWishes } from './wishes.ts';

const { db } = await testDatabase();
const { actors } = await settle(db);
const assessmentId = await assessedRegions(db);
const as = <Value>(actor: Actor, run: (call: Call) => Promise<Value>) => asCall(db, { actor }, run);
const codeOf = async (asked: Promise<Outcome<unknown>>) => {
  const answer = await asked;
  return answer.ok ? 'done' : answer.refusal.code;
};
const id = newId();
const offer = (actor: Actor, kind: string, places: number) =>
  as(actor, (call) => offerProject(call, id, { id: newId(), name: `补${kind}`, kind, places }));

test('sponsors offer projects to a round that an officer opened; growers and visitors do not', async () => {
  const open = (actor: Actor) =>
    as(actor, (call) => openRound(call, { id, assessmentId, title: '东部结对' }));
  assert.equal(await codeOf(open(actors.clerk)), 'region.pairing-not-allowed');
  must(await open(actors.officer));
  must(await open(actors.officer));
  assert.equal(await codeOf(offer(actors.wang, '物流', 1)), 'region.pairing-not-allowed');
  assert.equal(await codeOf(offer(actors.clerk, '物流', 0)), 'region.round-wrong');
  must(await offer(actors.clerk, '物流', 2));
  must(await offer(actors.driver, '人才', 1));
});

test('a sponsor changes or takes back what it offered while the round is open, and nobody else’s', async () => {
  must(await offer(actors.clerk, '品牌', 3));
  const { projects } = must(await as(actors.clerk, (call) => lookAtRound(call, id)));
  const mine = projects.at(-1);
  assert.ok(mine);
  const change = (actor: Actor, places: number) =>
    as(actor, (call) => changeProject(call, id, { id: mine.id, name: '包装车间', kind: '品牌', places }));
  assert.equal(await codeOf(change(actors.driver, 2)), 'region.no-round');
  assert.equal(await codeOf(change(actors.officer, 2)), 'region.pairing-not-allowed');
  assert.equal(await codeOf(change(actors.clerk, 0)), 'region.round-wrong');
  must(await change(actors.clerk, 2));
  const changed = must(await as(actors.officer, (call) => lookAtRound(call, id))).projects.at(-1);
  assert.deepEqual([changed?.name, changed?.places], ['包装车间', 2]);
  const takeBack = (actor: Actor) => as(actor, (call) => withdrawProject(call, id, mine.id));
  assert.equal(await codeOf(takeBack(actors.driver)), 'region.no-round');
  must(await takeBack(actors.clerk));
  assert.equal(await codeOf(takeBack(actors.clerk)), 'region.no-round');
  assert.equal(must(await as(actors.clerk, (call) => lookAtRound(call, id))).projects.length, 2);
});

test('a sponsor says whom it takes, an officer what a region wants, and the pairing follows what was said', async () => {
  const wishes = (actor: Actor, unit?: string) =>
    as(actor, (call) => lookAtWishes(call, { roundId: id, unit }));
  const say = (actor: Actor, wants: readonly string[], reason: string, unit?: string) =>
    as(actor, (call) => sayWishes(call, { roundId: id, unit }, { id: newId(), wants, reason }));
  const ids = (looked: { candidates: readonly { id: string; wanted: boolean }[] }) =>
    looked.candidates.flatMap((each) => (each.wanted ? [each.id] : []));
  const paired = async () =>
    must(await as(actors.officer, (call) => lookAtRound(call, id))).now?.stable ?? [];
  const before = must(await wishes(actors.clerk));
  const [first = '', ...others] = ids(before);
  assert.ok(others.length > 0 && before.said === undefined);
  // The weakest is no longer wanted: the project goes to others.
  must(await say(actors.clerk, others, ''));
  const after = must(await wishes(actors.clerk));
  assert.deepEqual(ids(after), others);
  assert.equal(after.candidates.find((each) => each.id === first)?.wanted, false);
  const { projects } = must(await as(actors.clerk, (call) => lookAtRound(call, id)));
  const road = projects.find(({ kind }) => kind === '物流')?.id;
  assert.notEqual((await paired()).find(({ unit }) => unit === first)?.projectId, road);
  assert.equal(await codeOf(say(actors.clerk, [...others, 'nowhere'], '')), 'region.wish-wrong');
  assert.equal(await codeOf(wishes(actors.wang)), 'region.pairing-not-allowed');
  // A region's wishes are the officer's to say, with a reason.
  assert.equal(await codeOf(say(actors.clerk, [], '不要', first)), 'region.pairing-not-allowed');
  assert.equal(await codeOf(say(actors.officer, [], '', first)), 'region.wish-wrong');
  must(await say(actors.officer, [], '自己有车', first));
  assert.equal((await paired()).find(({ unit }) => unit === first)?.projectId, undefined);
  const said = must(await wishes(actors.officer, first)).said;
  assert.equal(said?.reason, '自己有车');
  // Said again as need has it, all is as it was.
  const region = must(await wishes(actors.officer, first));
  must(
    await say(
      actors.officer,
      region.candidates.map((each) => each.id),
      '又要了',
      first,
    ),
  );
  must(await say(actors.clerk, [first, ...others], ''));
  assert.deepEqual(ids(must(await wishes(actors.clerk))), ids(before));
});

test('the weakest are paired so that nobody would rather leave, beside what is worth the most', async () => {
  const { regions, now } = must(await as(actors.officer, (call) => lookAtRound(call, id)));
  assert.equal(regions.length, 4);
  assert.equal(now?.weighed.stable.blocking, 0);
  assert.equal(now?.weighed.stable.paired, 3);
  assert.ok((now?.weighed.priceOfStability ?? 0) >= 1);
  assert.equal(
    await codeOf(as(actors.clerk, (call) => proposePairs(call, id, 'stable'))),
    'region.pairing-not-allowed',
  );
  must(await as(actors.officer, (call) => proposePairs(call, id, 'stable')));
  assert.equal(await codeOf(offer(actors.clerk, '物流', 1)), 'region.round-moved-on');
  const late = as(actors.clerk, (call) =>
    sayWishes(call, { roundId: id }, { id: newId(), wants: [], reason: '' }),
  );
  assert.equal(await codeOf(late), 'region.round-moved-on');
  const again = as(actors.officer, (call) => proposePairs(call, id, 'optimal'));
  assert.equal(await codeOf(again), 'region.round-moved-on');
});

test('only the sponsor it was proposed to accepts, once; declining needs a reason', async () => {
  const [pair, other] = await as(actors.clerk, (call) => ownPairs(call));
  assert.ok(pair && other);
  const answer = (actor: Actor, pairId: string, accept: boolean) =>
    as(actor, (call) => answerPair(call, { id: pairId, accept, answer: '' }));
  assert.equal(await codeOf(answer(actors.driver, pair.id, true)), 'region.no-round');
  assert.equal(await codeOf(answer(actors.officer, pair.id, true)), 'region.pairing-not-allowed');
  assert.equal(await codeOf(answer(actors.clerk, other.id, false)), 'region.round-wrong');
  must(await answer(actors.clerk, pair.id, true));
  assert.equal(await codeOf(answer(actors.clerk, pair.id, true)), 'region.round-moved-on');
});

test('the joint account says who put in what and who gained what, and cannot be changed', async () => {
  const [pair] = (await as(actors.clerk, (call) => ownPairs(call))).filter(
    ({ state }) => state === 'accepted',
  );
  assert.ok(pair);
  const write = (actor: Actor, key: string, kind: 'put-in' | 'gained', fen: number) =>
    as(actor, (call) => addPairEntry(call, pair.id, { id: key, kind, fen, what: '冷库' }));
  const key = newId();
  must(await write(actors.clerk, key, 'put-in', 500_000));
  must(await write(actors.clerk, key, 'put-in', 500_000));
  must(await write(actors.officer, newId(), 'gained', 80_000));
  assert.equal(await codeOf(write(actors.driver, newId(), 'put-in', 1)), 'region.no-round');
  const { sums } = must(await as(actors.officer, (call) => lookAtPair(call, pair.id)));
  assert.deepEqual(sums, { sponsor: { putIn: 500_000, gained: 0 }, region: { putIn: 0, gained: 80_000 } });
  await assert.rejects(db.updateTable('region.pairEntry').set({ fen: 1 }).execute(), /only added to/);
});

test('on the board what is needed stands with what is offered of its kind', async () => {
  const post = (actor: Actor, kind: string, title: string) =>
    as(actor, (call) => postOnBoard(call, { id: newId(), kind, title, text: '' }));
  must(await post(actors.officer, '物流', '第4县要冷藏车'));
  must(await post(actors.driver, '物流', '空着两辆冷藏车'));
  must(await post(actors.clerk, '品牌', '会做包装'));
  assert.equal(await codeOf(post(actors.wang, '物流', 'x')), 'region.pairing-not-allowed');
  const { asks, others } = must(await as(actors.clerk, (call) => lookAtBoard(call)));
  assert.deepEqual(
    asks.map(({ ask, offers }) => [ask.title, offers.map(({ title }) => title)]),
    [['第4县要冷藏车', ['空着两辆冷藏车']]],
  );
  assert.deepEqual(
    others.map(({ title }) => title),
    ['会做包装'],
  );
});
