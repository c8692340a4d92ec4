import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { type Draw, drawn } from './draws.ts';
import { finalPrice, priceFor, type Terms } from './final-price.ts';
import { overpaid, stillPaid } from './line-money.ts';
import {
  type Consequence,
  cancelled,
  expired,
  moved,
  type Order,
  packed,
  refundable,
  settled,
} from './order.ts';

// One lot of 20 kg, and whatever may happen to orders of pomelos from it, in any order. What origin's and paying's doors do
// is played by four numbers; the rules are the real ones.
const LOT = 20_000;
const terms: Terms = { form: 'piece-by-weight', priceFen: 800, priceUnit: 'kg', pieceGrams: 1500 };

interface Placed {
  order: Order;
  draws: readonly Draw[];
  pieces: number;
  heldFen: number;
  lineRefundedFen: number;
  capacity: number;
}

interface County {
  reserved: number;
  sold: number;
  capacity: number;
  readonly orders: Placed[];
}

const step = fc.oneof(
  fc.record({ act: fc.constant('place' as const), pieces: fc.integer({ min: 1, max: 5 }) }),
  fc.record({
    act: fc.constantFrom('settle' as const, 'expire' as const, 'cancel' as const),
    at: fc.nat(20),
  }),
  fc.record({
    act: fc.constant('pack' as const),
    at: fc.nat(20),
    grams: fc.integer({ min: 1, max: 12_000 }),
  }),
  fc.record({
    act: fc.constant('move' as const),
    at: fc.nat(20),
    to: fc.constantFrom('at-hub', 'on-way', 'ready', 'collected', 'lost'),
  }),
  fc.record({ act: fc.constant('claim' as const), at: fc.nat(20), fen: fc.integer({ min: 1, max: 10_000 }) }),
);
type Act = typeof step extends fc.Arbitrary<infer T> ? T : never;

test('whatever happens, stock is never oversold, no order gives back more than was paid, and what ended holds nothing', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (acts) => {
      const county: County = { reserved: 0, sold: 0, capacity: 0, orders: [] };
      for (const act of acts) {
        play(county, act);
        check(county);
      }
    }),
    { numRuns: 500 },
  );
});

function play(county: County, act: Act): void {
  if (act.act === 'place') {
    place(county, act.pieces);
    return;
  }
  const placed = county.orders[act.at % Math.max(1, county.orders.length)];
  if (!placed) return;
  switch (act.act) {
    case 'settle':
      carryOut(county, placed, settled(placed.order));
      break;
    case 'expire':
      carryOut(county, placed, expired(placed.order));
      break;
    case 'cancel':
      carryOut(county, placed, cancelled(placed.order));
      break;
    case 'move':
      carryOut(county, placed, moved(placed.order, act.to));
      break;
    case 'pack':
      pack(county, placed, act.grams);
      break;
    case 'claim':
      claim(placed, act.fen);
      break;
  }
}

function place(county: County, pieces: number): void {
  const milli = pieces * 1500;
  if (county.reserved + county.sold + milli > LOT) return;
  county.reserved += milli;
  county.capacity += milli;
  const heldFen = priceFor(terms, { milli: pieces * 1650, unit: 'kg' });
  county.orders.push({
    order: { status: 'reserved', goodsFen: heldFen, deliveryFen: 300, refundedFen: 0 },
    draws: [{ lotId: 'lot', productCode: 'pomelo', quantity: { milli, unit: 'kg' } }],
    pieces,
    heldFen,
    lineRefundedFen: 0,
    capacity: milli,
  });
}

function carryOut(county: County, placed: Placed, consequence: Consequence | undefined): void {
  if (!consequence) return;
  const milli = sum(placed.draws);
  if (consequence.stock === 'sell' || consequence.stock === 'release') county.reserved -= milli;
  if (consequence.stock === 'sell') county.sold += milli;
  if (consequence.stock === 'return') county.sold -= milli;
  if (consequence.stock === 'release' || consequence.stock === 'return') placed.draws = [];
  if (consequence.givesBack) {
    county.capacity -= placed.capacity;
    placed.capacity = 0;
  }
  placed.order = {
    ...placed.order,
    status: consequence.status,
    refundedFen: placed.order.refundedFen + consequence.refundFen,
  };
}

function pack(county: County, placed: Placed, grams: number): void {
  const status = packed(placed.order);
  if (!status) return;
  const reading = { packed: { milli: placed.pieces * 1000, unit: 'piece' as const }, grams };
  const { kept, back, more } = drawn(placed.draws, reading.packed, reading);
  county.sold -= sum(back);
  const extra = sum(more) <= LOT - county.reserved - county.sold ? more : [];
  county.sold += sum(extra);
  placed.draws = [...kept, ...extra];
  const finalFen = finalPrice(terms, placed.heldFen, reading);
  payBack(placed, overpaid({ heldFen: placed.heldFen, refundedFen: placed.lineRefundedFen }, finalFen));
  placed.order = { ...placed.order, status, packedAt: new Date(0) };
}

function claim(placed: Placed, asked: number): void {
  if (placed.order.status !== 'collected') return;
  payBack(
    placed,
    Math.min(asked, stillPaid({ heldFen: placed.heldFen, refundedFen: placed.lineRefundedFen })),
  );
}

function payBack(placed: Placed, fen: number): void {
  placed.lineRefundedFen += fen;
  placed.order = { ...placed.order, refundedFen: placed.order.refundedFen + fen };
}

function check(county: County): void {
  const standing = (status: (of: Order['status']) => boolean) =>
    county.orders.filter(({ order }) => status(order.status)).reduce((all, { draws }) => all + sum(draws), 0);
  assert.ok(county.reserved >= 0 && county.sold >= 0 && county.reserved + county.sold <= LOT);
  assert.equal(
    county.reserved,
    standing((status) => status === 'reserved'),
  );
  assert.equal(
    county.sold,
    standing((status) => status !== 'reserved'),
  );
  assert.equal(
    county.capacity,
    county.orders.reduce((all, { capacity }) => all + capacity, 0),
  );
  for (const { order, draws, capacity } of county.orders) {
    assert.ok(refundable(order) >= 0, 'gives back more than was paid');
    if (order.status === 'cancelled' || order.status === 'expired') {
      assert.equal(sum(draws) + capacity, 0, `a ${order.status} order still holds something`);
    }
    if (order.status === 'lost') assert.equal(refundable(order), 0);
  }
}

function sum(draws: readonly Draw[]): number {
  return draws.reduce((all, draw) => all + draw.quantity.milli, 0);
}
