import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asCall } from '../../../../test/help/county.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import { assessedRegions } from '../../../../test/help/made-regions.ts';
import { settle } from '../../../../test/help/village.ts';
import type { Call } from '../../../shared/call.ts';
import { must } from '../../../shared/outcome.ts';
import { transact } from '../../../shared/transact.ts';
import { editList } from './edit-list.ts';
import { editMeasure, listMeasures } from './edit-measure.ts';
import { lookAtList } from './look-at-list.ts';

const { db } = await testDatabase();
const { actors } = await settle(db);
const assessment = await assessedRegions(db);
/** The seventeenth county lacks people who can sell online. */
const UNIT = '460117';
const officer = <Value>(run: (call: Call) => Promise<Value>) => asCall(db, { actor: actors.officer }, run);
const codes = (items: readonly { readonly measure: string }[]) => items.map(({ measure }) => measure);
const change = { kind: 'change', measure: 'training', cost: 20, own: 2, note: '两期' } as const;
const edit = (base: number, asked: Parameters<typeof editList>[1]['edit'], reason = '村里商量过') =>
  officer((call) => editList(call, { assessmentId: assessment, unit: UNIT, base, edit: asked, reason }));

test('a county weak in people is suggested what trains and brings back people, before anybody edits it', async () => {
  const list = must(await officer((call) => lookAtList(call, assessment, UNIT)));
  assert.equal(list.version, 0);
  assert.equal(list.shares[0]?.kind, '人才');
  assert.ok(codes(list.lines).includes('training'));
  assert.ok(list.lines.every(({ gain }) => gain !== undefined && gain > 0));
});

test('the officer’s change is kept with its reason, and so is what was suggested', async () => {
  must(await edit(0, change));
  const list = must(await officer((call) => lookAtList(call, assessment, UNIT)));
  assert.equal(list.version, 2);
  assert.equal(list.lines.find(({ measure }) => measure === 'training')?.cost, 20);
  const [changed, suggested] = list.history;
  assert.deepEqual([changed?.reason, changed?.byName], ['村里商量过', '何主任']);
  assert.equal(suggested?.items.find(({ measure }) => measure === 'training')?.cost, 10);
});

test('nothing is changed without a reason, over somebody else’s change, or of what is not there', async () => {
  const codeOf = async (asked: ReturnType<typeof edit>) => {
    const answer = await asked;
    return answer.ok ? 'done' : answer.refusal.code;
  };
  assert.equal(await codeOf(edit(2, change, '  ')), 'region.no-reason');
  assert.equal(await codeOf(edit(1, change)), 'region.list-moved-on');
  assert.equal(await codeOf(edit(2, { kind: 'drop', measure: 'cold-truck' })), 'region.no-measure');
  assert.equal(await codeOf(edit(2, { kind: 'add', measure: 'training' })), 'region.no-measure');
  assert.equal(await codeOf(edit(2, { ...change, cost: 0.5 })), 'region.measure-wrong');
  const list = must(await officer((call) => lookAtList(call, assessment, UNIT)));
  assert.equal(list.version, 2);
});

test('of two officers who edit the same version at once, one is told', async () => {
  const both = await Promise.all(
    [0, 1].map((own) =>
      transact(db, { county: 'test', now: new Date(), actor: actors.officer }, (call) =>
        editList(call, {
          ...{ assessmentId: assessment, unit: UNIT, base: 2 },
          ...{ edit: { ...change, own }, reason: '改配套' },
        }),
      ),
    ),
  );
  assert.deepEqual(
    both.map(({ ok }) => ok).sort((a, b) => Number(a) - Number(b)),
    [false, true],
  );
  const list = must(await officer((call) => lookAtList(call, assessment, UNIT)));
  assert.equal(list.version, 3);
});

test('a list with a truck but no cold store says what it lacks', async () => {
  must(await edit(3, { kind: 'add', measure: 'cold-truck' }));
  const list = must(await officer((call) => lookAtList(call, assessment, UNIT)));
  assert.deepEqual(
    list.unmet.map(({ measure }) => measure),
    ['cold-truck'],
  );
  must(await edit(4, { kind: 'drop', measure: 'cold-truck' }));
});

test('the menu is the county’s: a new price counts for what is suggested from now on, and edited lists keep theirs', async () => {
  const menu = must(await officer((call) => listMeasures(call)));
  const training = menu.find(({ measure }) => measure.code === 'training');
  assert.ok(training);
  const dearer = {
    ...training.measure,
    cost: 33,
    sourceZh: '去年两期的账',
    sourceEn: 'Last year’s two courses',
  };
  const save = (base: number) =>
    officer((call) => editMeasure(call, { base, measure: dearer, retired: false, reason: '涨价了' }));
  must(await save(0));
  const again = await save(0);
  assert.equal(again.ok ? '' : again.refusal.code, 'region.list-moved-on');
  for (const base of [57, Number.NaN]) {
    const never = await save(base);
    assert.equal(never.ok ? '' : never.refusal.code, 'region.list-moved-on', `no version ${base} was read`);
  }
  const costIn = async (unit: string) => {
    const list = must(await officer((call) => lookAtList(call, assessment, unit)));
    return list.lines.find(({ measure }) => measure === 'training')?.cost;
  };
  assert.equal(await costIn('460105'), 33);
  assert.equal(await costIn(UNIT), 20);
});

test('nobody but the county’s officers sees or edits lists and menu', async () => {
  for (const actor of [actors.clerk, actors.wang, actors.keeper, actors.reviewer]) {
    const looked = await asCall(db, { actor }, (call) => lookAtList(call, assessment, UNIT));
    const menu = await asCall(db, { actor }, (call) => listMeasures(call));
    assert.deepEqual([looked.ok, menu.ok], [false, false]);
  }
});
