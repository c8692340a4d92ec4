import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { beyondHeld, finalPrice, isSlip, priceFor, type Terms } from './final-price.ts';

const pomelo: Terms = { form: 'piece-by-weight', priceFen: 800, priceUnit: 'kg', pieceGrams: 1500 };
const kumquat: Terms = { form: 'by-weight', priceFen: 1290, priceUnit: 'jin' };
const pieces = (count: number) => ({ milli: count * 1000, unit: 'piece' as const });

test('two pomelos that weigh 2.846 kg cost 22.77 yuan, not the 26.40 that were held', () => {
  assert.equal(finalPrice(pomelo, 2640, { packed: pieces(2), grams: 2846 }), 2277);
});

test('pomelos heavier than expected never cost more than was held', () => {
  assert.equal(finalPrice(pomelo, 2640, { packed: pieces(2), grams: 3900 }), 2640);
});

test('a pomelo that was not there costs nothing', () => {
  assert.equal(finalPrice(pomelo, 2640, { packed: pieces(0) }), 0);
});

test('pomelos are not packed without a reading of the scale', () => {
  assert.throws(() => finalPrice(pomelo, 2640, { packed: pieces(2) }), /need a reading/);
});

test('a bag two hundred grams short is paid two hundred grams less', () => {
  assert.equal(finalPrice(kumquat, 6450, { packed: { milli: 4600, unit: 'jin' } }), 5934);
});

test('a box is priced by the box and does not wait for a scale', () => {
  const box: Terms = { form: 'mixed-box', priceFen: 6800, priceUnit: 'piece', pieceGrams: 4000 };
  assert.equal(finalPrice(box, 20_400, { packed: pieces(2) }), 13_600);
});

test('a price per jin sells kilos at twice as much, and a price per kilo sells jin at half', () => {
  assert.equal(priceFor(kumquat, { milli: 2500, unit: 'kg' }), 6450);
  assert.equal(priceFor({ ...kumquat, priceFen: 1599, priceUnit: 'kg' }, { milli: 1000, unit: 'jin' }), 800);
  assert.throws(() => priceFor(kumquat, pieces(1)), /does not price/);
});

test('a reading ten times off is taken for a slip, a heavy fruit is not', () => {
  assert.equal(isSlip(3_000, 28_460), true);
  assert.equal(isSlip(3_000, 284), true);
  assert.equal(isSlip(3_000, 3_900), false);
});

test('what heavy pomelos come to beyond what was held is known, and nothing else ever does', () => {
  assert.equal(beyondHeld(pomelo, 2640, { packed: pieces(2), grams: 3600 }), 240);
  assert.equal(beyondHeld(pomelo, 2640, { packed: pieces(2), grams: 3300 }), 0);
  assert.equal(beyondHeld(kumquat, 6450, { packed: { milli: 5000, unit: 'jin' }, grams: 2700 }), 0);
});

test('boxes lighter than the law allows are paid by what is in them', () => {
  const box: Terms = { form: 'mixed-box', priceFen: 6800, priceUnit: 'piece', pieceGrams: 4000 };
  const reading = { packed: pieces(2), grams: 6000, declaredGrams: 8000 };
  assert.equal(finalPrice(box, 13_600, reading), 10_200);
});

test('whatever is on the scale, a line costs between nothing and what was held', () => {
  const terms = fc.record({
    form: fc.constant('piece-by-weight' as const),
    priceFen: fc.integer({ min: 1, max: 100_000 }),
    priceUnit: fc.constantFrom('kg' as const, 'jin' as const),
    pieceGrams: fc.integer({ min: 1, max: 30_000 }),
  });
  const held = fc.integer({ min: 0, max: 10_000_000 });
  const grams = fc.integer({ min: 1, max: 20_000_000 });
  fc.assert(
    fc.property(terms, held, grams, (sold, heldFen, reading) => {
      const final = finalPrice(sold, heldFen, { packed: pieces(3), grams: reading });
      assert.ok(0 <= final && final <= heldFen);
    }),
  );
});
