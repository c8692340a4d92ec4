import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asCall } from '../../../../test/help/county.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import { settle } from '../../../../test/help/village.ts';
import type { Actor, Call } from '../../../shared/call.ts';
import { newId } from '../../../shared/id.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import { must } from '../../../shared/outcome.ts';
import { checkBook, grantStanding } from '../../paying/index.ts';
import { addEvidence } from './add-evidence.ts';
import { applyForGrant } from './apply-for-grant.ts';
import { auditGrant, takeBack } from './audit-grant.ts';
import { decideGrant } from './decide-grant.ts';
import { listGrants, lookAtGrant } from './look-at-grant.ts';
import { openScheme } from './open-scheme.ts';
import { askForStage, decideStage } from './pay-stage.ts';
import { describeSite, listSites } from './sites.ts';

const { db } = await testDatabase();
const { actors, organisations } = await settle(db);
const as = <Value>(actor: Actor, run: (call: Call) => Promise<Value>) => asCall(db, { actor }, run);
const codeOf = async (asked: Promise<Outcome<unknown>>) => {
  const answer = await asked;
  return answer.ok ? 'done' : answer.refusal.code;
};
const PDF = new TextEncoder().encode('%PDF-1.4 a receipt');
/** Another officer than the one who decides: audits. */
const auditor: Actor = { ...actors.admin, roles: ['admin'] };

const schemeId = newId();
must(
  await as(actors.officer, (call) =>
    openScheme(call, {
      ...{ id: schemeId, kind: 'site', titleZh: '示范冷库', titleEn: 'A cold store that shows how' },
      ...{ aboutZh: '建好、让别人来看', aboutEn: 'Build it and let others look' },
      criteria: [['用了一年', 'Used for a year']],
      stages: [
        { zh: '开工', en: 'Begun', weight: 30 },
        { zh: '验收', en: 'Accepted', weight: 70 },
      ],
      mostFen: 10_000_001,
    }),
  ),
);
const grantId = newId();
const apply = (id: string, askedFen: number | undefined = 10_000_001) =>
  as(actors.clerk, (call) =>
    applyForGrant(call, { id, schemeId, title: '大将冷库', text: '建 100 吨冷库', askedFen }),
  );
const agree = (actor: Actor, fen = 10_000_001) =>
  as(actor, (call) => decideGrant(call, { grantId, agree: true, fen, reason: '材料齐' }));
const evidence = (stage: number, file: Uint8Array = PDF) =>
  as(actors.clerk, (call) => addEvidence(call, { id: newId(), grantId, stage, title: '发票', file }));
const ask = (stage: number) => as(actors.clerk, (call) => askForStage(call, { grantId, stage }));
const pay = (actor: Actor, stage: number) =>
  as(actor, (call) => decideStage(call, { grantId, stage, pay: true, reason: '看过了' }));
const standing = () => as(actors.officer, (call) => grantStanding(call, grantId));

test('a co-op asks for a grant once, within what there is; who only buys cannot', async () => {
  assert.equal(await codeOf(apply(newId(), 10_000_002)), 'region.grant-wrong');
  must(await apply(grantId));
  must(await apply(grantId));
  const { total } = must(await as(actors.clerk, (call) => listGrants(call, { limit: 10, offset: 0 })));
  assert.equal(total, 1);
  const input = { id: newId(), schemeId, title: 'x', text: 'x', askedFen: 1 };
  assert.equal(
    await codeOf(as(actors.daughter, (call) => applyForGrant(call, input))),
    'region.grants-not-allowed',
  );
});

test('files are judged by what is in them', async () => {
  assert.equal(await codeOf(evidence(0, new TextEncoder().encode('<html>'))), 'region.evidence-file');
  must(await evidence(0));
});

test('nobody decides their own grant: not who asked, not their organisation, only officers of another', async () => {
  assert.equal(await codeOf(agree(actors.clerk)), 'region.grants-not-allowed');
  const clerkAsOfficer: Actor = { ...actors.officer, organisationId: organisations.coop };
  assert.equal(await codeOf(agree(clerkAsOfficer)), 'region.own-grant');
  const { personId } = actors.clerk;
  const same: Actor = { ...actors.officer, ...(personId && { personId }) };
  assert.equal(await codeOf(agree(same)), 'region.own-grant');
  must(await agree(actors.officer));
  assert.equal(await codeOf(agree(actors.officer)), 'region.grant-moved-on');
});

test('a stage is paid in its turn, only with evidence, and once; the book adds up', async () => {
  assert.equal(await codeOf(ask(1)), 'region.no-evidence');
  assert.equal(await codeOf(ask(2)), 'region.grant-moved-on');
  must(await evidence(1));
  must(await ask(1));
  // Both officers press the button at once.
  await Promise.all([pay(actors.officer, 1), pay(actors.officer, 1)]);
  must(await pay(actors.officer, 1));
  assert.equal(await standing(), 3_000_000);
  const { stages, grant } = must(await as(actors.clerk, (call) => lookAtGrant(call, grantId)));
  assert.deepEqual(
    stages.map(({ fen }) => fen).reduce((sum, fen) => sum + fen, 0),
    10_000_001,
  );
  assert.equal(grant.status, 'agreed');
  must(await evidence(2));
  must(await ask(2));
  must(
    await as(actors.officer, (call) =>
      decideStage(call, { grantId, stage: 2, pay: false, reason: '照片看不清' }),
    ),
  );
  must(await ask(2));
  must(await pay(actors.officer, 2));
  assert.equal(await standing(), 10_000_001);
  const check = await as(actors.officer, (call) => checkBook(call));
  assert.deepEqual(Object.values(check).map(Number), [0, 0, 0, 0, 0]);
});

test('grants are no part of what orders bring: statements and figures do not count them', async () => {
  const { rows } = await as(actors.officer, async (call) => ({
    rows: await call.tx.selectFrom('paying.vPosting').selectAll().execute(),
  }));
  assert.deepEqual(rows, []);
});

test('what a site did stands on its page for others to copy', async () => {
  const site = { grantId, what: '百吨冷库', how: '先找地，再拉电', cost: '12 万元', result: '损耗少一半' };
  assert.equal(await codeOf(as(actors.chen, (call) => describeSite(call, site))), 'region.no-grant');
  must(await as(actors.clerk, (call) => describeSite(call, site)));
  const [shown] = await as(actors.daughter, (call) => listSites(call));
  assert.equal(shown?.how, '先找地，再拉电');
});

test('money is called back after an audit by somebody else says it was misused, and never more than was paid', async () => {
  const back = (fen: number, id = newId()) =>
    as(actors.officer, (call) => takeBack(call, { id, grantId, fen, reason: '冷库没有用' }));
  const audit = (actor: Actor, inOrder: boolean) =>
    as(actor, (call) => auditGrant(call, { grantId, inOrder, text: '去看过' }));
  assert.equal(await codeOf(back(1)), 'region.not-audited');
  assert.equal(await codeOf(audit(actors.officer, false)), 'region.own-grant');
  must(await audit(auditor, true));
  assert.equal(await codeOf(back(1)), 'region.not-audited');
  must(await audit(auditor, false));
  assert.equal(await codeOf(back(10_000_002)), 'region.not-audited');
  const id = newId();
  must(await back(4_000_000, id));
  must(await back(4_000_000, id));
  assert.equal(await standing(), 6_000_001);
  const check = await as(actors.officer, (call) => checkBook(call));
  assert.deepEqual(Object.values(check).map(Number), [0, 0, 0, 0, 0]);
  assert.deepEqual(await as(actors.daughter, (call) => listSites(call)), []);
});

test('what was done with a grant can be read in order, and not be changed', async () => {
  const { events } = must(await as(actors.officer, (call) => lookAtGrant(call, grantId)));
  assert.deepEqual(
    events.map(({ kind }) => kind).filter((kind) => kind.startsWith('stage')),
    ['stage-asked', 'stage-paid', 'stage-asked', 'stage-returned', 'stage-asked', 'stage-paid'],
  );
  await assert.rejects(db.updateTable('region.grantEvent').set({ text: '' }).execute(), /only added to/);
});

test('a stranger sees nobody else’s grant', async () => {
  for (const actor of [actors.wang, actors.chen, actors.daughter]) {
    assert.equal((await as(actor, (call) => lookAtGrant(call, grantId))).ok, false);
  }
});
