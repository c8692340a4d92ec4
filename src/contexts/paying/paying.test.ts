import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { checkBook } from './book.ts';
import {
  closePayment,
  type Notice,
  openPayments,
  paymentOfCheckout,
  refund,
  setRule,
  sharesOfOrder,
  splitOf,
  takeNotices,
} from './index.ts';

const { db } = await testDatabase();
const grower = newId();
const coop = newId();
const keeper = newId();
const carrier = newId();
const balanced = { entriesOffBalance: 0, paymentsNotBooked: 0, refundsNotBooked: 0, splitsOff: 0, sumFen: 0 };

await asCall(db, {}, (call) =>
  setRule(call, {
    validFrom: '2026-01-01',
    coopBp: 500,
    brandBp: 200,
    leaderBp: 300,
    platformBp: 100,
    source: 'test',
  }),
);

async function opened(goodsFen: number, deliveryFen = 300) {
  const checkoutId = newId();
  const orderId = newId();
  const [{ paymentId } = assert.fail()] = await asCall(db, {}, async (call) => {
    const lines = [{ producerId: grower, sellerId: coop, fen: goodsFen }];
    const split = await splitOf(call, [
      { orderId, lines, deliveryFen, carrierId: carrier, leaderId: keeper },
    ]);
    return openPayments(call, [{ checkoutId, title: '金桔 5 斤', split, returnTo: '/order/X' }]);
  });
  return { checkoutId, orderId, paymentId, amountFen: goodsFen + deliveryFen };
}

function paid(
  payment: { paymentId: string; amountFen: number },
  reference = `r-${payment.paymentId}`,
): Notice {
  const { paymentId, amountFen } = payment;
  return {
    kind: 'paid',
    id: `n-${reference}`.slice(0, 64),
    paymentId,
    reference,
    amountFen,
    at: MORNING.toISOString(),
  };
}

function refunded(refundId: string, amountFen: number): Notice {
  return {
    kind: 'refunded',
    id: `n-${refundId}`,
    refundId,
    reference: refundId,
    amountFen,
    at: MORNING.toISOString(),
  };
}

const take = (notice: Notice) => asCall(db, {}, (call) => takeNotices(call, [notice]));
const check = () => asCall(db, {}, checkBook);

test('opening a payment twice for one checkout is one payment', async () => {
  const payment = await opened(5_000);
  const split = [
    { orderId: payment.orderId, share: 'producer' as const, organisationId: grower, fen: 5_300 },
  ];
  const [again] = await asCall(db, {}, (call) =>
    openPayments(call, [{ checkoutId: payment.checkoutId, title: '金桔 5 斤', split, returnTo: '/order/X' }]),
  );
  assert.equal(again?.paymentId, payment.paymentId);
});

test('a notice that comes three times settles once and is booked once', async () => {
  const payment = await opened(10_000);
  for (const notice of [paid(payment), paid(payment), paid(payment)]) await take(notice);
  const shares = await asCall(db, {}, (call) => sharesOfOrder(call, payment.orderId));
  assert.deepEqual(
    shares.map((share) => [share.account, share.fen]),
    [
      ['producer', 9_100],
      ['coop', 500],
      ['carrier', 300],
      ['leader', 300],
      ['platform', 100],
    ],
  );
  assert.deepEqual(await check(), balanced);
});

test('two notices that arrive at the same moment settle once', async () => {
  const payment = await opened(7_777);
  await Promise.all([take(paid(payment)), take(paid(payment)), take(paid(payment))]);
  assert.equal(
    (await asCall(db, {}, (call) => sharesOfOrder(call, payment.orderId))).reduce((s, x) => s + x.fen, 0),
    8_077,
  );
  assert.deepEqual(await check(), balanced);
});

test('notices of many payments taken together are each judged as if alone, repeats and mistakes among them', async () => {
  const [one, two, three] = [await opened(4_000), await opened(5_000), await opened(6_000)];
  const stranger = paid({ paymentId: newId(), amountFen: 1 });
  const wrong = { ...paid({ ...three, amountFen: 7 }), id: newId() };
  const twice = paid(one, newId());
  await asCall(db, {}, (call) =>
    takeNotices(call, [paid(one), paid(two), paid(one), stranger, wrong, twice, paid(three)]),
  );
  for (const { checkoutId } of [one, two, three]) {
    const found = await asCall(db, {}, (call) => paymentOfCheckout(call, checkoutId));
    assert.equal(found?.status, 'settled');
  }
  const { rows } = await sql<{ id: string; problem: string }>`
    select id, problem from paying.notice where problem is not null and id = any(${[stranger.id, wrong.id, twice.id]})`.execute(
    db,
  );
  assert.deepEqual(
    new Map(rows.map(({ id, problem }) => [id, problem])),
    new Map([
      [stranger.id, 'no such payment'],
      [wrong.id, 'amount differs: 6300 fen were due'],
      [twice.id, 'paid twice'],
    ]),
  );
  assert.deepEqual(await check(), balanced);
});

test('a notice of another amount settles nothing and is kept for a person to look at', async () => {
  const payment = await opened(5_000);
  await take(paid({ ...payment, amountFen: 1 }));
  const found = await asCall(db, {}, (call) => paymentOfCheckout(call, payment.checkoutId));
  assert.equal(found?.status, 'opened');
  const kept = await db
    .selectFrom('paying.notice')
    .select('problem')
    .where('paymentId', '=', payment.paymentId)
    .execute();
  assert.deepEqual(kept, [{ problem: 'amount differs: 5300 fen were due' }]);
});

test('money that comes after the payment was closed is booked all the same, so that it can be given back', async () => {
  const payment = await opened(5_000);
  await asCall(db, {}, (call) => closePayment(call, payment.checkoutId));
  await take(paid(payment));
  const found = await asCall(db, {}, (call) => paymentOfCheckout(call, payment.checkoutId));
  assert.equal(found?.status, 'settled');
  assert.deepEqual(await check(), balanced);
});

test('a refund asked twice is one refund; told twice it is booked once; repeated payment notices after it change nothing', async () => {
  const payment = await opened(5_000);
  await take(paid(payment));
  const refundId = newId();
  const ask = () =>
    asCall(db, {}, (call) => refund(call, { refundId, ...payment, fen: 1_000, reason: '少了一斤' }));
  must(await ask());
  must(await ask());
  await take(refunded(refundId, 1_000));
  await take(paid(payment));
  await take(refunded(refundId, 1_000));
  const found = await asCall(db, {}, (call) => paymentOfCheckout(call, payment.checkoutId));
  assert.equal(found?.refundedFen, 1_000);
  assert.deepEqual(await check(), balanced);
});

test('nothing is refunded before it is paid, and never more than was paid', async () => {
  const payment = await opened(5_000);
  const ask = (fen: number) =>
    asCall(db, {}, (call) => refund(call, { refundId: newId(), ...payment, fen, reason: 'x' }));
  const early = await ask(100);
  assert.equal(early.ok === false && early.refusal.code, 'paying.not-settled');
  await take(paid(payment));
  must(await ask(5_299));
  const beyond = await ask(2);
  assert.equal(beyond.ok === false && beyond.refusal.code, 'paying.more-than-paid');
  must(await ask(1));
});

test('two claims racing for the same money cannot both have it', async () => {
  const payment = await opened(5_000);
  await take(paid(payment));
  const ask = () =>
    asCall(db, {}, (call) => refund(call, { refundId: newId(), ...payment, fen: 3_000, reason: 'x' }));
  const outcomes = await Promise.all([ask(), ask(), ask()]);
  assert.equal(outcomes.filter((outcome) => outcome.ok).length, 1);
  assert.deepEqual(await check(), balanced);
});

test('the database refuses an entry that does not balance, and any change of the book', async () => {
  await assert.rejects(
    db.transaction().execute(async (tx) => {
      const account = await tx.selectFrom('paying.account').select('id').executeTakeFirstOrThrow();
      const entry = {
        countyId: COUNTY,
        id: newId(),
        kind: 'sale' as const,
        sourceId: newId(),
        paymentId: newId(),
        at: MORNING,
      };
      await tx.insertInto('paying.entry').values(entry).execute();
      await tx
        .insertInto('paying.posting')
        .values({
          countyId: COUNTY,
          entryId: entry.id,
          position: 0,
          accountId: account.id,
          orderId: newId(),
          amountFen: 5,
        })
        .execute();
    }),
    /off balance by 5 fen/,
  );
  await assert.rejects(db.updateTable('paying.posting').set({ amountFen: 1 }).execute(), /only added to/);
});

test('over any history of payments, repeats, refunds and closings, the book balances', async () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('pay' as const), which: fc.nat(4) }),
    fc.record({ do: fc.constant('close' as const), which: fc.nat(4) }),
    fc.record({
      do: fc.constant('refund' as const),
      which: fc.nat(4),
      fen: fc.integer({ min: 1, max: 9_000 }),
      told: fc.boolean(),
    }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 99_999 }), { minLength: 1, maxLength: 4 }),
      fc.array(step, { maxLength: 14 }),
      async (amounts, steps) => {
        const payments = await Promise.all(amounts.map((fen) => opened(fen)));
        for (const { which, ...next } of steps) {
          const payment = payments[which % payments.length];
          if (!payment) continue;
          if (next.do === 'pay') await take(paid(payment));
          if (next.do === 'close') await asCall(db, {}, (call) => closePayment(call, payment.checkoutId));
          if (next.do === 'refund') {
            const refundId = newId();
            const outcome = await asCall(db, {}, (call) =>
              refund(call, { refundId, ...payment, fen: next.fen, reason: 'any' }),
            );
            if (outcome.ok && next.told) await take(refunded(refundId, next.fen));
          }
        }
        assert.deepEqual(await check(), balanced);
      },
    ),
    { numRuns: 25 },
  );
});
