import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asCall } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { POINT, STATION } from '../../../test/help/network.ts';
import { countingQueries } from '../../../test/help/queries.ts';
import { aDraft, offer, openStall, stockLots } from '../../../test/help/stall.ts';
import { newId } from '../../shared/id.ts';
import { must } from '../../shared/outcome.ts';
import { draftOffer } from './draft-offer.ts';
import { offerPage } from './offer-page.ts';
import { shopFront } from './shop-front.ts';

const { db } = await testDatabase();
const { coop, chen, qin, coopStaff } = await openStall(db);
await stockLots(db, [
  { producerId: chen, quantity: '2.5', goodUntil: '2026-06-10' },
  { producerId: qin, quantity: '3', goodUntil: '2026-06-12' },
]);
const [kumquats] = (await offer(db, [aDraft(coop, { least: 1_000 })])) as [string];
const page = (offerId: string) => asCall(db, {}, (call) => offerPage(call, { offerId, nodeId: POINT }));
const pageAt = (nodeId: string) => asCall(db, {}, (call) => offerPage(call, { offerId: kumquats, nodeId }));

test('an offer’s page lets one choose what its lots hold in whole jin, and no more', async () => {
  const { choices, card, arrival, fresh } = must(await page(kumquats));
  assert.deepEqual(choices, [1_000, 2_000, 3_000, 4_000, 5_000]);
  assert.deepEqual(card.standing, { on: true, remains: 5_000, most: 5_000 });
  assert.equal(arrival?.next?.arrives, '2026-06-02');
  // The lot a small order is taken from was picked on 1 June and is good until the tenth.
  assert.deepEqual(fresh, { keepsDays: 8, ofDays: 9 });
  // Whoever misses Monday's bus goes with Tuesday's.
  assert.deepEqual([arrival?.after?.departs, arrival?.after?.arrives], ['2026-06-02', '2026-06-03']);
});

test('where nothing with room goes to a point in two weeks, an offer’s page has the reason', async () => {
  const { arrival, fresh } = must(await pageAt(STATION));
  assert.equal(arrival?.next, undefined);
  assert.equal(arrival?.none?.code, 'delivery.no-departure');
  assert.equal(fresh, undefined);
});

test('a draft, an unknown id and what is no id have no page', async () => {
  const draft = aDraft(coop);
  must(await asCall(db, { actor: coopStaff }, (call) => draftOffer(call, draft)));
  for (const id of [draft.id, newId(), 'kumquats']) {
    const outcome = await page(id);
    assert.equal(!outcome.ok && outcome.refusal.code, 'selling.no-such-offer', id);
  }
});

test('the shop’s front and an offer’s page take few queries, and no more with a hundred offers and lots', async () => {
  const count = async () => {
    const front = await countingQueries(db, (counted) =>
      asCall(counted, {}, (call) => shopFront(call, { nodeId: POINT })),
    );
    const one = await countingQueries(db, (counted) =>
      asCall(counted, {}, (call) => offerPage(call, { offerId: kumquats, nodeId: POINT })),
    );
    return [front.queries, one.queries] as const;
  };
  const [front, one] = await count();
  assert.ok(front <= 15, `front: ${front} queries`);
  assert.ok(one <= 13, `offer: ${one} queries`);
  await stockLots(
    db,
    Array.from({ length: 100 }, () => ({ producerId: qin, quantity: '40' })),
  );
  await offer(
    db,
    Array.from({ length: 100 }, () => aDraft(coop)),
  );
  assert.deepEqual(await count(), [front, one]);
});
