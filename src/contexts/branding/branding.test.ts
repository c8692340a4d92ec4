import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { must, type Outcome } from '#shared/outcome.ts';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { KUMQUAT, plantOrchard } from '../../../test/help/orchard.ts';
import {
  applyForLicence,
  decideLicence,
  insertBrands,
  licenceQueue,
  markLot,
  marksOf,
  setStandard,
  unmarkLot,
} from './index.ts';

const { db } = await testDatabase();
const orchard = await plantOrchard(db);
const association: Actor = {
  personId: newId(),
  name: '韦会长',
  roles: ['brand-association'],
  organisationId: newId(),
};
const today = '2026-06-01';
const brandId = newId();

await asCall(db, {}, async (call) => {
  const brand = {
    id: brandId,
    holderId: association.organisationId ?? '',
    nameZh: '融味',
    nameEn: 'Rongwei',
  };
  await insertBrands(call, [{ ...brand, storyZh: '', storyEn: '', pictureId: null, demo: true }]);
});

const standard = {
  brandId,
  productCode: KUMQUAT,
  grades: ['first'],
  maxDaysFromHarvest: 10,
  textZh: '一级果',
  textEn: 'First grade',
};
const asAssociation = { actor: association };
const asCoop = { actor: orchard.coopStaff };
const refusal = (outcome: Outcome<unknown>) => (outcome.ok ? 'allowed' : outcome.refusal.code);

async function lot(code: string, grade = 'first', harvestedAt = MORNING): Promise<string> {
  const id = newId();
  await db
    .insertInto('origin.lot')
    .values({
      countyId: COUNTY,
      id,
      code,
      productCode: KUMQUAT,
      grade,
      producerId: orchard.chen,
      sellerId: orchard.coop,
      unit: 'jin',
      quantity: '100',
      madeQuantity: '100',
      madeBy: 'harvest',
      harvestedAt,
      goodUntil: '2026-06-20',
      personName: '陈大山',
      createdAt: MORNING,
    })
    .execute();
  return id;
}

async function certify(lotId: string): Promise<void> {
  await db
    .insertInto('origin.certificate')
    .values({
      countyId: COUNTY,
      id: newId(),
      number: `C-${lotId.slice(-6)}`,
      lotId,
      form: 'producer',
      productName: '滑皮金桔',
      quantity: '100',
      unit: 'jin',
      originText: '木瓜村',
      issuerId: orchard.chen,
      issuerName: '陈家',
      contact: '+8610000000001',
      promise: 'x',
      basis: ['quality-control'],
      issuedAt: MORNING,
      personName: '陈大山',
      content: '{}',

      sha256: 'x',
    })
    .execute();
}

async function apply(id = newId()): Promise<string> {
  const application = { id, brandId, operatorId: orchard.coop, productCode: KUMQUAT, note: '', evidence: [] };
  must(await asCall(db, asCoop, (call) => applyForLicence(call, application)));
  return id;
}

test('nobody applies for a product the brand has no standard for', async () => {
  const application = {
    id: newId(),
    brandId,
    operatorId: orchard.coop,
    productCode: KUMQUAT,
    note: '',
    evidence: [],
  };
  assert.equal(
    refusal(await asCall(db, asCoop, (call) => applyForLicence(call, application))),
    'branding.no-standard',
  );
});

test('the brand’s whole course: standard, application, licence, mark, suspension', async () => {
  must(
    await asCall(db, asAssociation, (call) =>
      setStandard(call, { id: newId(), ...standard, validFrom: today }),
    ),
  );
  const licenceId = await apply();
  assert.equal(await apply(licenceId), licenceId, 'the same form sent twice applies once');
  const again = {
    id: newId(),
    brandId,
    operatorId: orchard.coop,
    productCode: KUMQUAT,
    note: '',
    evidence: [],
  };
  assert.equal(
    refusal(await asCall(db, asCoop, (call) => applyForLicence(call, again))),
    'branding.licence-standing',
  );

  const lotId = await lot('KQ-1');
  assert.equal(
    refusal(await asCall(db, asCoop, (call) => markLot(call, { lotId, brandId }))),
    'branding.mark-licence',
  );

  const grant = {
    licenceId,
    status: 'granted' as const,
    reason: '',
    term: { from: today, until: '2028-05-31' },
  };
  const itself = await asCall(db, asCoop, (call) => decideLicence(call, grant));
  assert.equal(refusal(itself), 'branding.not-allowed', 'an operator does not license itself');
  const granted = must(await asCall(db, asAssociation, (call) => decideLicence(call, grant)));
  assert.equal(granted.number, 'PP-2026-0001');

  assert.equal(
    refusal(await asCall(db, asCoop, (call) => markLot(call, { lotId, brandId }))),
    'branding.mark-certificate',
  );
  await certify(lotId);
  must(await asCall(db, asCoop, (call) => markLot(call, { lotId, brandId })));
  must(await asCall(db, asCoop, (call) => markLot(call, { lotId, brandId })));
  const marks = await asCall(db, {}, (call) => marksOf(call, [lotId], today));
  assert.deepEqual(
    marks.map((mark) => [mark.nameZh, mark.licenceNumber]),
    [['融味', 'PP-2026-0001']],
  );
  assert.deepEqual(
    await asCall(db, {}, (call) => marksOf(call, [lotId], '2026-06-12')),
    [],
    'too old by then',
  );

  const suspend = { licenceId, status: 'suspended' as const, reason: '' };
  assert.equal(
    refusal(await asCall(db, asAssociation, (call) => decideLicence(call, suspend))),
    'branding.reason-needed',
  );
  must(await asCall(db, asAssociation, (call) => decideLicence(call, { ...suspend, reason: '抽检不合格' })));
  assert.deepEqual(
    await asCall(db, {}, (call) => marksOf(call, [lotId], today)),
    [],
    'the mark is gone at once',
  );

  must(await asCall(db, asAssociation, (call) => decideLicence(call, { ...grant, reason: '已整改' })));
  assert.equal((await asCall(db, {}, (call) => marksOf(call, [lotId], today))).length, 1);
});

test('a grade outside the standard, or another’s lot, is not marked', async () => {
  const second = await lot('KQ-2', 'second');
  await certify(second);
  assert.equal(
    refusal(await asCall(db, asCoop, (call) => markLot(call, { lotId: second, brandId }))),
    'branding.mark-grade',
  );
  assert.equal(
    refusal(await asCall(db, { actor: orchard.loner }, (call) => markLot(call, { lotId: second, brandId }))),
    'branding.no-lot',
  );
});

test('a mark taken off stays off until it is put on again', async () => {
  const lotId = await lot('KQ-3');
  await certify(lotId);
  must(await asCall(db, asCoop, (call) => markLot(call, { lotId, brandId })));
  const off = { lotId, brandId, reason: '外观不合' };
  must(await asCall(db, asAssociation, (call) => unmarkLot(call, off)));
  assert.equal((await asCall(db, {}, (call) => marksOf(call, [lotId], today))).length, 0);
  must(await asCall(db, asCoop, (call) => markLot(call, { lotId, brandId })));
  assert.equal((await asCall(db, {}, (call) => marksOf(call, [lotId], today))).length, 1);
});

test('a lot keeps the standard it was marked under when a stricter one follows', async () => {
  const lotId = await lot('KQ-4');
  await certify(lotId);
  must(await asCall(db, asCoop, (call) => markLot(call, { lotId, brandId })));
  const stricter = { ...standard, id: newId(), maxDaysFromHarvest: 1, validFrom: '2026-06-02' };
  must(await asCall(db, asAssociation, (call) => setStandard(call, stricter)));
  assert.equal((await asCall(db, {}, (call) => marksOf(call, [lotId], '2026-06-05'))).length, 1);
});

test('of two officers deciding at the same moment, one decides', async () => {
  const queue = must(
    await asCall(db, asAssociation, (call) =>
      licenceQueue(call, { state: 'in-force', limit: 10, offset: 0 }),
    ),
  );
  const licence = queue.licences[0];
  assert.ok(licence);
  const revoke = { licenceId: licence.id, status: 'revoked' as const, reason: '退出' };
  const both = await Promise.all(
    [1, 2].map(() => asCall(db, asAssociation, (call) => decideLicence(call, revoke))),
  );
  assert.equal(both.filter((outcome) => outcome.ok).length, 1);
});
