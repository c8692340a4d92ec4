import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { owedBy, reversedShares, standingShares } from './reverse.ts';
import { type OrderToShare, type Share, sharesIn, sharesOf, total, writtenShares } from './shares.ts';

const rule = { coopBp: 500, brandBp: 200, leaderBp: 300, platformBp: 100 };
const order: OrderToShare = {
  orderId: 'o1',
  deliveryFen: 300,
  carrierId: 'carrier',
  leaderId: 'keeper',
  lines: [{ producerId: 'wei', sellerId: 'coop', brandHolderId: 'association', fen: 10_000 }],
};

function held(shares: readonly Share[], kind: string) {
  return total(shares.filter((share) => share.share === kind));
}

test('of a hundred yuan sold through the co-op under the brand, the grower keeps eighty-nine', () => {
  const shares = sharesOf(order, rule);
  assert.equal(held(shares, 'producer'), 8_900);
  assert.equal(held(shares, 'coop'), 500);
  assert.equal(held(shares, 'brand'), 200);
  assert.equal(held(shares, 'leader'), 300);
  assert.equal(held(shares, 'platform'), 100);
  assert.equal(held(shares, 'carrier'), 300);
});

test('a grower who sells for herself without the brand pays neither co-op nor brand', () => {
  const shares = sharesOf({ ...order, lines: [{ producerId: 'wei', sellerId: 'wei', fen: 10_000 }] }, rule);
  assert.equal(held(shares, 'producer'), 9_600);
  assert.equal(held(shares, 'coop') + held(shares, 'brand'), 0);
});

test('a claim on the goods leaves the delivery fee with the carrier', () => {
  const back = reversedShares(sharesOf(order, rule), 10_000);
  assert.equal(held(back, 'carrier'), 0);
  assert.equal(total(back), 10_000);
});

test('whoever alone bears a refund gives their own share first, and owes the others what is taken from them', () => {
  const carrier = { share: 'carrier', organisationId: 'carrier' } as const;
  const back = reversedShares(sharesOf(order, rule), 1_300, { bearer: carrier });
  assert.equal(held(back, 'carrier'), 300);
  assert.equal(total(back), 1_300);
  assert.equal(total(owedBy(carrier, back)), 1_000);
  assert.equal(held(owedBy(carrier, back), 'carrier'), 0);
});

test('what is wrong with one grower’s goods is not taken from another’s', () => {
  const line = (producerId: string) => ({ producerId, sellerId: 'coop', fen: 5_000 });
  const shares = sharesOf({ ...order, lines: [line('chen'), line('qin')] }, rule);
  const of = sharesOf({ ...order, deliveryFen: 0, lines: [line('qin')] }, rule);
  const by = (back: readonly Share[], name: string) =>
    total(back.filter(({ organisationId }) => organisationId === name));
  const half = reversedShares(shares, 2_500, { of });
  assert.deepEqual([by(half, 'chen'), total(half)], [0, 2_500]);
  assert.equal(by(half, 'qin'), by(of, 'qin') / 2);
  const more = reversedShares(shares, 6_000, { of });
  assert.equal(total(more), 6_000);
  assert.equal(by(more, 'qin'), by(of, 'qin'), 'beyond the line, what is missing comes from the others');
});

test('of two fen, fees that are each rounded up take no more than there is', () => {
  const dear = { coopBp: 2_500, brandBp: 2_500, leaderBp: 2_500, platformBp: 2_400 };
  const lines = order.lines.map((line) => ({ ...line, fen: 2 }));
  const shares = sharesOf({ ...order, deliveryFen: 0, lines }, dear);
  assert.equal(total(shares), 2);
  assert.ok(shares.every(({ fen }) => fen > 0));
});

const anyOrder = fc.record({
  orderId: fc.constant('o1'),
  deliveryFen: fc.integer({ min: 0, max: 5_000 }),
  carrierId: fc.constant('carrier'),
  leaderId: fc.constant('keeper'),
  lines: fc.array(
    fc.record({
      producerId: fc.constantFrom('a', 'b', 'c'),
      sellerId: fc.constantFrom('a', 'coop'),
      brandHolderId: fc.constant('association'),
      fen: fc.oneof(fc.integer({ min: 1, max: 2_000_000 }), fc.integer({ min: 1, max: 20 })),
    }),
    { minLength: 1, maxLength: 6 },
  ),
});
const anyRule = fc.record({
  coopBp: fc.integer({ min: 0, max: 2500 }),
  brandBp: fc.integer({ min: 0, max: 2500 }),
  leaderBp: fc.integer({ min: 0, max: 2500 }),
  platformBp: fc.integer({ min: 0, max: 2400 }),
});

test('every fen paid is somebody’s, and nobody’s share is negative', () => {
  fc.assert(
    fc.property(anyOrder, anyRule, (toShare, anyRuleInForce) => {
      const shares = sharesOf(toShare, anyRuleInForce);
      const paid = toShare.deliveryFen + total(toShare.lines);
      assert.equal(total(shares), paid);
      assert.ok(shares.every((share) => share.fen > 0));
    }),
  );
});

test('however a payment is refunded in pieces, no share goes below zero and the last fen returns every share whole', () => {
  fc.assert(
    fc.property(
      anyOrder,
      fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 12 }),
      (toShare, wishes) => {
        const shares = sharesOf(toShare, rule);
        const reversed: Share[] = [];
        for (const wish of [...wishes, Number.MAX_SAFE_INTEGER]) {
          const standing = standingShares(shares, reversed);
          const fen = Math.min(wish, total(standing));
          if (fen > 0) reversed.push(...reversedShares(standing, fen));
          assert.ok(standingShares(shares, reversed).every((share) => share.fen >= 0));
        }
        assert.ok(standingShares(shares, reversed).every((share) => share.fen === 0));
      },
    ),
  );
});

test('what is written of any shares is read as they were, order by order', () => {
  const share: fc.Arbitrary<Share> = fc.record(
    {
      orderId: fc.constantFrom('o1', 'o2', 'o3'),
      share: fc.constantFrom('producer' as const, 'carrier' as const, 'platform' as const),
      organisationId: fc.option(fc.constantFrom('wei', 'coop')),
      fen: fc.integer({ min: -1_000_000, max: 1_000_000 }),
    },
    { noNullPrototype: true },
  );
  fc.assert(
    fc.property(fc.array(share), (shares) => {
      const byOrder = [...Map.groupBy(shares, ({ orderId }) => orderId).values()].flat();
      assert.deepEqual(sharesIn(JSON.parse(writtenShares(shares))), byOrder);
    }),
  );
});

test('what is no list of shares is not taken for an empty one', () => {
  assert.throws(() => sharesIn({ fen: 1 }), TypeError);
  assert.throws(() => sharesIn(null), TypeError);
});
