import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { remindBuyer, shelve } from '#delivery';
import { packOrder } from '#ordering';
import { lotById } from '#origin';
import { startRecall } from '#recall';
import { type Actor, type Call, platform } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { must, type Outcome } from '#shared/outcome.ts';
import { transact } from '#shared/transact.ts';
import { asCall, COUNTY, MORNING } from '../../../../test/help/county.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import { openMarket, payFor, settleAll, shopper } from '../../../../test/help/market.ts';
import { POINT } from '../../../../test/help/network.ts';
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

/** A packed order of the older kumquats. */
async function packedOrder() {
  const guest = shopper(db);
  const { checkoutId } = must(await guest.order(await guest.fill([[offers.kumquats, 1_000]])));
  await payFor(database, checkoutId);
  const order = await db
    .selectFrom('ordering.order')
    .select(['id', 'number', 'token'])
    .where('checkoutId', '=', checkoutId)
    .executeTakeFirstOrThrow();
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

async function page({ number, token }: { number: string; token: string | null }, lang: 'zh' | 'en') {
  const answer = await fetch(`${server.url}/order/${number}?t=${token}`, {
    headers: { cookie: `lang=${lang}` },
  });
  assert.equal(answer.status, 200);
  return answer.text();
}

test('a buyer whose parcel is recalled is told not to come, whether it was on the shelf by then or is put there later', async () => {
  const [waiting, underWay] = [await packedOrder(), await packedOrder()];
  await onShelf(waiting.parcel.id);
  const codeOf = ({ parcel }: typeof waiting) =>
    new RegExp(parcel.collectionCode.replace(/(\d{3})(\d{3})/, '$1 $2'));
  assert.match(await page(waiting, 'zh'), codeOf(waiting));
  assert.match(await page(underWay, 'zh'), /一切正常/);

  const lot = await asCall(db, {}, (call) => lotById(call, lots.olderKumquats));
  const trouble = { kind: 'lot', code: lot?.code ?? '' } as const;
  const recall = {
    ...{ id: newId(), trouble, back: false },
    ...{ reason: '抽检农残超标', advice: '请不要食用' },
  };
  must(await as(orchard.officer, (call) => startRecall(call, recall)));
  await settleAll(database);
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
