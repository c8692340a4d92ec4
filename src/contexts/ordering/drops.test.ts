import assert from 'node:assert/strict';
import test from 'node:test';
import { setDrop } from '#selling';
import { type Actor, platform, visitor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { must, type Outcome } from '#shared/outcome.ts';
import { transact } from '#shared/transact.ts';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { booksBalance, openMarket, payFor } from '../../../test/help/market.ts';
import { POINT } from '../../../test/help/network.ts';
import { cancelOrder } from './cancel-order.ts';
import { expireUnpaid } from './expire-unpaid.ts';
import { type OrderAtOnce, placeAtOnce } from './place-at-once.ts';
import { serveWaiting } from './serve-waiting.ts';
import { leaveLine, waitForDrop, waitingPlace } from './wait-for-drop.ts';

const database = await testDatabase();
const { db } = database;
const { offers, orchard } = await openMarket(db);
const minutes = (count: number) => new Date(MORNING.getTime() + count * 60_000);
const OPEN = minutes(30);
const seller = orchard.coopStaff;

// 120 斤 in two lots at 12.90 and a bus that takes 60 kg and costs 6.00; everybody may have 10 斤.
must(
  await asCall(db, { actor: seller }, (call) =>
    setDrop(call, { offerId: offers.kumquats, drop: { opensAt: OPEN, perPerson: 10_000 } }),
  ),
);

let phones = 0;
function order(jin: number, given: Partial<OrderAtOnce> = {}): OrderAtOnce {
  phones += 1;
  return {
    ...{ offerId: offers.kumquats, nodeId: POINT, name: '李小红', lang: 'zh', actor: visitor },
    checkoutId: newId(),
    phone: `138${String(phones).padStart(8, '0')}`,
    milli: jin * 1_000,
    agreedFen: jin * 1_290 + 600,
    agreedDay: '2026-06-02',
    ...given,
  };
}

const at = <T>(now: Date, run: Parameters<typeof transact<T>>[2], actor: Actor = platform) =>
  transact(db, { county: COUNTY, now, actor }, run);
const placed = (now: Date, ...orders: OrderAtOnce[]) => at(now, (call) => placeAtOnce(call, orders));
const waitFor = (wish: OrderAtOnce, now = minutes(32)) =>
  at(now, (call) => waitForDrop(call, wish), wish.actor);
const placeOf = async (wish: OrderAtOnce, now = minutes(33)) =>
  must(await at(now, (call) => waitingPlace(call, wish.checkoutId), wish.actor));
/** A paid order of five jin. */
const fiveJin = () =>
  asCall(db, {}, (call) =>
    call.tx
      .selectFrom('ordering.order')
      .select('id')
      .where('status', '=', 'paid')
      .where('goodsFen', '=', 5 * 1_290)
      .orderBy('id')
      .executeTakeFirstOrThrow(),
  );
/** Orders five jin after five jin until there are no more. */
async function drain(now: Date): Promise<OrderAtOnce[]> {
  const wishes: OrderAtOnce[] = [];
  for (;;) {
    const wish = order(5);
    const [answer] = await placed(now, wish);
    if (!answer?.ok) return wishes;
    wishes.push(wish);
  }
}
const code = (outcome: Outcome<unknown> | undefined) => (outcome?.ok ? 'ok' : outcome?.refusal.code);

test('before the moment it opens nobody gets any, and at that moment everybody can', async () => {
  assert.deepEqual((await placed(minutes(29), order(5))).map(code), ['selling.opens-later']);
  const first = order(5);
  assert.deepEqual((await placed(OPEN, first)).map(code), ['ok']);
  await payFor(database, first.checkoutId);
});

test('only the seller sets the moment; one that is over, and less than one order takes, are refused', async () => {
  const set = (actor: Actor, drop: { opensAt: Date; perPerson: number }) =>
    asCall(db, { actor }, (call) => setDrop(call, { offerId: offers.kumquats, drop }));
  assert.equal(code(await set(orchard.loner, { opensAt: OPEN, perPerson: 10_000 })), 'selling.not-yours');
  assert.equal(code(await set(seller, { opensAt: minutes(-1), perPerson: 10_000 })), 'selling.unsound-drop');
  assert.equal(code(await set(seller, { opensAt: OPEN, perPerson: 1 })), 'selling.unsound-drop');
  assert.equal(
    code(await set(seller, { opensAt: new Date('x'), perPerson: 10_000 })),
    'selling.unsound-drop',
  );
});

test('nobody has more than their share: not in one batch, not by a second phone or account, and what ends counts as not taken', async () => {
  const person: Actor = { ...visitor, personId: newId(), name: '李小红' };
  const first = order(5, { actor: person });
  const same = order(5, { actor: person });
  const third = order(5, { actor: person });
  const byPhone = order(5, { phone: first.phone });
  const answers = await placed(minutes(31), first, same, third, byPhone);
  assert.deepEqual(answers.map(code), ['ok', 'ok', 'ordering.own-share', 'ok']);
  assert.deepEqual((await placed(minutes(31), order(5, { phone: first.phone }))).map(code), [
    'ordering.own-share',
  ]);
  const [paid] = answers;
  const [{ id = '' } = {}] = paid?.ok ? paid.value.orders : [];
  must(await at(minutes(31), (call) => cancelOrder(call, { orderId: id, token: '', words: '' }), person));
  assert.deepEqual((await placed(minutes(31), { ...third, checkoutId: newId() })).map(code), ['ok']);
});

test('two processes at the same moment give one person their share once', async () => {
  const wishes = Array.from({ length: 6 }, () => order(5, { phone: '13900000001' }));
  const answers = (await Promise.all(wishes.map((wish) => placed(minutes(31), wish)))).flat();
  assert.equal(answers.filter((answer) => answer.ok).length, 2);
});

test('who finds nothing waits in line: what others leave unpaid comes to them in the order they came, before whoever comes later', async () => {
  const rest: OrderAtOnce[] = [];
  for (let sold = true; sold; ) {
    const wish = order(10);
    const [answer] = await placed(minutes(31), wish);
    sold = answer?.ok === true;
    if (sold) rest.push(wish);
  }
  const [one, two, three] = [order(10), order(5), order(5)];
  for (const wish of [one, two, three]) must(await waitFor(wish));
  must(await waitFor(one, minutes(33)));
  assert.deepEqual(
    [(await placeOf(one)).before, (await placeOf(two)).before, (await placeOf(three)).before],
    [0, 1, 2],
  );
  assert.ok((await placeOf(one)).unpaid >= 10_000);
  const stranger: Actor = { ...visitor, personId: newId(), name: '' };
  assert.equal(
    code(await at(minutes(33), (call) => waitingPlace(call, one.checkoutId), stranger)),
    'ordering.no-line',
  );

  // The first of the rest does not pay: what was kept for them goes to the line, and who comes by at that moment is told of it.
  for (const wish of rest.slice(1)) await payFor(database, wish.checkoutId);
  await at(minutes(47), expireUnpaid);
  assert.deepEqual((await placed(minutes(47), order(5))).map(code), ['ordering.others-wait']);
  await at(minutes(47), serveWaiting);
  const served = await placeOf(one, minutes(48));
  assert.equal(served.waiting.status, 'served');
  assert.match(served.placed?.payUrl ?? '', /^\/pay\//);
  await payFor(database, one.checkoutId);
  must(await at(minutes(48), (call) => leaveLine(call, two.checkoutId)));
  assert.equal((await placeOf(three, minutes(48))).before, 0);
  await booksBalance(db);
});

test('while there is some nobody can wait for it, one phone stands in line once, and who wants more than there is keeps nobody from the rest', async () => {
  const drained = await drain(minutes(49));
  assert.ok(drained.length > 0);
  for (const { checkoutId } of drained) await payFor(database, checkoutId);
  const other = await fiveJin();
  const much = order(10);
  must(await waitFor(much, minutes(49)));
  assert.equal(code(await waitFor(order(10, { phone: much.phone }), minutes(49))), 'ordering.waits-already');
  must(await at(minutes(49), (call) => cancelOrder(call, { orderId: other.id, words: '少采了' }), seller));
  assert.equal(await at(minutes(49), serveWaiting), 0);
  assert.equal(code(await waitFor(order(5), minutes(49))), 'ordering.still-there');
  assert.equal((await placeOf(much, minutes(49))).before, 0);
  const five = order(5);
  assert.deepEqual((await placed(minutes(49), five)).map(code), ['ok']);
  await payFor(database, five.checkoutId);
  must(await at(minutes(49), (call) => leaveLine(call, much.checkoutId)));
});

test('whose day has moved on is told so and makes room for the next', async () => {
  const paid = await asCall(db, {}, (call) =>
    call.tx
      .selectFrom('ordering.order')
      .select('id')
      .where('status', '=', 'paid')
      .orderBy('goodsFen', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow(),
  );
  await drain(minutes(49));
  const late = order(5, { agreedDay: '2026-06-01' });
  const next = order(5);
  for (const wish of [late, next]) must(await waitFor(wish, minutes(49)));
  must(await at(minutes(50), (call) => cancelOrder(call, { orderId: paid.id, words: '车坏了' }), seller));
  await at(minutes(50), serveWaiting);
  const [passed, served] = [await placeOf(late, minutes(51)), await placeOf(next, minutes(51))];
  assert.deepEqual([passed.waiting.status, passed.waiting.reason], ['passed', 'ordering.day-changed']);
  assert.equal(served.waiting.status, 'served');
});
