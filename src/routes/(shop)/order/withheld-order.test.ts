import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { remindBuyer, shelve } from '#delivery';
import { myOrders, packOrder } from '#ordering';
import { lotById } from '#origin';
import { addPeople } from '#people';
import { startRecall } from '#recall';
import { type Actor, type Call, platform } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { must, type Outcome } from '#shared/outcome.ts';
import { transact } from '#shared/transact.ts';
import { asCall, COUNTY, MORNING } from '../../../../test/help/county.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import { buyer, openMarket, payFor, settleAll, shopper } from '../../../../test/help/market.ts';
import { POINT } from '../../../../test/help/network.ts';
import { countingQueries } from '../../../../test/help/queries.ts';
import { signedIn } from '../../../../test/help/village.ts';
import { startServer } from '../../../server.ts';

const database = await testDatabase();
const { db } = database;
const { offers, lots, orchard } = await openMarket(db);
const secret = newId();
const server = await startServer({
  config: { host: '127.0.0.1', port: 0, county: COUNTY, secret },
  db,
  clock: () => MORNING,
});
after(() => server.stop());

const as = <T>(actor: Actor, verb: (call: Call) => Promise<Outcome<T>>) =>
  transact(db, { county: COUNTY, now: MORNING, actor }, verb);

/** Orders of what is in one basket, paid: that of the co-op first. */
async function paidOrders(lines: Parameters<ReturnType<typeof shopper>['fill']>[0], actor?: Actor) {
  const guest = shopper(db, actor ? { actor } : {});
  const { checkoutId } = must(await guest.order(await guest.fill(lines)));
  await payFor(database, checkoutId);
  const orders = await db
    .selectFrom('ordering.order')
    .select(['id', 'number', 'token', 'sellerId'])
    .where('checkoutId', '=', checkoutId)
    .execute();
  return orders.toSorted((a, b) => Number(b.sellerId === orchard.coop) - Number(a.sellerId === orchard.coop));
}

/** The first of these orders packed. */
async function packedOrder(...asked: Parameters<typeof paidOrders>) {
  const [order = assert.fail()] = await paidOrders(...asked);
  must(
    await as(orchard.coopStaff, (call) =>
      packOrder(call, { packingId: newId(), orderId: order.id, lines: [] }),
    ),
  );
  await settleAll(database);
  const parcel = await db
    .selectFrom('delivery.shipment')
    .select(['id', 'collectionCode'])
    .where('orderId', '=', order.id)
    .executeTakeFirstOrThrow();
  return { ...order, parcel };
}

async function onShelf(shipmentId: string) {
  must(await as(platform, (call) => shelve(call, { id: newId(), shipmentId, nodeId: POINT })));
  await settleAll(database);
}

async function recall(lotId: string) {
  const lot = await asCall(db, {}, (call) => lotById(call, lotId));
  const trouble = { kind: 'lot', code: lot?.code ?? '' } as const;
  const asked = {
    ...{ id: newId(), trouble, back: false },
    ...{ reason: '抽检农残超标', advice: '请不要食用' },
  };
  must(await as(orchard.officer, (call) => startRecall(call, asked)));
  await settleAll(database);
}

async function page({ number, token }: { number: string; token: string | null }, lang: 'zh' | 'en') {
  const answer = await fetch(`${server.url}/order/${number}?t=${token}`, {
    headers: { cookie: `lang=${lang}` },
  });
  assert.equal(answer.status, 200);
  return answer.text();
}

/** The same order for a machine. */
async function told({ number, token }: { number: string; token: string | null }) {
  const answer = await fetch(`${server.url}/api/orders/${number}?key=${token}`);
  assert.equal(answer.status, 200);
  const { collectionCode, withheld } = await answer.json();
  return { collectionCode, withheld };
}

test('a buyer whose parcel is recalled is told not to come, whether it was on the shelf by then or is put there later', async () => {
  const kumquats = [[offers.kumquats, 1_000]] as const;
  const [waiting, underWay] = [await packedOrder(kumquats), await packedOrder(kumquats)];
  await onShelf(waiting.parcel.id);
  const codeOf = ({ parcel }: typeof waiting) =>
    new RegExp(parcel.collectionCode.replace(/(\d{3})(\d{3})/, '$1 $2'));
  assert.match(await page(waiting, 'zh'), codeOf(waiting));
  assert.match(await page(underWay, 'zh'), /一切正常/);
  assert.deepEqual(await told(waiting), { collectionCode: waiting.parcel.collectionCode, withheld: null });

  await recall(lots.olderKumquats);
  await onShelf(underWay.parcel.id);

  for (const order of [waiting, underWay]) {
    const [zh, en] = [await page(order, 'zh'), await page(order, 'en')];
    assert.match(zh, /别去取：这个包裹不交了/);
    assert.match(zh, /抽检农残超标/);
    assert.match(en, /Do not come for it: this parcel is not handed over/);
    for (const html of [zh, en]) {
      assert.doesNotMatch(html, codeOf(order));
      assert.doesNotMatch(
        html,
        /一切正常|All is well|到站，可以取|Ready to collect|在哪里取|Where to collect/,
      );
      // Paid back already, and said so.
      assert.match(html, /退的钱在下面|What is paid back is listed below/);
    }
    const { collectionCode, withheld } = await told(order);
    assert.equal(collectionCode, null);
    assert.match(withheld, /抽检农残超标/);
    const reminded = await as(platform, (call) => remindBuyer(call, order.parcel.id));
    assert.equal(reminded.ok ? 'reminded' : reminded.refusal.code, 'delivery.withheld');
  }
  const { status } = await db
    .selectFrom('ordering.order')
    .select('status')
    .where('id', '=', underWay.id)
    .executeTakeFirstOrThrow();
  assert.notEqual(status, 'ready');
});

test('the list of a buyer’s orders, and what was paid together with one, say the same, whatever their number in as many queries', async () => {
  must(
    await as(platform, (call) =>
      addPeople(call, [
        { id: buyer.personId ?? '', name: buyer.name, phone: '13877321234', placeCode: '450224103204' },
      ]),
    ),
  );
  const cookie = await signedIn(db, buyer.personId ?? '');
  const queriesOf = () =>
    countingQueries(db, (counted) =>
      transact(counted, { county: COUNTY, now: MORNING, actor: buyer }, (call) =>
        myOrders(call, { limit: 20, offset: 0 }),
      ),
    );
  /** The list's lines by order: which of the words of `said` each has. */
  const listed = async (lang: 'zh' | 'en', said: RegExp) => {
    const answer = await fetch(`${server.url}/orders`, { headers: { cookie: `${cookie}; lang=${lang}` } });
    assert.equal(answer.status, 200);
    const lines = (await answer.text()).split('<li').slice(1);
    return (number: string) =>
      lines.find((line) => line.includes(`/order/${number}"`))?.match(said)?.[0] ?? 'nothing';
  };

  const both = [
    [offers.kumquats, 1_000],
    [offers.pomelo, 1_000],
  ] as const;
  const [unpacked = assert.fail(), pomelos = assert.fail()] = await paidOrders(both, buyer);
  const { queries } = await queriesOf();
  const ready = await packedOrder([[offers.kumquats, 1_000]], buyer);
  await onShelf(ready.parcel.id);
  const aside = await packedOrder(both, buyer);
  await onShelf(aside.parcel.id);
  assert.equal((await queriesOf()).queries, queries);
  const zh = /到站，可以取|不交了|已付款|已取消/;
  const before = await listed('zh', zh);
  assert.deepEqual(
    [ready, aside].map(({ number }) => before(number)),
    ['到站，可以取', '到站，可以取'],
  );

  await recall(lots.kumquats);
  const now = await listed('zh', zh);
  assert.deepEqual(
    [ready, aside, unpacked].map(({ number }) => now(number)),
    ['不交了', '不交了', '已取消'],
    'what was never packed has ended, and says that',
  );
  assert.equal(now(pomelos.number), before(pomelos.number));
  const arrives = await listed('en', /Not handed over(?:.*arrives)?/s);
  assert.equal(arrives(ready.number), 'Not handed over');

  const [other = assert.fail()] = await db
    .selectFrom('ordering.order as o')
    .innerJoin('ordering.order as first', 'first.checkoutId', 'o.checkoutId')
    .select(['o.number', 'o.token'])
    .where('first.id', '=', aside.id)
    .where('o.id', '<>', aside.id)
    .execute();
  const html = await page(other, 'zh');
  assert.match(html, new RegExp(`${aside.number}.*不交了`, 's'));
  assert.doesNotMatch(html, /到站，可以取/);
});
