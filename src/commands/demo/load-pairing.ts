import {
  addPairEntry,
  answerPair,
  offerProject,
  openRound,
  ownPairs,
  postOnBoard,
  proposePairs,
} from '#region';
import type { Actor, Call } from '#shared/call.ts';
import type { Db } from '#shared/database.ts';
import { must } from '#shared/outcome.ts';
import { transact } from '#shared/transact.ts';
import { demoActors } from './actors.ts';
import { idOf } from './demo-id.ts';
import { county } from './places.ts';

/** The weakest townships are paired with who can help; one sponsor has accepted, and one round waits for projects. */
export async function loadPairing(db: Db, now: Date): Promise<void> {
  const actors = demoActors([], []);
  const officer = actors.of(idOf('bureau'));
  const school = actors.of(idOf('school'));
  const carrier = actors.of(idOf('carrier'));
  const as = <Value>(actor: Actor, run: (call: Call) => Promise<Value>) =>
    transact(db, { county: county.code, now, actor }, run);
  const assessmentId = idOf('townships compared');
  const [paired, open] = [idOf('round paired'), idOf('round open')];
  const titles = { [paired]: '乡镇结对（演示）', [open]: '明年的结对（演示）' };
  for (const id of [paired, open]) {
    must(await as(officer, (call) => openRound(call, { id, assessmentId, title: titles[id] ?? '' })));
    for (const [actor, name, kind, places] of [
      [school, '送教下乡：电商班（演示）', '人才', 1],
      [carrier, '客货邮班车多跑一趟（演示）', '物流', 2],
    ] as const) {
      const project = { id: idOf(`${id} ${kind}`), name, kind, places };
      must(await as(actor, (call) => offerProject(call, id, project)));
    }
  }
  must(await as(officer, (call) => proposePairs(call, paired, 'stable')));
  const [pair] = await as(carrier, (call) => ownPairs(call));
  if (pair) {
    const { id } = pair;
    must(await as(carrier, (call) => answerPair(call, { id, accept: true, answer: '下月开始（演示）' })));
    const put = {
      id: idOf('pair put'),
      kind: 'put-in',
      fen: 1_800_000,
      what: '多跑一趟的油费（演示）',
    } as const;
    must(await as(carrier, (call) => addPairEntry(call, id, put)));
    const gained = {
      id: idOf('pair gained'),
      kind: 'gained',
      fen: 5_400_000,
      what: '多卖出去的笋和蜜（演示）',
    } as const;
    must(await as(officer, (call) => addPairEntry(call, id, gained)));
  }
  for (const [actor, kind, title, text] of [
    [officer, '物流', '两个山里的镇要冷藏车（演示）', '每周两趟，三月到五月。'],
    [carrier, '物流', '周三、周六有空车（演示）', '一吨半，能到镇上。'],
    [school, '人才', '能教怎么拍短视频（演示）', '二十人一班。'],
  ] as const) {
    must(await as(actor, (call) => postOnBoard(call, { id: idOf(`post ${title}`), kind, title, text })));
  }
}
