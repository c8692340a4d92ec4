import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { addDays, dayOf } from '#shared/instant.ts';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { POINT } from '../../../test/help/network.ts';
import { EGGS, KUMQUAT, TEA_OIL } from '../../../test/help/orchard.ts';
import { countingQueries } from '../../../test/help/queries.ts';
import { aDraft, offer, openStall, stockLots } from '../../../test/help/stall.ts';
import { newId } from '../../shared/id.ts';
import { type OnSaleWanted, offersOnSale } from './offers-on-sale.ts';

const { db } = await testDatabase();
const { coop, chen, qin, wei } = await openStall(db);
await stockLots(db, [
  { producerId: qin, quantity: '40', harvestedAt: new Date('2026-05-30T02:00:00Z'), goodUntil: '2026-06-15' },
  { producerId: chen, quantity: '10', goodUntil: '2026-06-10' },
  {
    ...{ producerId: wei, productCode: TEA_OIL, unit: 'kg', quantity: '30', goodUntil: '2027-06-01' },
    harvestedAt: new Date('2026-05-20T02:00:00Z'),
  },
  {
    producerId: wei,
    productCode: EGGS,
    unit: 'piece',
    quantity: '90',
    goodUntil: '2026-06-30',
    certified: false,
  },
]);
const piece = { soldUnit: 'piece', priceUnit: 'piece', step: 1_000, least: 10_000 } as const;
const [kumquats, oil, eggs] = (await offer(db, [
  aDraft(coop),
  aDraft(wei, { productCode: TEA_OIL, soldUnit: 'kg', priceUnit: 'kg', titleZh: '山茶油', priceFen: 12_000 }),
  aDraft(wei, { productCode: EGGS, form: 'by-piece', pieceKg: 55, titleZh: '土鸡蛋', ...piece }),
])) as [string, string, string];
const onSale = (wanted: Partial<OnSaleWanted> = {}, now = MORNING) =>
  asCall(db, { now }, (call) => offersOnSale(call, { nodeId: POINT, each: 3, ...wanted }));

test('the shelf shows what can be sold, the freshest first, with the day it arrives', async () => {
  const { arrival, ripe } = await onSale();
  assert.deepEqual([arrival?.node.id, arrival?.next?.arrives], [POINT, '2026-06-02']);
  assert.deepEqual(
    ripe.map((card) => card.offer.id),
    [kumquats, oil],
  );
  const card = ripe.find((each) => each.offer.id === kumquats);
  assert.equal(card?.facts.product.name.zh, '滑皮金桔');
  assert.equal(card?.facts.seller.name.en, 'Mugua Kumquat Co-op');
  assert.deepEqual(
    card?.lots.map((lot) => [lot.producerNameZh, lot.placeZh, lot.harvestedOn, lot.goodUntil]),
    [['陈家', '木瓜村', '2026-06-01', '2026-06-10']],
  );
  assert.deepEqual(card?.unitPrice, { perKg: 2_160, perJin: 1_080, approximate: false });
});

test('eggs without their certificate are not on the shelf', async () => {
  const { ripe } = await onSale({ productCodes: [EGGS] });
  assert.deepEqual(ripe, []);
  assert.ok(eggs);
});

test('a fortnight later what no longer keeps is gone from the shelf, though nobody took it down', async () => {
  const { ripe } = await onSale({}, new Date('2026-06-15T00:00:00Z'));
  assert.deepEqual(
    ripe.map((card) => card.offer.id),
    [oil],
  );
});

test('without a chosen point the one nearest to the town hall is meant', async () => {
  const { arrival } = await onSale({ nodeId: undefined });
  assert.equal(arrival?.chosen, false);
  const elsewhere = await onSale({ nodeId: newId() });
  assert.equal(elsewhere.arrival?.chosen, false);
});

test('a presale against a forecast is shown with what is left of it and when it is picked', async () => {
  const forecastId = newId();
  await db
    .insertInto('origin.forecast')
    .values({
      countyId: COUNTY,
      id: forecastId,
      producerId: wei,
      productCode: KUMQUAT,
      grade: 'first',
      fromDay: '2026-06-20',
      untilDay: '2026-06-30',
      unit: 'jin',
      low: '500',
      likely: '700',
      high: '900',
      presaleLimit: '400',
      madeAt: MORNING,
      personName: '韦老五',
    })
    .execute();
  const [ahead] = await offer(db, [aDraft(wei, { form: 'presale', forecastId, titleZh: '头茬金桔' })]);
  const { ripe, presales } = await onSale({ presales: 4 });
  assert.ok(!ripe.some((card) => card.offer.id === ahead));
  assert.deepEqual(
    presales.map(({ offer: { id }, forecast, standing }) => [id, forecast?.fromDay, standing]),
    [[ahead, '2026-06-20', { on: true, remains: 400_000, most: 60_000 }]],
  );
});

test('everyone’s offer comes first some day, and page after page shows each once', async () => {
  const many = await offer(
    db,
    Array.from({ length: 9 }, () => aDraft(coop)),
  );
  const kinds = { productCodes: [KUMQUAT], each: 4 };
  const seen: string[] = [];
  let after: number | undefined;
  for (let page = 0; page < 4; page += 1) {
    const { ripe, next } = await onSale({ ...kinds, after });
    seen.push(...ripe.map((card) => card.offer.id));
    after = next;
    if (next === undefined) break;
  }
  assert.equal(after, undefined);
  assert.deepEqual(seen.toSorted(), [kumquats, ...many].toSorted());

  const first = new Set<string>();
  for (let day = 0; day < 9; day += 1) {
    const now = new Date(`${addDays(dayOf(MORNING), day)}T00:00:00Z`);
    for (const { offer: shown } of (await onSale({ ...kinds, each: 2 }, now)).ripe) first.add(shown.id);
  }
  assert.ok(first.size >= 7, `${first.size} of 10 came first within nine days`);
});

test('of more kinds than a page holds each is shown once, page after page, and each is on the first page some day', async () => {
  const kinds = Array.from({ length: 7 }, (_, number) => `oil-${number}`);
  await sql`
    insert into origin.product (county_id, code, gtin, name_zh, name_en, pinyin, category, unit, shelf_life_days, certificate_required,
      season_from, season_until, description_zh, description_en)
    select county_id, 'oil-' || n, '9204502240100' || n, name_zh, name_en, pinyin, category, unit, shelf_life_days, certificate_required,
      season_from, season_until, description_zh, description_en
    from origin.product, generate_series(0, 6) n where code = ${TEA_OIL}`.execute(db);
  await sql`
    insert into origin.grade (county_id, product_code, code, rank, name_zh, name_en, basis_zh, basis_en)
    select county_id, 'oil-' || n, code, rank, name_zh, name_en, basis_zh, basis_en
    from origin.grade, generate_series(0, 6) n where product_code = ${TEA_OIL}`.execute(db);
  await stockLots(
    db,
    kinds.map((productCode) => ({
      ...{ producerId: wei, productCode, unit: 'kg' as const, quantity: '30', goodUntil: '2027-06-01' },
    })),
  );
  const own = { soldUnit: 'kg', priceUnit: 'kg' } as const;
  const offers = await offer(
    db,
    kinds.map((productCode) => aDraft(wei, { ...own, productCode })),
  );
  const wanted = { category: 'oil', each: 1, most: 3 };
  const seen: string[] = [];
  for (let afterKind: number | undefined, page = 0; page === 0 || afterKind !== undefined; page += 1) {
    assert.ok(page < 4);
    const { ripe, nextKind } = await onSale({ ...wanted, afterKind });
    assert.ok(ripe.length <= 3);
    seen.push(...ripe.map((card) => card.offer.id));
    afterKind = nextKind;
  }
  assert.deepEqual(seen.toSorted(), [oil, ...offers].toSorted());

  const first = new Set<string>();
  for (let day = 0; day < 12; day += 1) {
    const now = new Date(`${addDays(dayOf(MORNING), day)}T00:00:00Z`);
    for (const { offer: shown } of (await onSale(wanted, now)).ripe) first.add(shown.id);
  }
  assert.ok(first.size >= 7, `${first.size} of 8 were on the first page within twelve days`);
});

test('the shelf takes the same few queries however many offers it shows', async () => {
  const count = async (each: number) => {
    const { answer, queries } = await countingQueries(db, (counted) =>
      asCall(counted, {}, (call) => offersOnSale(call, { nodeId: POINT, each, presales: 6 })),
    );
    return { cards: answer.ripe.length, queries };
  };
  const [one, ten] = [await count(1), await count(10)];
  assert.ok(one.cards < ten.cards);
  assert.equal(one.queries, ten.queries);
  assert.ok(ten.queries <= 12, `${ten.queries} queries`);
});
