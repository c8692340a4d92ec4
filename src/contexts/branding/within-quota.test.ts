import assert from 'node:assert/strict';
import { test } from 'node:test';
import { issueCertificate, splitLot } from '#origin';
import { newId } from '#shared/id.ts';
import { must, type Outcome } from '#shared/outcome.ts';
import { quantity } from '#shared/quantity.ts';
import { issuePaper } from '#vouching';
import { foundBrand } from '../../../test/help/brand.ts';
import { asCall, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { EGGS, KUMQUAT, picked, plantOrchard } from '../../../test/help/orchard.ts';
import { markLot, unmarkLot } from './index.ts';

const { db } = await testDatabase();
const orchard = await plantOrchard(db);
const { brandId, association, apply, grant } = await foundBrand(db);
const { grower } = orchard;
await grant(await apply(grower));

async function certified(amount: string, now = MORNING): Promise<string> {
  return asCall(db, { actor: grower, now }, async (call) => {
    const { id } = await picked(call, orchard.plots.east, { amount });
    must(await issueCertificate(call, { id: newId(), lotId: id, basis: ['quality-control'] }));
    return id;
  });
}
const mark = (lotId: string, now = MORNING) =>
  asCall(db, { actor: grower, now }, (call) => markLot(call, { lotId, brandId }));
const agree = (quotaKg: string, from: string, until: string, productCode = KUMQUAT) =>
  asCall(db, { actor: association }, (call) =>
    issuePaper(call, {
      id: newId(),
      kind: 'gi-quota',
      number: `GI-${from}`,
      details: { productionYear: from.slice(0, 4), quotaKg, scope: '鲜果' },
      from,
      until,
      holderId: orchard.chen,
      productCode,
      lotCode: '',
    }),
  );
const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'marked' : outcome.refusal.code);

test('where no quantity was ever agreed, the mark is bound to none', async () => {
  assert.equal(code(await mark(await certified('1'))), 'marked');
});

test('no more carries the mark than was agreed for the year, to the gram', async () => {
  // 100 kg, of which the lot above has taken half a kilogram.
  must(await agree('100', '2026-01-01', '2026-12-31'));
  assert.equal(code(await mark(await certified('120'))), 'marked');
  const large = await certified('79.002');
  const refused = await mark(large);
  assert.ok(!refused.ok);
  assert.equal(refused.refusal.code, 'branding.mark-quota');
  assert.deepEqual(refused.refusal.facts, { quota: '100', used: '60.5', left: '39.5', wanted: '39.501' });
  const [rest] = must(
    await asCall(db, { actor: grower }, (call) =>
      splitLot(call, { lotId: large, parts: [{ id: newId(), amount: quantity('0.002', 'jin') }] }),
    ),
  );
  assert.ok(rest);
  assert.equal(code(await mark(large)), 'marked');
  assert.equal(code(await mark(await certified('0.002'))), 'branding.mark-quota');
});

test('what is unmarked and was not sold is free again, and two at once do not both get the rest', async () => {
  const [one, two] = [await certified('60'), await certified('60')];
  const marked = await asCall(db, {}, async (call) =>
    (await call.tx.selectFrom('branding.lotMark').select('lotId').execute()).map(({ lotId }) => lotId),
  );
  for (const lotId of marked) {
    must(
      await asCall(db, { actor: grower }, (call) => unmarkLot(call, { lotId, brandId, reason: '改卖散货' })),
    );
  }
  assert.equal(code(await mark(await certified('120'))), 'marked');
  const both = await Promise.all([mark(one), mark(two)]);
  assert.deepEqual(both.map(code).toSorted(), ['branding.mark-quota', 'marked']);
});

test('when the year is over and none is agreed for the next, nothing can be marked', async () => {
  const next = new Date('2027-01-02T00:00:00Z');
  assert.equal(code(await mark(await certified('2', next), next)), 'branding.mark-no-quota');
});

test('kilograms are agreed only of what is weighed', async () => {
  const refused = await agree('10', '2026-01-01', '2026-12-31', EGGS);
  assert.ok(!refused.ok && refused.refusal.code === 'vouching.not-weighed');
});
