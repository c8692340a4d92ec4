import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { picked, plantOrchard } from '../../../test/help/orchard.ts';
import type { Actor, Call } from '../../shared/call.ts';
import { newId } from '../../shared/id.ts';
import { must, type Outcome } from '../../shared/outcome.ts';
import { transact } from '../../shared/transact.ts';
import { certificateById, certificatesOfLot, replacementOf } from './certificates.ts';
import { issueCertificate } from './issue-certificate.ts';
import { lotById } from './lots.ts';
import { mergeLots } from './merge-lots.ts';
import { reserveStock } from './reserve-stock.ts';
import { voidCertificate } from './void-certificate.ts';

const { db, pool } = await testDatabase();
const orchard = await plantOrchard(db);
const { plots } = orchard;

const as = <Value>(actor: Actor, run: (call: Call) => Promise<Outcome<Value>>) =>
  transact(db, { county: COUNTY, now: MORNING, actor }, run);
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'done' : outcome.refusal.code);
const pick = (plotId = plots.east) => asCall(db, {}, (call) => picked(call, plotId));
const basis = ['quality-control'] as const;
const issue = (lotId: string, actor = orchard.coopStaff, id = newId()) =>
  as(actor, (call) => issueCertificate(call, { id, lotId, basis }));
const read = (id: string) => asCall(db, {}, (call) => certificateById(call, id));

test('a certificate says what article 14 asks for, in the producer’s form', async () => {
  const lot = await pick();
  const { id, number } = must(await issue(lot.id));
  const certificate = await read(id);
  assert.match(number, /^HGZ-TEST-260601-\d+$/);
  assert.equal(certificate?.form, 'producer');
  assert.equal(certificate?.originText, '测试县板榄镇木瓜村');
  assert.equal(certificate?.issuerName, '木瓜村金桔合作社');
  assert.equal(certificate?.amount.milli, 100_000);
  assert.match(certificate?.promise ?? '', /未使用禁用农药/);
});

test('anyone can check a certificate: its SHA-256 is that of the text it shows', async () => {
  const { id } = must(await issue((await pick()).id));
  const certificate = await read(id);
  assert.equal(
    createHash('sha256')
      .update(certificate?.content ?? '')
      .digest('hex'),
    certificate?.sha256,
  );
});

test('a household that sells for itself issues in its own name', async () => {
  const lot = await asCall(db, { actor: orchard.loner }, (call) => picked(call, plots.wei));
  const { id } = must(await issue(lot.id, orchard.loner));
  assert.equal((await read(id))?.issuerName, '韦家');
});

test('with its certificate a lot can be sold, without it can not', async () => {
  const lot = await pick();
  const line = { lotId: lot.id, milli: 1_000 };
  assert.equal(
    codeOf(await as(orchard.grower, (call) => reserveStock(call, [line]))),
    'origin.certificate-missing',
  );
  must(await issue(lot.id));
  must(await as(orchard.grower, (call) => reserveStock(call, [line])));
});

test('a lot has one certificate in force, and sending twice issues one', async () => {
  const lot = await pick();
  const id = newId();
  const outcomes = await Promise.all([issue(lot.id, orchard.grower, id), issue(lot.id, orchard.grower, id)]);
  assert.equal(new Set(outcomes.map((outcome) => must(outcome).number)).size, 1);
  assert.equal(codeOf(await issue(lot.id)), 'origin.already-certified');
});

test('nobody changes or removes an issued certificate, not even with the database in hand', async () => {
  const { id } = must(await issue((await pick()).id));
  for (const change of [
    "update origin.certificate set product_name = '脆蜜金桔' where id = $1",
    'update origin.certificate set quantity = quantity * 2 where id = $1',
    "update origin.certificate set sha256 = 'x', voided_at = now(), void_reason = 'x' where id = $1",
    'delete from origin.certificate where id = $1',
  ]) {
    await assert.rejects(pool.query(change, [id]), /can only be voided, once/);
  }
});

test('a voided certificate stays readable, stops the sale, and the next one names it', async () => {
  const lot = await pick();
  const first = must(await issue(lot.id));
  const voiding = { certificateId: first.id, reason: '数量写错' };
  must(await as(orchard.coopStaff, (call) => voidCertificate(call, voiding)));
  must(await as(orchard.coopStaff, (call) => voidCertificate(call, voiding)));
  assert.equal((await asCall(db, {}, (call) => lotById(call, lot.id)))?.forSale, false);
  const second = must(await issue(lot.id));
  assert.notEqual(second.number, first.number);
  const [latest, earlier] = await asCall(db, {}, (call) => certificatesOfLot(call, lot.id));
  assert.equal(latest?.replacesId, first.id);
  assert.equal(earlier?.voided?.reason, '数量写错');
  assert.equal((await asCall(db, {}, (call) => replacementOf(call, first.id)))?.number, second.number);
  await assert.rejects(
    pool.query('update origin.certificate set voided_at = null, void_reason = null where id = $1', [
      first.id,
    ]),
    /can only be voided, once/,
  );
});

test('the co-op certifies what it mixed in the buyer’s form, resting on the certificates it took', async () => {
  const lots = [await pick(plots.east), await pick(plots.qin)];
  const taken = [];
  for (const lot of lots) taken.push(must(await issue(lot.id)));
  const from = lots.map((lot) => ({ lotId: lot.id }));
  const mixed = must(await as(orchard.coopStaff, (call) => mergeLots(call, { id: newId(), from })));
  const { id } = must(await issue(mixed.id));
  const certificate = await read(id);
  assert.equal(certificate?.form, 'buyer');
  assert.deepEqual(certificate?.sourceIds.toSorted(), taken.map((each) => each.id).toSorted());
  assert.match(certificate?.promise ?? '', /已按规定收取并保存/);
  for (const { number } of taken) assert.ok(certificate?.content.includes(`来源合格证：${number} `));
});

test('a source certificate voided after mixing is missing: the buyer cannot promise on it', async () => {
  const lots = [await pick(plots.east), await pick(plots.qin)];
  const taken = [];
  for (const lot of lots) taken.push(must(await issue(lot.id)));
  const from = lots.map((lot) => ({ lotId: lot.id }));
  const mixed = must(await as(orchard.coopStaff, (call) => mergeLots(call, { id: newId(), from })));
  const certificateId = taken[0]?.id ?? '';
  must(await as(orchard.coopStaff, (call) => voidCertificate(call, { certificateId, reason: '检测不合格' })));
  assert.equal(codeOf(await issue(mixed.id)), 'origin.certificate-missing');
});

test('a promise needs a basis, tea oil needs no certificate, and nobody promises for a neighbour', async () => {
  const lot = await pick();
  const nothing = await as(orchard.coopStaff, (call) =>
    issueCertificate(call, { id: newId(), lotId: lot.id, basis: [] }),
  );
  assert.equal(codeOf(nothing), 'origin.basis-needed');
  const oil = await asCall(db, {}, (call) =>
    picked(call, plots.hill, { productCode: 'tea-oil', unit: 'kg' }),
  );
  assert.equal(codeOf(await issue(oil.id)), 'origin.certificate-not-for-product');
  assert.equal(codeOf(await issue(lot.id, orchard.loner)), 'origin.not-yours');
});

test('the certificate is in the trace with its number', async () => {
  const { id, number } = must(await issue((await pick()).id));
  const event = await db
    .selectFrom('tracing.event')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  assert.deepEqual([event.bizStep, event.action, event.disposition], ['inspecting', 'OBSERVE', 'conformant']);
  assert.equal(
    (event.document as Record<string, unknown>).certificationInfo,
    `urn:maidehao:certificate:${number}`,
  );
});
