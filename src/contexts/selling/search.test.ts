import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asCall } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { POINT } from '../../../test/help/network.ts';
import { KUMQUAT, TEA_OIL } from '../../../test/help/orchard.ts';
import { aDraft, offer, openStall, stockLots } from '../../../test/help/stall.ts';
import { makerPage } from './maker-page.ts';
import { search } from './search.ts';

const { db } = await testDatabase();
const { coop, chen, wei } = await openStall(db);
await stockLots(db, [
  { producerId: chen, quantity: '40' },
  { producerId: wei, productCode: TEA_OIL, unit: 'kg', quantity: '30', goodUntil: '2027-06-01' },
]);
const [kumquats, oil] = (await offer(db, [
  aDraft(coop),
  aDraft(wei, {
    ...{ productCode: TEA_OIL, soldUnit: 'kg', priceUnit: 'kg' },
    ...{ titleZh: '冬日暖阳礼盒', titleEn: 'Winter sun' },
  }),
])) as [string, string];
await db.updateTable('people.place').set({ pinyin: 'muguacun' }).where('nameZh', '=', '木瓜村').execute();

const found = (words: string) => asCall(db, {}, (call) => search(call, { words, nodeId: POINT }));
const offersFor = async (words: string) => (await found(words)).cards.map((card) => card.offer.id);

test('kumquats are found in characters, in pinyin, by initials and in English', async () => {
  for (const words of [
    '金桔',
    '滑皮',
    'jinju',
    'jin ju',
    'HUAPI',
    'jj',
    'hpjj',
    'kumquat',
    'Smooth-skin',
    ' 金桔 ',
  ]) {
    const { kinds, cards } = await found(words);
    assert.deepEqual(
      [kinds.map((row) => row.code), cards.map((card) => card.offer.id)],
      [[KUMQUAT], [kumquats]],
      words,
    );
  }
});

test('an offer is found by its own title, which names no product', async () => {
  for (const words of ['暖阳', 'nuanyang', 'drny', 'winter sun'])
    assert.deepEqual(await offersFor(words), [oil], words);
});

test('growers are found by name and by village', async () => {
  for (const words of ['陈家', 'Chen household', '木瓜村', 'mugua']) {
    const { makers } = await found(words);
    assert.ok(
      makers.some((maker) => maker.id === chen),
      words,
    );
  }
});

test('what is out of season is found with when it comes back, and is not for sale', async () => {
  await db
    .updateTable('origin.product')
    .set({ seasonFrom: '11-15', seasonUntil: '03-20' })
    .where('code', '=', KUMQUAT)
    .execute();
  const { kinds, cards } = await found('金桔');
  assert.deepEqual(
    kinds.map(({ ripe, from }) => [ripe, from]),
    [[false, '2026-11-15']],
  );
  assert.deepEqual(cards, []);
});

test('a search for nothing, for signs, or for something else finds nothing', async () => {
  for (const words of ['', '   ', '%', '_', '\\', 'pineapple', '菠萝']) {
    const { kinds, cards, makers } = await found(words);
    assert.equal(kinds.length + cards.length + makers.length, 0, JSON.stringify(words));
  }
});

test('a household’s page shows what it picked, and the co-op’s offers its fruit goes into', async () => {
  await db.updateTable('origin.product').set({ seasonFrom: '01-01', seasonUntil: '12-31' }).execute();
  const page = await asCall(db, {}, (call) => makerPage(call, { makerId: chen, nodeId: POINT }));
  assert.ok(page.ok);
  const { maker, cards, picked } = page.value;
  assert.deepEqual([maker.name.zh, maker.village.zh, maker.coop?.id], ['陈家', '木瓜村', coop]);
  assert.deepEqual(
    cards.map((card) => card.offer.id),
    [kumquats],
  );
  assert.equal(picked.length, 1);
});
