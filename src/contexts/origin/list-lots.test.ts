import assert from 'node:assert/strict';
import test from 'node:test';
import { asCall } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { picked, plantOrchard, TEA_OIL } from '../../../test/help/orchard.ts';
import type { Actor } from '../../shared/call.ts';
import { newId } from '../../shared/id.ts';
import { instantAt } from '../../shared/instant.ts';
import { must } from '../../shared/outcome.ts';
import { issueCertificate } from './issue-certificate.ts';
import { listCertificates } from './list-certificates.ts';
import { type ListingLots, listLots, lotsToDo } from './list-lots.ts';
import { lookAtLot } from './look-at-lot.ts';

const { db } = await testDatabase();
const orchard = await plantOrchard(db);
const { plots, grower, loner, coopStaff, officer } = orchard;

const chen = await asCall(db, {}, (call) => picked(call, plots.east));
const oil = await asCall(db, {}, (call) => picked(call, plots.hill, { productCode: TEA_OIL, unit: 'kg' }));
const qin = await asCall(db, {}, (call) =>
  picked(call, plots.qin, { harvestedAt: instantAt('2026-05-13', '07:00') }),
);
const wei = await asCall(db, {}, (call) => picked(call, plots.wei));
const certificate = must(
  await asCall(db, { actor: coopStaff }, (call) =>
    issueCertificate(call, { id: newId(), lotId: qin.id, basis: ['quality-control'] }),
  ),
);

const list = async (actor: Actor, more: Partial<ListingLots> = {}) => {
  const { lots, total } = must(
    await asCall(db, { actor }, (call) => listLots(call, { limit: 50, offset: 0, ...more })),
  );
  assert.equal(total, lots.length);
  return lots.map((lot) => lot.code).toSorted();
};
const codes = (...lots: { code: string }[]) => lots.map((lot) => lot.code).toSorted();

test('a grower sees the household’s lots, the co-op its members’, the officer all', async () => {
  assert.deepEqual(await list(grower), codes(chen, oil));
  assert.deepEqual(await list(coopStaff), codes(chen, oil, qin));
  assert.deepEqual(await list(loner), codes(wei));
  assert.deepEqual(await list(officer), codes(chen, oil, qin, wei));
});

test('a lot is found by its code, its product in characters or letters, and its household', async () => {
  assert.deepEqual(await list(officer, { words: oil.code.toLowerCase() }), codes(oil));
  assert.deepEqual(await list(officer, { words: '茶油' }), codes(oil));
  assert.deepEqual(await list(officer, { words: 'chayou' }), codes(oil));
  assert.deepEqual(await list(officer, { words: 'hpjj' }), codes(chen, qin, wei));
  assert.deepEqual(await list(officer, { words: '韦家' }), codes(wei));
  assert.deepEqual(await list(officer, { words: '100%' }), []);
});

test('lists show what wants a certificate and what comes to its end', async () => {
  assert.deepEqual(await list(officer, { filter: 'uncertified' }), codes(chen, wei));
  assert.deepEqual(await list(officer, { filter: 'ending' }), codes(qin));
  const counts = must(await asCall(db, { actor: coopStaff }, (call) => lotsToDo(call)));
  assert.deepEqual(counts, { uncertified: 1, ending: 1, held: 0 });
});

test('the file of a lot opens for its keeper and the officer only', async () => {
  const open = (actor: Actor) => asCall(db, { actor }, (call) => lookAtLot(call, chen.code));
  const outcomes = [await open(grower), await open(coopStaff), await open(officer), await open(loner)];
  assert.deepEqual(
    outcomes.map((outcome) => outcome.ok),
    [true, true, true, false],
  );
});

test('a certificate is found by number, lot, issuer and product, among those one keeps', async () => {
  const find = async (words: string, actor: Actor = coopStaff) => {
    const found = must(
      await asCall(db, { actor }, (call) => listCertificates(call, { words, limit: 10, offset: 0 })),
    );
    return found.certificates.map((each) => each.number);
  };
  for (const words of [certificate.number, qin.code, '金桔合作社', 'jinju']) {
    assert.deepEqual(await find(words), [certificate.number]);
  }
  assert.deepEqual(await find('', loner), []);
});
