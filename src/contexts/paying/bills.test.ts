import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, dayOf } from '#shared/instant.ts';
import type { BilledLine, ForeignProvider } from '../../../test/help/foreign-provider.ts';
import { paymentWorld } from '../../../test/help/payment-world.ts';
import { recentDifferences } from './bills.ts';
import { fetchBills } from './fetch-bills.ts';

const world = await paymentWorld();
const DAY = 86_400_000;
const fetchAll = () => world.call(fetchBills);
const differences = () => world.call(recentDifferences);
const truly = (lines: readonly BilledLine[]) => lines;

async function paid(provider: ForeignProvider, fen: number) {
  const payment = await world.open(provider.name, fen);
  await world.pay(payment, provider);
  await world.post(provider.name, provider.paidNotice(payment.paymentId));
  return payment;
}

/** Two days later every bill of what happened until now is made. */
async function twoDaysLater() {
  world.wait(2 * DAY);
  await fetchAll();
}

for (const provider of [world.wechat, world.alipay]) {
  const { name } = provider;

  test(`${name}: what is in both book and bill is no line of the report`, async () => {
    const payment = await paid(provider, 5_000);
    await world.refund(payment, 1_234);
    await world.settle();
    await twoDaysLater();
    assert.deepEqual(await differences(), []);
  });

  test(`${name}: a payment nobody told us of, one that the bill lacks, and another amount are a line each`, async () => {
    const day = dayOf(world.now());
    const untold = await world.open(name, 700);
    await world.pay(untold, provider);
    const lacking = await paid(provider, 800);
    const other = await paid(provider, 900);
    const number = (id: string) => (name === 'wechat' ? id.replaceAll('-', '') : id);
    provider.billAs = (lines) =>
      lines
        .filter((line) => line.order !== number(lacking.paymentId))
        .map((line) => (line.order === number(other.paymentId) ? { ...line, fen: 901 } : line));
    await twoDaysLater();
    provider.billAs = truly;
    const found = (await differences()).filter((each) => each.provider === name);
    assert.deepEqual(
      new Map(found.map((each) => [each.number, [each.day, each.kind, each.oursFen, each.theirsFen]])),
      new Map([
        [untold.paymentId, [day, 'paid', null, 700]],
        [lacking.paymentId, [day, 'paid', 800, null]],
        [other.paymentId, [day, 'paid', 900, 901]],
      ]),
    );
    // The notice that comes at last takes its line away.
    await world.post(name, provider.paidNotice(untold.paymentId));
    const after = (await differences()).filter((each) => each.provider === name).map((each) => each.number);
    assert.deepEqual(new Set(after), new Set([lacking.paymentId, other.paymentId]));
    world.wait(40 * DAY);
  });

  test(`${name}: a refund on one side only is a line, and so is money under a number that is none of ours`, async () => {
    const payment = await paid(provider, 5_000);
    const refundId = (await world.refund(payment, 321)) ?? assert.fail('no refund');
    await world.settle();
    const stranger = { refunded: false, order: 'their-own-42', refund: '', reference: 'R-42', fen: 50 };
    provider.billAs = (lines) => [
      ...lines.filter((line) => !line.refunded),
      ...(lines.length > 0 ? [stranger] : []),
    ];
    await twoDaysLater();
    provider.billAs = truly;
    const found = (await differences()).filter((each) => each.provider === name);
    assert.deepEqual(
      new Set(found.map((each) => `${each.kind} ${each.number} ${each.oursFen} ${each.theirsFen}`)),
      new Set([`refunded ${refundId} 321 null`, 'paid their-own-42 null 50']),
    );
    world.wait(40 * DAY);
  });
}

test('a bill that lost its end on the way is not taken, and is fetched whole the next hour', async () => {
  await paid(world.wechat, 4_200);
  world.wait(2 * DAY);
  world.wechat.billCut = true;
  await fetchAll();
  const day = addDays(dayOf(world.now()), -2);
  const kept = () =>
    world.db
      .selectFrom('paying.billLine')
      .select('amountFen')
      .where('provider', '=', 'wechat')
      .where('day', '=', day)
      .execute();
  assert.deepEqual(await kept(), []);
  world.wechat.billCut = false;
  await fetchAll();
  await fetchAll();
  assert.deepEqual(await kept(), [{ amountFen: 4_200 }]);
  world.wait(40 * DAY);
});

test('of any payments and refunds, with any lines left out or changed, exactly the wrong ones are told', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          provider: fc.constantFrom<ForeignProvider>(world.wechat, world.alipay),
          fen: fc.integer({ min: 2, max: 9_999 }),
          refund: fc.boolean(),
          billed: fc.constantFrom('true', 'left out', 'one more'),
        }),
        { minLength: 1, maxLength: 6 },
      ),
      async (cases) => {
        world.wait(40 * DAY);
        const expected = new Set<string>();
        const fate = new Map<string, string>();
        for (const { provider, fen, refund, billed } of cases) {
          const payment = await paid(provider, fen);
          let [id, amount] = [payment.paymentId, fen];
          if (refund) {
            amount = Math.ceil(fen / 2);
            id = (await world.refund(payment, amount)) ?? assert.fail('no refund');
          }
          fate.set(id.replaceAll('-', ''), billed);
          if (billed === 'left out') expected.add(`${id} ${amount} null`);
          if (billed === 'one more') expected.add(`${id} ${amount} ${amount + 1}`);
        }
        await world.settle();
        const written: ForeignProvider['billAs'] = (lines) =>
          lines.flatMap((line) => {
            const billed = fate.get((line.refunded ? line.refund : line.order).replaceAll('-', ''));
            if (billed === 'left out') return [];
            return [billed === 'one more' ? { ...line, fen: line.fen + 1 } : line];
          });
        world.wechat.billAs = written;
        world.alipay.billAs = written;
        await twoDaysLater();
        const found = (await differences()).map((each) => `${each.number} ${each.oursFen} ${each.theirsFen}`);
        assert.deepEqual(new Set(found), expected);
      },
    ),
    { numRuns: 12 },
  );
});
