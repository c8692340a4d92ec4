import assert from 'node:assert/strict';
import test from 'node:test';
import { cancelled, expired, moved, type Order, packed, settled } from './order.ts';
import { after, type Status, statuses } from './order-status.ts';

const order = (status: Status, more: Partial<Order> = {}): Order => ({
  status,
  goodsFen: 5_000,
  deliveryFen: 300,
  refundedFen: 0,
  ...more,
});
const packedAt = new Date('2026-06-02T01:00:00Z');

test('a payment in time sells what was reserved and gives nothing back', () => {
  assert.deepEqual(settled(order('reserved')), {
    status: 'paid',
    stock: 'sell',
    givesBack: false,
    refundFen: 0,
  });
});

test('a payment that comes after the order expired or was called off goes back whole', () => {
  for (const status of ['expired', 'cancelled'] as const) {
    assert.deepEqual(settled(order(status)), { status, stock: 'keep', givesBack: false, refundFen: 5_300 });
  }
});

test('a notice that comes twice changes nothing', () => {
  assert.equal(settled(order('paid')), undefined);
  assert.equal(settled(order('expired', { refundedFen: 5_300 })), undefined);
});

test('an unpaid order expires and gives back stock and its place on the departure, and no money', () => {
  assert.deepEqual(expired(order('reserved')), {
    status: 'expired',
    stock: 'release',
    givesBack: true,
    refundFen: 0,
  });
  assert.equal(expired(order('paid')), undefined);
});

test('a paid order can be called off until it is packed, and everything still paid goes back', () => {
  const consequence = cancelled(order('paid', { refundedFen: 100 }));
  assert.deepEqual(consequence, { status: 'cancelled', stock: 'return', givesBack: true, refundFen: 5_200 });
  assert.equal(cancelled(order('packed', { packedAt })), undefined);
  assert.equal(cancelled(order('cancelled')), undefined);
});

test('news from the road that comes late does not lead an order back', () => {
  assert.equal(moved(order('packed'), 'ready')?.status, 'ready');
  assert.equal(moved(order('ready'), 'on-way'), undefined);
  assert.equal(moved(order('collected'), 'ready'), undefined);
  assert.equal(moved(order('collected'), 'lost'), undefined);
  assert.equal(moved(order('paid'), 'expected'), undefined);
});

test('a parcel lost on the way is paid back whole, less what was given back before', () => {
  const consequence = moved(order('on-way', { refundedFen: 363 }), 'lost');
  assert.deepEqual(consequence, { status: 'lost', stock: 'keep', givesBack: false, refundFen: 4_937 });
});

test('packing written down after the parcel left keeps it on its way, and is written down once', () => {
  assert.equal(packed(order('paid')), 'packed');
  assert.equal(packed(order('on-way')), 'on-way');
  assert.equal(packed(order('on-way', { packedAt })), undefined);
  assert.equal(packed(order('reserved')), undefined);
});

test('no step leads out of an ended order, and none leads back', () => {
  const steps = ['settle', 'expire', 'cancel', 'pack', 'leave', 'shelve', 'collect', 'lose'] as const;
  for (const [index, status] of statuses.entries()) {
    for (const step of steps) {
      const next = after(status, step);
      if (next === undefined) continue;
      assert.ok(statuses.indexOf(next) >= index, `${status} → ${step} → ${next}`);
      assert.ok(!['cancelled', 'expired', 'lost'].includes(status), `${status} has ended`);
    }
  }
});
