import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#shared/id.ts';
import { must, type Outcome } from '#shared/outcome.ts';
import { foundBrand } from '../../../test/help/brand.ts';
import { asCall } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { KUMQUAT, plantOrchard } from '../../../test/help/orchard.ts';
import {
  applyForLicence,
  decideLicence,
  decisionsOn,
  giveUpLicence,
  licenceById,
  setStandard,
  standardsOf,
} from './index.ts';

const { db } = await testDatabase();
const orchard = await plantOrchard(db);
const brand = await foundBrand(db);
const asAssociation = { actor: brand.association };
const refusal = (outcome: Outcome<unknown>) => (outcome.ok ? 'allowed' : outcome.refusal.code);
const at = (day: string) => new Date(`${day}T01:00:00Z`);

const courseOf = async (licenceId: string) =>
  (await asCall(db, {}, (call) => decisionsOn(call, [licenceId]))).map(({ what, reason }) => [what, reason]);

test('everything decided about a licence stays on record, in order', async () => {
  const licenceId = await brand.apply(orchard.loner);
  await brand.grant(licenceId);
  const decide = (status: 'granted' | 'suspended' | 'revoked', reason: string, now: Date) =>
    asCall(db, { ...asAssociation, now }, (call) => decideLicence(call, { licenceId, status, reason }));
  must(await decide('suspended', '抽检超标', at('2026-07-01')));
  must(await decide('granted', '复检合格', at('2026-07-20')));
  must(await decide('revoked', '再次超标', at('2026-08-01')));
  assert.deepEqual(await courseOf(licenceId), [
    ['granted', ''],
    ['suspended', '抽检超标'],
    ['reinstated', '复检合格'],
    ['revoked', '再次超标'],
  ]);
});

test('a decision sent twice, by a double click, is made once', async () => {
  const licenceId = await brand.apply(orchard.grower, { now: at('2031-06-01') });
  const id = newId();
  const decide = (now: Date) =>
    asCall(db, { ...asAssociation, now }, (call) =>
      decideLicence(call, { id, licenceId, status: 'refused', reason: '材料不全' }),
    );
  (await Promise.all([1, 2].map(() => decide(at('2031-06-02'))))).map(must);
  assert.deepEqual(await courseOf(licenceId), [['refused', '材料不全']]);
});

test('a licence is renewed in its last sixty days; the new one follows it at once', async () => {
  const first = await brand.apply(orchard.coopStaff);
  await brand.grant(first);
  const early = { now: at('2028-03-31'), actor: orchard.coopStaff };
  const application = { id: newId(), brandId: brand.brandId, operatorId: orchard.coop, productCode: KUMQUAT };
  const asked = await asCall(db, early, (call) =>
    applyForLicence(call, { ...application, note: '', evidence: [] }),
  );
  assert.equal(refusal(asked), 'branding.licence-standing');

  const now = at('2028-05-01');
  const renewal = await brand.apply(orchard.coopStaff, { now });
  const later = { from: '2028-06-01', until: '2030-05-31' };
  const grant = (term: typeof later) =>
    asCall(db, { ...asAssociation, now }, (call) =>
      decideLicence(call, { licenceId: renewal, status: 'granted', reason: '', term }),
    );
  assert.equal(refusal(await grant(later)), 'branding.renewal-from-today');
  const granted = must(await grant({ from: '2028-05-01', until: '2030-04-30' }));
  assert.equal((await asCall(db, {}, (call) => licenceById(call, first)))?.status, 'ended');
  assert.deepEqual((await courseOf(first)).at(-1), ['renewed', granted.number]);
});

test('a term of more than three years is refused to the day', async () => {
  const licenceId = await brand.apply(orchard.grower);
  const grant = (until: string) =>
    asCall(db, asAssociation, (call) =>
      decideLicence(call, { licenceId, status: 'granted', reason: '', term: { from: '2026-06-01', until } }),
    );
  assert.equal(refusal(await grant('2029-06-01')), 'branding.bad-term');
  must(await grant('2029-05-31'));
});

test('an operator takes its application back, or gives its licence up, and may apply anew', async () => {
  const actor = { ...orchard.grower, organisationId: orchard.qin };
  const licenceId = await brand.apply(actor);
  const leave = (who = actor) =>
    asCall(db, { actor: who }, (call) => giveUpLicence(call, { licenceId, reason: '今年不种了' }));
  assert.equal(refusal(await leave({ ...actor, organisationId: orchard.wei })), 'branding.no-licence');
  must(await leave());
  must(await leave());
  assert.deepEqual(await courseOf(licenceId), [['ended', '今年不种了']]);
  const again = await brand.apply(actor);
  assert.notEqual(again, licenceId);
});

test('of two applications sent in the same moment, one is let in', async () => {
  const { coop } = orchard;
  const actor = { ...orchard.coopStaff, organisationId: coop };
  const now = at('2030-04-20');
  const sent = await Promise.all(
    [newId(), newId()].map((id) =>
      asCall(db, { actor, now }, (call) =>
        applyForLicence(call, {
          ...{ id, brandId: brand.brandId, operatorId: coop, productCode: KUMQUAT },
          ...{ note: '', evidence: [] },
        }),
      ),
    ),
  );
  assert.deepEqual(sent.map(refusal).toSorted(), ['allowed', 'branding.licence-standing']);
});

test('evidence with a number and no name is asked for again', async () => {
  const application = {
    ...{ id: newId(), brandId: brand.brandId, operatorId: orchard.wei, productCode: KUMQUAT, note: '' },
    evidence: [{ kind: 'test-report', text: ' ', reference: 'CMA-2026-17' }],
  };
  const outcome = await asCall(db, { actor: orchard.loner }, (call) => applyForLicence(call, application));
  assert.equal(refusal(outcome), 'branding.evidence-unnamed');
});

const version: Parameters<typeof setStandard>[1] = {
  ...{ id: newId(), brandId: brand.brandId, productCode: KUMQUAT, grades: ['first'], maxDaysFromHarvest: 7 },
  ...{ textZh: '更严', textEn: 'Stricter', validFrom: '2026-07-01' },
};
const set = (given: Partial<typeof version>) =>
  asCall(db, asAssociation, (call) => setStandard(call, { ...version, ...given }));

test('a standard is set for the future, says what it asks, and names grades the product has', async () => {
  assert.equal(refusal(await set({ validFrom: '2026-05-31' })), 'branding.standard-too-early');
  assert.equal(refusal(await set({ validFrom: '2026-06-01' })), 'branding.standard-too-early');
  assert.equal(refusal(await set({ grades: ['golden'] })), 'branding.no-grades');
  assert.equal(refusal(await set({ maxDaysFromHarvest: 0 })), 'branding.bad-days');
  assert.equal(refusal(await set({ textEn: ' ' })), 'branding.standard-unsaid');
});

test('a standard sent twice is set once, and the one before it ends the day before', async () => {
  must(await set({}));
  must(await set({}));
  const versions = await asCall(db, {}, (call) => standardsOf(call, brand.brandId));
  assert.deepEqual(
    versions.map(({ version: number, validFrom, validUntil }) => [number, validFrom, validUntil]),
    [
      [2, '2026-07-01', null],
      [1, '2026-06-01', '2026-06-30'],
    ],
  );
});
