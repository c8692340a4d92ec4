import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '#shared/call.ts';
import { asCall, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { EGGS, KUMQUAT } from '../../../test/help/orchard.ts';
import { aDraft, openStall, stockLots } from '../../../test/help/stall.ts';
import { newId } from '../../shared/id.ts';
import { must, type Outcome } from '../../shared/outcome.ts';
import { draftOffer } from './draft-offer.ts';
import { endOffer } from './end-offer.ts';
import { offerById } from './offer-by-id.ts';
import { pauseOffer } from './pause-offer.ts';
import { pricesOf } from './prices.ts';
import { putOnSale } from './put-on-sale.ts';
import { recordWholesalePrices } from './record-wholesale-prices.ts';
import { reprice } from './reprice.ts';
import { reviseOffer } from './revise-offer.ts';
import { wholesalePricesOf } from './wholesale-prices.ts';

const { db } = await testDatabase();
const orchard = await openStall(db);
const { coop, chen, coopStaff, grower, loner, officer, wei } = orchard;
const later = new Date(MORNING.getTime() + 3_600_000);
const refusal = (outcome: Outcome<unknown>) => (outcome.ok ? 'done' : outcome.refusal.code);
const as = (actor: Actor, now = MORNING) => ({ actor, now });

async function drafted(differing: Parameters<typeof aDraft>[1] = {}): Promise<string> {
  const draft = aDraft(coop, differing);
  return must(await asCall(db, as(coopStaff), (call) => draftOffer(call, draft))).id;
}

test('a co-op drafts an offer, puts it on sale, pauses it and ends it for good', async () => {
  await stockLots(db, [{ producerId: chen, quantity: '100' }]);
  const offerId = await drafted();
  const status = async () => must(await asCall(db, {}, (call) => offerById(call, offerId))).status;
  assert.equal(await status(), 'draft');
  const { standing } = must(await asCall(db, as(coopStaff), (call) => putOnSale(call, { offerId })));
  assert.deepEqual(standing, { on: true, remains: 100_000, most: 60_000 });
  assert.equal(await status(), 'on');
  must(await asCall(db, as(coopStaff), (call) => pauseOffer(call, { offerId })));
  assert.equal(await status(), 'paused');
  must(await asCall(db, as(coopStaff), (call) => endOffer(call, { offerId })));
  assert.equal(
    refusal(await asCall(db, as(coopStaff), (call) => putOnSale(call, { offerId }))),
    'selling.ended',
  );
});

test('sent twice, a draft is one offer with one price', async () => {
  const draft = aDraft(coop);
  for (const now of [MORNING, later])
    must(await asCall(db, as(coopStaff, now), (call) => draftOffer(call, draft)));
  assert.equal((await asCall(db, {}, (call) => pricesOf(call, draft.id))).length, 1);
});

test('only the seller keeps an offer, and a household in a co-op sells through it', async () => {
  const offerId = await drafted();
  for (const actor of [grower, loner]) {
    assert.equal(
      refusal(await asCall(db, as(actor), (call) => pauseOffer(call, { offerId }))),
      'selling.not-yours',
    );
  }
  assert.equal(
    refusal(await asCall(db, as(officer), (call) => pauseOffer(call, { offerId }))),
    'selling.not-allowed',
  );
  const own = await asCall(db, as(grower), (call) => draftOffer(call, aDraft(chen)));
  assert.equal(refusal(own), 'selling.through-coop');
  assert.equal(refusal(await asCall(db, as(loner), (call) => draftOffer(call, aDraft(wei)))), 'done');
});

test('what the county does not grow, in a grade it does not have, is not offered', async () => {
  const draft = (differing: Parameters<typeof aDraft>[1]) =>
    asCall(db, as(coopStaff), (call) => draftOffer(call, aDraft(coop, differing)));
  assert.equal(refusal(await draft({ productCode: 'pineapple' })), 'selling.unknown');
  assert.equal(refusal(await draft({ grade: 'imperial' })), 'selling.unknown');
  assert.equal(refusal(await draft({ step: 700 })), 'selling.unsound');
});

test('an offer whose lots all lack their certificate is not put on sale; one without lots waits for its harvest', async () => {
  const offerId = await drafted({
    productCode: EGGS,
    form: 'by-piece',
    soldUnit: 'piece',
    priceUnit: 'piece',
    pieceKg: 55,
  });
  const waiting = must(await asCall(db, as(coopStaff), (call) => putOnSale(call, { offerId })));
  assert.deepEqual(waiting.standing, { on: false, reason: 'no-stock' });
  await stockLots(db, [
    { producerId: chen, productCode: EGGS, unit: 'piece', quantity: '100', certified: false },
  ]);
  const outcome = await asCall(db, as(coopStaff), (call) => putOnSale(call, { offerId }));
  assert.equal(refusal(outcome), 'selling.certificate-missing');
});

test('selling days that never meet the season are refused', async () => {
  await db
    .updateTable('origin.product')
    .set({ seasonFrom: '11-15', seasonUntil: '03-20' })
    .where('code', '=', KUMQUAT)
    .execute();
  const offerId = await drafted({ onFrom: '2026-05-01', onUntil: '2026-09-30' });
  const outcome = await asCall(db, as(coopStaff), (call) => putOnSale(call, { offerId }));
  assert.equal(refusal(outcome), 'selling.never-in-season');
  const winter = await drafted({ onFrom: '2026-05-01', onUntil: '2026-11-15' });
  const { standing } = must(await asCall(db, as(coopStaff), (call) => putOnSale(call, { offerId: winter })));
  assert.deepEqual(standing, { on: false, reason: 'out-of-season', back: '2026-11-15' });
});

test('a new price keeps the old one in its history, with who set it', async () => {
  const offerId = await drafted();
  must(await asCall(db, as(coopStaff, later), (call) => reprice(call, { offerId, priceFen: 1_280 })));
  must(await asCall(db, as(coopStaff, later), (call) => reprice(call, { offerId, priceFen: 1_280 })));
  const prices = await asCall(db, {}, (call) => pricesOf(call, offerId));
  assert.deepEqual(
    prices.map(({ priceFen, since, personName }) => [priceFen, since, personName]),
    [
      [1_280, later, '覃小梅'],
      [1_080, MORNING, '覃小梅'],
    ],
  );
});

test('below the seller’s floor a price needs a reason, which is kept', async () => {
  const offerId = await drafted({ floorFen: 900 });
  const to = (priceFen: number, clearance?: string) =>
    asCall(db, as(coopStaff, later), (call) => reprice(call, { offerId, priceFen, clearance }));
  assert.equal(refusal(await to(800)), 'selling.below-floor');
  assert.equal(refusal(await to(800, ' ')), 'selling.below-floor');
  must(await to(800, '明天就过期'));
  const [newest] = await asCall(db, {}, (call) => pricesOf(call, offerId));
  assert.equal(newest?.clearance, '明天就过期');
});

test('days, words and floor can be revised; what is sold cannot', async () => {
  const offerId = await drafted();
  const revision = { offerId, noteZh: '霜后更甜', noteEn: 'Sweeter after frost', floorFen: 700 };
  const dated = (onFrom: string, onUntil: string) =>
    asCall(db, as(coopStaff), (call) => reviseOffer(call, { ...revision, onFrom, onUntil }));
  assert.equal(refusal(await dated('2026-12-01', '2026-11-01')), 'selling.unsound');
  must(await dated('2026-11-01', '2026-12-01'));
  const offer = must(await asCall(db, {}, (call) => offerById(call, offerId)));
  assert.deepEqual([offer.noteZh, offer.floorFen, offer.onUntil], ['霜后更甜', 700, '2026-12-01']);
});

test('an officer records the wholesale price with its source, and corrects it', async () => {
  const price = {
    productCode: KUMQUAT,
    day: '2026-05-30',
    fenPerKg: 1_400,
    market: '柳州农批',
    source: '市场日报',
  };
  const record = (actor: Actor, differing: Partial<typeof price> = {}) =>
    asCall(db, as(actor), (call) => recordWholesalePrices(call, [{ ...price, ...differing }]));
  assert.equal(refusal(await record(coopStaff)), 'selling.not-allowed');
  assert.equal(refusal(await record(officer, { day: '2026-06-02' })), 'selling.unsound');
  assert.equal(refusal(await record(officer, { source: '' })), 'selling.unsound');
  assert.equal(refusal(await record(officer, { productCode: 'pineapple' })), 'selling.unknown');
  must(await record(officer));
  must(await record(officer, { fenPerKg: 1_450 }));
  const kept = await asCall(db, {}, (call) => wholesalePricesOf(call, KUMQUAT, 10));
  assert.deepEqual(
    kept.map(({ day, fenPerKg, personName }) => [day, fenPerKg, personName]),
    [['2026-05-30', 1_450, '莫科长']],
  );
});

test('a helper’s act for a grower is written down with both names', async () => {
  const helped = { ...loner, helper: { personId: newId(), name: '韦小妹' } };
  const draft = aDraft(wei);
  must(await asCall(db, as(helped), (call) => draftOffer(call, draft)));
  const [price] = await asCall(db, {}, (call) => pricesOf(call, draft.id));
  assert.deepEqual([price?.personName, price?.helperName], ['韦老五', '韦小妹']);
});
