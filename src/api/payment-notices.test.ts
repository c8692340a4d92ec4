import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  cashierOf,
  checkBook,
  closePayment,
  holdAccounts,
  schedules,
  setReceiver,
  sharesOfOrder,
} from '#paying';
import type { Harm } from '../../test/help/foreign-provider.ts';
import { paymentWorld } from '../../test/help/payment-world.ts';

const world = await paymentWorld();
const providers = [world.wechat, world.alipay];
const balanced = { entriesOffBalance: 0, paymentsNotBooked: 0, refundsNotBooked: 0, splitsOff: 0, sumFen: 0 };
const book = () => world.call(checkBook);
const TWO_MINUTES = 121_000;
const WEEK = 7 * 86_400_000 + 1;
const PLATFORM = '1900000202';
const scheduled = (job: string) =>
  schedules.find(({ name }) => name === job)?.run ?? assert.fail(`nobody runs ${job}`);
const askProvider = scheduled('paying/ask-provider');
for (const { name } of providers) {
  await world.call((call) =>
    setReceiver(call, name, { organisationId: null, account: PLATFORM, name: '卖得好' }),
  );
}

for (const provider of providers) {
  const { name } = provider;

  test(`${name}: who pays is told of by a signed notice, and it is booked to the fen`, async () => {
    const payment = await world.open(name);
    await world.pay(payment, provider);
    assert.equal((await world.standing(payment))?.status, 'opened');
    assert.equal(await world.post(name, provider.paidNotice(payment.paymentId)), 200);
    assert.equal((await world.standing(payment))?.status, 'settled');
    const shares = await world.call((call) => sharesOfOrder(call, payment.orderId));
    assert.deepEqual(
      shares.map(({ account, fen }) => [account, fen]),
      [
        ['producer', 11_111],
        ['platform', 1_234],
      ],
    );
    assert.deepEqual(await book(), balanced);
  });

  for (const harm of ['forged', 'stale', 'truncated', 'changed', 'for-another'] satisfies Harm[]) {
    test(`${name}: a notice that is ${harm} is refused and changes nothing; the true one is taken after it`, async () => {
      const payment = await world.open(name);
      await world.pay(payment, provider);
      assert.equal(await world.post(name, provider.paidNotice(payment.paymentId, harm)), 401);
      assert.equal((await world.standing(payment))?.status, 'opened');
      assert.equal(await world.post(name, provider.paidNotice(payment.paymentId)), 200);
      assert.equal((await world.standing(payment))?.status, 'settled');
      assert.deepEqual(await book(), balanced);
    });
  }

  test(`${name}: rubbish instead of a notice is refused`, async () => {
    const { headers } = await world.open(name).then(async (payment) => {
      await world.pay(payment, provider);
      return provider.paidNotice(payment.paymentId);
    });
    for (const body of ['', '{', '[]', '{}', 'sign=%', 'null']) {
      const status = await world.post(name, { headers, body });
      assert.ok(status >= 400 && status < 500, `${status} to ${body}`);
    }
  });

  test(`${name}: the same notice three times at once, and once more the next hour, settles once`, async () => {
    const payment = await world.open(name);
    await world.pay(payment, provider);
    const notice = provider.paidNotice(payment.paymentId);
    await Promise.all([1, 2, 3].map(() => world.post(name, notice)));
    world.wait(3_600_000);
    assert.equal(await world.post(name, provider.paidNotice(payment.paymentId)), 200);
    assert.deepEqual(await book(), balanced);
  });

  test(`${name}: a payment whose notice is lost is found by asking`, async () => {
    const payment = await world.open(name);
    await world.pay(payment, provider);
    world.wait(TWO_MINUTES);
    await world.call(askProvider);
    assert.equal((await world.standing(payment))?.status, 'settled');
    assert.equal(await world.post(name, provider.paidNotice(payment.paymentId)), 200);
    assert.deepEqual(await book(), balanced);
  });

  test(`${name}: an answer somebody else signed is not believed`, async () => {
    const payment = await world.open(name);
    await world.pay(payment, provider);
    provider.impostor = true;
    world.wait(TWO_MINUTES);
    await world.call(askProvider);
    provider.impostor = false;
    assert.equal((await world.standing(payment))?.status, 'opened');
  });

  test(`${name}: while the provider is away nothing is lost, and what it knows is taken once it is back`, async () => {
    const payment = await world.open(name);
    await world.pay(payment, provider);
    provider.down = true;
    world.wait(TWO_MINUTES);
    await world.call(askProvider);
    assert.equal((await world.standing(payment))?.status, 'opened');
    provider.down = false;
    await world.call(askProvider);
    assert.equal((await world.standing(payment))?.status, 'settled');
  });

  test(`${name}: nobody can pay a payment that was closed`, async () => {
    const payment = await world.open(name);
    await world.come(payment);
    await world.call((call) => closePayment(call, payment.checkoutId));
    await world.settle();
    assert.equal(provider.isOpen(payment.paymentId), false);
  });

  test(`${name}: who paid at the moment of closing is taken as paid, so that it can be given back`, async () => {
    const payment = await world.open(name);
    await world.pay(payment, provider);
    await world.call((call) => closePayment(call, payment.checkoutId));
    await world.settle();
    assert.equal((await world.standing(payment))?.status, 'settled');
    assert.deepEqual(await book(), balanced);
  });

  test(`${name}: a payment nobody came to the cashier for is closed without a word from the provider`, async () => {
    const payment = await world.open(name);
    await world.call((call) => closePayment(call, payment.checkoutId));
    await world.settle();
    assert.equal((await world.standing(payment))?.status, 'closed');
  });

  test(`${name}: a refund goes back once, is booked once, and its notice before and after changes nothing`, async () => {
    const payment = await world.open(name, 5_000);
    await world.pay(payment, provider);
    await world.post(name, provider.paidNotice(payment.paymentId));
    const refundId = await world.refund(payment, 1_250);
    assert.ok(refundId);
    await world.settle();
    await world.post(name, provider.refundNotice(refundId));
    await world.post(name, provider.paidNotice(payment.paymentId));
    await world.post(name, provider.refundNotice(refundId));
    assert.equal((await world.refundStanding(refundId)).status, 'settled');
    assert.equal(provider.refunds.get(refundId)?.fen, 1_250);
    assert.deepEqual(await book(), balanced);
  });

  test(`${name}: a forged notice of a refund books nothing`, async () => {
    const payment = await world.open(name, 5_000);
    await world.pay(payment, provider);
    await world.post(name, provider.paidNotice(payment.paymentId));
    const refundId = await world.refund(payment, 700);
    assert.ok(refundId);
    await world.settle();
    assert.equal(await world.post(name, provider.refundNotice(refundId, 'forged')), 401);
    assert.deepEqual(await book(), balanced);
  });
}

test('a payment at a provider whose keys this process was not given is refused in words, not with a fault', async () => {
  const payment = await world.open('wechat');
  await world.pay(payment, world.wechat);
  const notice = world.wechat.paidNotice(payment.paymentId);
  holdAccounts({ alipay: world.alipay.account });
  const payer = { way: 'phone' as const, ip: '203.0.113.7' };
  const outcome = await world.call((call) =>
    cashierOf(call, { paymentId: payment.paymentId, origin: 'https://shop.example', payer }),
  );
  const answered = await world.post('wechat', notice);
  holdAccounts({ wechat: world.wechat.account, alipay: world.alipay.account });
  assert.equal(!outcome.ok && outcome.refusal.code, 'paying.no-account');
  assert.equal(answered, 401);
});

/** Lets a week pass, and each provider hand on what it is asked to, to the end. */
async function shareEverything() {
  await world.settle();
  world.wait(WEEK);
  await world.call(scheduled('paying/share-out'));
  for (let round = 0; round < 3; round++) await world.call(scheduled('paying/send-sharings'));
}

test('over any history with both providers, whatever becomes of their notices, the book balances and agrees with them', async () => {
  const harm = fc.constantFrom<Harm>('none', 'none', 'none', 'forged', 'stale', 'truncated', 'changed');
  const step = fc.oneof(
    fc.record({ do: fc.constant('pay' as const), which: fc.nat(3) }),
    fc.record({ do: fc.constant('tell' as const), which: fc.nat(3), harm }),
    fc.record({ do: fc.constant('close' as const), which: fc.nat(3) }),
    fc.record({
      do: fc.constant('refund' as const),
      which: fc.nat(3),
      fen: fc.integer({ min: 1, max: 4_000 }),
    }),
    fc.record({ do: fc.constant('tell-refunds' as const), which: fc.nat(3), harm }),
    fc.record({ do: fc.constant('ask' as const), which: fc.nat(3) }),
    fc.record({ do: fc.constant('work' as const), which: fc.nat(3) }),
    fc.record({ do: fc.constant('share' as const), which: fc.nat(3) }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({ provider: fc.constantFrom(...providers), fen: fc.integer({ min: 1, max: 9_999 }) }),
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
      fc.array(step, { maxLength: 14 }),
      async (asked, steps) => {
        const payments = [];
        for (const { provider, fen } of asked) {
          const payment = { ...(await world.open(provider.name, fen)), provider, refunds: [] as string[] };
          await world.come(payment);
          payments.push(payment);
        }
        for (const next of steps) {
          const payment = payments[next.which % payments.length];
          if (!payment) continue;
          const { provider, paymentId } = payment;
          const paid = provider.isPaid(paymentId);
          if (next.do === 'pay' && provider.isOpen(paymentId)) provider.pay(paymentId);
          if (next.do === 'tell' && paid)
            await world.post(provider.name, provider.paidNotice(paymentId, next.harm));
          if (next.do === 'close') await world.call((call) => closePayment(call, payment.checkoutId));
          if (next.do === 'refund') {
            const id = await world.refund(payment, next.fen);
            if (id) payment.refunds.push(id);
          }
          if (next.do === 'tell-refunds') {
            for (const id of payment.refunds.filter((refund) => provider.refunds.has(refund))) {
              await world.post(provider.name, provider.refundNotice(id, next.harm));
            }
          }
          if (next.do === 'ask') {
            world.wait(TWO_MINUTES);
            await world.call(askProvider);
          }
          if (next.do === 'work') await world.settle();
          if (next.do === 'share') await shareEverything();
        }
        await world.settle();
        world.wait(TWO_MINUTES);
        await world.call(askProvider);
        assert.deepEqual(await book(), balanced);
        for (const payment of payments) {
          const paid = payment.provider.isPaid(payment.paymentId);
          assert.equal(
            (await world.standing(payment))?.status === 'settled',
            paid,
            'settled here exactly when paid there',
          );
          // What was handed on is what its owner still has a right to, by the book.
          if (payment.provider.isFreed(payment.paymentId)) {
            const shares = await world.call((call) => sharesOfOrder(call, payment.orderId));
            const due = shares.find(({ account }) => account === 'platform')?.fen ?? 0;
            assert.equal(payment.provider.handedOn(payment.paymentId)[PLATFORM] ?? 0, due);
          }
          for (const id of payment.refunds) {
            assert.equal((await world.refundStanding(id)).status, 'settled');
            assert.ok(payment.provider.refunds.has(id));
          }
        }
      },
    ),
    { numRuns: 20 },
  );
});
