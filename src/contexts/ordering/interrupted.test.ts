import assert from 'node:assert/strict';
import test from 'node:test';
import { takeNotices } from '#paying';
import { type Call, platform } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { announce } from '#shared/outbox.ts';
import { must } from '#shared/outcome.ts';
import { asCall, type Circumstances, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { type Cut, fingerprint, interruptedAfter } from '../../../test/help/interrupted.ts';
import { noticeFor, openMarket, payFor, settleAll, shopper } from '../../../test/help/market.ts';
import { POINT } from '../../../test/help/network.ts';
import {
  agreedDays,
  cancelOrder,
  claim,
  decideClaim,
  decideLot,
  expireUnpaid,
  packOrder,
  placeOrder,
  quote,
} from './index.ts';
import { onLotDecided } from './on-lot-decided.ts';
import { onPaymentsSettled } from './on-payments-settled.ts';
import { type Order, ordersByIds, ordersOfCheckout } from './orders.ts';

// What a crash leaves behind, step by step: every verb that moves money or stock is cut off after each of its writes, once by
// an exception and once by a lost connection, and must leave the database as it was. Then it is sent again and must succeed.
const database = await testDatabase();
const { db, pool } = database;
const { offers, orchard } = await openMarket(db);
const later = (minutes: number) => new Date(MORNING.getTime() + minutes * 60_000);

const everything = [
  'ordering.basket_line',
  'ordering.checkout',
  'ordering."order"',
  'ordering.order_line',
  'ordering.order_line_lot',
  'ordering.weighing',
  'ordering.refund',
  'ordering.claim',
  'ordering.lot_decision',
  'ordering.lot_decision_line',
  'origin.lot',
  'origin.forecast',
  'delivery.hold',
  'delivery.service_day',
  'paying.payment',
  'paying.refund',
  'paying.entry',
  'paying.posting',
  'paying.notice',
  'graphile_worker._private_jobs',
];

interface Act {
  readonly name: string;
  /** Makes what the act needs, and answers the act itself. Run anew for each cut. */
  readonly ready: () => Promise<{
    readonly given?: Circumstances;
    readonly verb: (call: Call) => Promise<unknown>;
  }>;
}

const guest = shopper(db);
const one = async (checkoutId: string): Promise<Order> => {
  const [order] = await asCall(db, {}, (call) => ordersOfCheckout(call, checkoutId));
  assert.ok(order);
  return order;
};
const lines = () =>
  [
    [offers.pomelo, 1_000],
    [offers.kumquats, 500],
    [offers.ahead, 1_000],
  ] as const;
const placed = async (wanted: Parameters<typeof guest.fill>[0] = [[offers.pomelo, 1_000]]) =>
  must(await guest.order(await guest.fill(wanted)));
const paid = async () => {
  const { checkoutId } = await placed();
  await payFor(database, checkoutId);
  return one(checkoutId);
};

const acts: readonly Act[] = [
  {
    name: 'placing an order',
    ready: async () => {
      const basketId = await guest.fill(lines());
      const shown = must(await guest.run((call) => quote(call, { basketId, nodeId: POINT })));
      const form = {
        checkoutId: newId(),
        basketId,
        nodeId: POINT,
        name: '李小红',
        phone: '13877321234',
        lang: 'zh' as const,
        agreedFen: shown.totalFen,
        agreedDays: agreedDays(shown),
      };
      return { verb: async (call) => must(await placeOrder(call, form)) };
    },
  },
  {
    name: 'taking the provider’s notice',
    ready: async () => {
      const { checkoutId } = await placed();
      const notice = await noticeFor(db, checkoutId);
      return { verb: (call) => takeNotices(call, [notice]) };
    },
  },
  {
    name: 'hearing that it is paid',
    ready: async () => {
      const { checkoutId } = await placed(lines());
      await asCall(db, {}, async (call) => takeNotices(call, [await noticeFor(db, checkoutId)]));
      return { verb: (call) => onPaymentsSettled(call, [{ checkoutId }]) };
    },
  },
  {
    name: 'expiring an unpaid order',
    ready: async () => {
      await placed(lines());
      return { given: { now: later(16) }, verb: expireUnpaid };
    },
  },
  {
    name: 'calling a paid order off',
    ready: async () => {
      const { id, token } = await paid();
      return { verb: async (call) => must(await cancelOrder(call, { orderId: id, token, words: '' })) };
    },
  },
  {
    name: 'packing by the scale',
    ready: async () => {
      const { id } = await paid();
      const packing = { packingId: newId(), orderId: id, lines: [{ position: 1, grams: 1_400 }] };
      return {
        given: { actor: orchard.loner },
        verb: async (call) => must(await packOrder(call, packing)),
      };
    },
  },
  {
    name: 'granting a claim',
    ready: async () => {
      const { id, token } = await paid();
      await asCall(db, {}, (call) =>
        announce(call, 'shipment-moved', { orderId: id, status: 'collected', at: MORNING.toISOString() }),
      );
      await settleAll(database);
      const claimId = newId();
      const asked = {
        claimId,
        orderId: id,
        token,
        position: 1,
        reason: 'spoiled',
        words: '',
        askedFen: 500,
      } as const;
      must(await guest.run((call) => claim(call, asked)));
      return {
        verb: async (call) => must(await decideClaim(call, { claimId, grantedFen: 400, reason: '' })),
      };
    },
  },
  {
    name: 'carrying out a decision on a lot',
    ready: async () => {
      const { id } = await paid();
      const packing = { packingId: newId(), orderId: id, lines: [{ position: 1, grams: 1_400 }] };
      must(await shopper(db, { actor: orchard.loner }).run((call) => packOrder(call, packing)));
      const [order] = await asCall(db, {}, (call) => ordersByIds(call, [id]));
      const lotId = order?.lines[0]?.draws[0]?.lotId ?? '';
      const decisionId = newId();
      const decision = { decisionId, lotId, reach: 'all', basisPoints: 5_000, borneBy: 'seller' } as const;
      must(
        await shopper(db, { actor: orchard.officer }).run((call) =>
          decideLot(call, { ...decision, reason: '有软的' }),
        ),
      );
      return { verb: (call) => onLotDecided(call, { decisionId }) };
    },
  },
];

for (const { name, ready } of acts) {
  for (const cut of ['thrown', 'disconnected'] as const satisfies readonly Cut[]) {
    test(`${name}, cut off after each write (${cut}), leaves nothing half-done and succeeds when sent again`, async (t) => {
      const { given = { actor: platform }, verb } = await ready();
      const before = await fingerprint(pool, everything);
      const steps: string[] = [];
      for (let writes = 1; ; writes += 1) {
        const { after } = await interruptedAfter(database, writes, cut, given, verb);
        if (after === undefined) break;
        assert.deepEqual(await fingerprint(pool, everything), before, `after ${after} (write ${writes})`);
        steps.push(after);
      }
      t.diagnostic(`as before after each of ${steps.join(' → ')}`);
      assert.notDeepEqual(await fingerprint(pool, everything), before, 'sent again, it is done');
    });
  }
}
