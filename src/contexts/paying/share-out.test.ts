import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#shared/id.ts';
import type { ForeignProvider } from '../../../test/help/foreign-provider.ts';
import { paymentWorld } from '../../../test/help/payment-world.ts';
import { checkBook } from './book.ts';
import { openPayments, refund, setReceiver } from './index.ts';
import type { Share } from './kernel/shares.ts';
import { sendSharings, shareOut } from './share-out.ts';

const world = await paymentWorld();
const WEEK = 7 * 86_400_000 + 1;
const [grower, coop, keeper] = [newId(), newId(), newId()];
const balanced = { entriesOffBalance: 0, paymentsNotBooked: 0, refundsNotBooked: 0, splitsOff: 0, sumFen: 0 };

await world.call(async (call) => {
  for (const provider of ['wechat', 'alipay']) {
    await setReceiver(call, provider, { organisationId: keeper, account: '1900000201', name: '长安便民店' });
    await setReceiver(call, provider, { organisationId: null, account: '1900000202', name: '卖得好' });
  }
});

/** A payment of the co-op's goods: the grower and the co-op have no account at the provider and are paid by the payee. */
async function paid(provider: ForeignProvider, more: readonly Omit<Share, 'orderId'>[] = []) {
  const orderId = newId();
  const checkoutId = newId();
  await world.open(provider.name, 1);
  const split: Share[] = [
    { orderId, share: 'producer', organisationId: grower, fen: 9_000 },
    { orderId, share: 'coop', organisationId: coop, fen: 500 },
    { orderId, share: 'leader', organisationId: keeper, fen: 300 },
    { orderId, share: 'platform', organisationId: null, fen: 200 },
    ...more.map((share) => ({ orderId, ...share })),
  ];
  const [opened] = await world.call((call) =>
    openPayments(call, [{ checkoutId, title: '金桔', split, returnTo: '/order/1' }]),
  );
  const paymentId = opened?.paymentId ?? assert.fail('not opened');
  const amountFen = split.reduce((sum, { fen }) => sum + fen, 0);
  const payment = { checkoutId, orderId, paymentId, amountFen };
  await world.pay(payment, provider);
  await world.post(provider.name, provider.paidNotice(paymentId));
  return payment;
}

const giveBack = async (payment: { checkoutId: string; orderId: string }, fen: number) => {
  const refundId = newId();
  await world.call((call) => refund(call, { refundId, ...payment, fen, reason: '坏果' }));
  return refundId;
};

/** Lets a week pass, and the provider finish what it was asked. */
async function aWeekLater() {
  world.wait(WEEK);
  await world.call(shareOut);
  for (let round = 0; round < 6; round++) await world.call(sendSharings);
}

for (const provider of [world.wechat, world.alipay]) {
  const { name } = provider;

  test(`${name}: a week after it was paid, fees go to their accounts and the rest is free for the payee`, async () => {
    const payment = await paid(provider);
    await world.call(shareOut);
    await world.call(sendSharings);
    assert.deepEqual(provider.handedOn(payment.paymentId), {}, 'not before claims are over');
    await aWeekLater();
    await aWeekLater();
    assert.deepEqual(provider.handedOn(payment.paymentId), { '1900000201': 300, '1900000202': 200 });
    assert.ok(provider.isFreed(payment.paymentId));
  });

  test(`${name}: wish 14: what was refunded before is not paid out`, async () => {
    const payment = await paid(provider);
    await giveBack(payment, 5_000);
    await world.settle();
    await aWeekLater();
    assert.deepEqual(provider.handedOn(payment.paymentId), { '1900000201': 150, '1900000202': 100 });
  });

  test(`${name}: a refund afterwards takes its part back from each account first, and all of it from all`, async () => {
    const payment = await paid(provider);
    await aWeekLater();
    const half = await giveBack(payment, 5_000);
    await world.settle();
    assert.deepEqual(provider.handedOn(payment.paymentId), { '1900000201': 150, '1900000202': 100 });
    const rest = await giveBack(payment, 5_000);
    await world.settle();
    assert.deepEqual(provider.handedOn(payment.paymentId), { '1900000201': 0, '1900000202': 0 });
    for (const id of [half, rest]) assert.equal((await world.refundStanding(id)).status, 'settled');
    assert.deepEqual(await world.call(checkBook), balanced);
  });

  test(`${name}: a payment none of which goes to an account is freed whole`, async () => {
    const payment = await world.open(name, 5);
    await world.pay(payment, provider);
    await world.post(name, provider.paidNotice(payment.paymentId));
    await aWeekLater();
    assert.deepEqual(provider.handedOn(payment.paymentId), {});
    assert.ok(provider.isFreed(payment.paymentId));
  });

  test(`${name}: more receivers than one request takes get theirs in several, each once`, async () => {
    const many = Array.from({ length: 60 }, () => newId());
    await world.call(async (call) => {
      for (const [index, organisationId] of many.entries()) {
        await setReceiver(call, name, {
          organisationId,
          account: `19100000${10 + index}`,
          name: `农户 ${index}`,
        });
      }
    });
    const payment = await paid(
      provider,
      many.map((organisationId, index) => ({ share: 'producer', organisationId, fen: 100 + index })),
    );
    await aWeekLater();
    const got = provider.handedOn(payment.paymentId);
    assert.equal(Object.keys(got).length, 62);
    assert.equal(got['1910000069'], 159);
    assert.ok(provider.isFreed(payment.paymentId));
  });
}

test('WeChat Pay alone can read the names of receivers', () => {
  assert.equal(world.wechat.nameOf('1900000201'), '长安便民店');
});

test('a refund waits for shares that are on their way back, and goes out once', async () => {
  const payment = await paid(world.wechat);
  await aWeekLater();
  world.wechat.returnsTakeTime = true;
  const id = await giveBack(payment, 1_000);
  await assert.rejects(world.settle(), /still on its way back/);
  assert.equal(world.wechat.refunds.has(id), false);
  world.wechat.returnsTakeTime = false;
  world.wait(3_600_000);
  await world.retry();
  assert.equal((await world.refundStanding(id)).status, 'settled');
  assert.deepEqual(world.wechat.handedOn(payment.paymentId), { '1900000201': 270, '1900000202': 180 });
});

test('what the provider does not let the payee hand on stays planned with the reason, and goes once it does', async () => {
  world.wechat.mostShared = 0.01;
  const payment = await paid(world.wechat);
  await aWeekLater();
  const row = () =>
    world.db
      .selectFrom('paying.sharing')
      .select(['status', 'problem'])
      .where('paymentId', '=', payment.paymentId)
      .executeTakeFirstOrThrow();
  const stuck = await row();
  assert.equal(stuck.status, 'planned');
  assert.match(stuck.problem ?? '', /RULE_LIMIT/);
  world.wechat.mostShared = 1;
  await world.call(sendSharings);
  await world.call(sendSharings);
  assert.deepEqual(await row(), { status: 'done', problem: null });
});
