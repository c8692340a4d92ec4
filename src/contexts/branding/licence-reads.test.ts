import assert from 'node:assert/strict';
import { test } from 'node:test';
import { issueCertificate } from '#origin';
import { newId } from '#shared/id.ts';
import { must, type Outcome } from '#shared/outcome.ts';
import { foundBrand } from '../../../test/help/brand.ts';
import { asCall } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { picked, plantOrchard } from '../../../test/help/orchard.ts';
import { countingQueries } from '../../../test/help/queries.ts';
import {
  brandRegister,
  decideLicence,
  licenceFile,
  licenceQueue,
  lotsMarkedUnder,
  lotsToMark,
  markLot,
  ownLicences,
  standardsShown,
} from './index.ts';

const { db } = await testDatabase();
const orchard = await plantOrchard(db);
const brand = await foundBrand(db);
const asAssociation = { actor: brand.association };
const refusal = (outcome: Outcome<unknown>) => (outcome.ok ? 'allowed' : outcome.refusal.code);
const at = (day: string) => new Date(`${day}T01:00:00Z`);

const ofCoop = await brand.apply(orchard.coopStaff, { now: at('2026-06-02') });
const ofWei = await brand.apply(orchard.loner, {
  now: at('2026-06-03'),
  evidence: [{ kind: 'test-report', text: '2026 年抽检报告', reference: 'CMA-17' }],
});
const ofChen = await brand.apply(orchard.grower, { now: at('2026-06-04') });

const queue = (
  asked: Omit<Parameters<typeof licenceQueue>[1], 'limit' | 'offset'>,
  actor = brand.association,
) =>
  asCall(db, { actor, now: at('2026-06-05') }, (call) =>
    licenceQueue(call, { ...asked, limit: 10, offset: 0 }),
  );
const ids = async (asked: Parameters<typeof queue>[0]) =>
  must(await queue(asked)).licences.map(({ id }) => id);

test('the application that has waited longest is first', async () => {
  assert.deepEqual(await ids({ state: 'waiting' }), [ofCoop, ofWei, ofChen]);
  const { counts } = must(await queue({}));
  assert.equal(counts.waiting, 3);
  assert.equal(counts.waitingSince?.toISOString(), at('2026-06-02').toISOString());
});

test('applications are found by the operator’s name in characters, letters or initials', async () => {
  await db
    .updateTable('people.organisation')
    .set({ pinyin: 'weijia wj' })
    .where('id', '=', orchard.wei)
    .execute();
  for (const words of ['韦家', 'weijia', 'wj', 'Wei household', '韦']) {
    assert.deepEqual(await ids({ words }), [ofWei], words);
  }
  assert.equal((await ids({ words: '100%' })).length, 0);
});

test('an association sees the applications for its own brands, officers see all, nobody else any', async () => {
  const other = { ...brand.association, organisationId: newId() };
  assert.equal(must(await queue({}, other)).total, 0);
  assert.equal(must(await queue({}, orchard.officer)).total, 3);
  assert.equal(refusal(await queue({}, orchard.coopStaff)), 'branding.not-allowed');
  const file = await asCall(db, { actor: other }, (call) => licenceFile(call, { licenceId: ofCoop }));
  assert.equal(refusal(file), 'branding.no-licence');
});

test('the file holds what a decision rests on: harvests by grade, certificates, holds, and what comes next', async () => {
  await asCall(db, { now: at('2026-06-03') }, async (call) => {
    const first = await picked(call, orchard.plots.east);
    await picked(call, orchard.plots.qin, { grade: 'second', amount: '40' });
    must(await issueCertificate(call, { id: newId(), lotId: first.id, basis: ['quality-control'] }));
  });
  const { answer, queries } = await countingQueries(db, (counted) =>
    asCall(counted, { ...asAssociation, now: at('2026-06-05') }, (call) =>
      licenceFile(call, { licenceId: ofCoop }),
    ),
  );
  const file = must(answer);
  assert.ok(queries <= 12, `${queries} queries`);
  assert.deepEqual(
    file.grades.map(({ grade, lots, milli, certified, held }) => [grade, lots, milli, certified, held]),
    [
      ['first', 1, 100_000, 1, 0],
      ['second', 1, 40_000, 0, 0],
    ],
  );
  assert.equal(file.operator.households, 2);
  assert.equal(file.recentLots.length, 2);
  assert.equal(file.next, ofWei);
  assert.equal(file.standard?.version, 1);
});

test('an operator reads its own licences with what was decided, and those of its co-op', async () => {
  await brand.grant(ofCoop, at('2026-06-05'));
  const own = must(await asCall(db, { actor: orchard.grower }, ownLicences));
  assert.deepEqual(
    own.map((licence) => [licence.id, licence.own, licence.decisions.length]),
    [
      [ofChen, true, 0],
      [ofCoop, false, 1],
    ],
  );
});

test('the open register shows who may use the brand, and nothing of what was written to the association', async () => {
  const register = (state: 'in-force' | 'over') =>
    asCall(db, { now: at('2026-06-06') }, (call) =>
      brandRegister(call, { brandId: brand.brandId, state, limit: 10, offset: 0 }),
    );
  const { licences } = await register('in-force');
  assert.deepEqual(
    licences.map(({ id, operatorNameZh }) => [id, operatorNameZh]),
    [[ofCoop, '木瓜村金桔合作社']],
  );
  assert.deepEqual(
    Object.keys(licences[0] ?? {}).filter((key) => /note|evidence|reason|ByName/i.test(key)),
    [],
  );
  const refuse = { licenceId: ofWei, status: 'refused' as const, reason: '材料不全' };
  must(await asCall(db, asAssociation, (call) => decideLicence(call, refuse)));
  assert.equal((await register('over')).total, 0, 'who was refused was never in it');
});

test('of one’s lots, those that carry the mark, could, and cannot are told apart with the reason', async () => {
  const now = at('2026-06-08');
  const as = { actor: orchard.coopStaff, now };
  const [fresh, bare] = await asCall(db, { now }, async (call) => {
    const certified = await picked(call, orchard.plots.river);
    must(await issueCertificate(call, { id: newId(), lotId: certified.id, basis: ['quality-control'] }));
    return [certified, await picked(call, orchard.plots.east)] as const;
  });
  const stateOf = async (lotId: string, moment = now) => {
    const seen = must(await asCall(db, { ...as, now: moment }, lotsToMark));
    return seen.lots.find(({ lot }) => lot.id === lotId)?.state;
  };
  assert.equal(await stateOf(fresh.id), 'may');
  assert.equal(await stateOf(bare.id), 'certificate');
  must(await asCall(db, as, (call) => markLot(call, { lotId: fresh.id, brandId: brand.brandId })));
  assert.equal(await stateOf(fresh.id), 'marked');
  assert.equal(await stateOf(fresh.id, at('2026-06-19')), 'age');
  const under = (day: string) =>
    asCall(db, {}, (call) => lotsMarkedUnder(call, { licenceId: ofCoop, day, most: 5 }));
  assert.deepEqual(
    (await under('2026-06-08')).map((lot) => lot.code),
    [fresh.code],
  );
  assert.deepEqual(await under('2026-06-19'), []);
});

test('products a brand covers come before those it does not', async () => {
  const shown = await asCall(db, {}, (call) => standardsShown(call, brand.brandId));
  assert.deepEqual(
    shown.map(({ versions }) => versions.length),
    [1, 0, 0],
  );
});
