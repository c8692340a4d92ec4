import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anOffer } from '../../../../test/help/offers.ts';
import { priceWarnings } from './floor.ts';
import { linePrice, unitPrice, weighedPrice } from './line-price.ts';

test('3.5 jin at 10.80 yuan a jin come to 37.80', () => {
  const offer = anOffer({ soldUnit: 'jin', priceUnit: 'jin', priceFen: 1_080 });
  assert.deepEqual(linePrice(offer, 3_500), { estimateFen: 3_780, heldFen: 3_780 });
});

test('sold by the jin and priced by the kg, half a jin rounds to the fen once', () => {
  const offer = anOffer({ soldUnit: 'jin', priceUnit: 'kg', priceFen: 1_999 });
  // 0.25 kg × 19.99 = 4.9975
  assert.equal(linePrice(offer, 500).estimateFen, 500);
});

const pomelo = anOffer({
  form: 'piece-by-weight',
  soldUnit: 'piece',
  priceUnit: 'kg',
  priceFen: 1_200,
  pieceKg: 1_250,
  toleranceBp: 1_500,
});

test('two pomelos of about 1.25 kg at 12 yuan a kg: 30 expected, 34.50 held, never more to pay', () => {
  assert.deepEqual(linePrice(pomelo, 2_000), { estimateFen: 3_000, heldFen: 3_450 });
});

test('what was weighed is what is paid: 2.38 kg at 12 yuan is 28.56', () => {
  assert.equal(weighedPrice(pomelo, 2_380), 2_856);
});

test('every offer can be compared by the kg and the jin', () => {
  const jin = anOffer({ soldUnit: 'jin', priceUnit: 'jin', priceFen: 1_080 });
  assert.deepEqual(unitPrice(jin), { perKg: 2_160, perJin: 1_080, approximate: false });
  const box = anOffer({
    form: 'mixed-box',
    soldUnit: 'piece',
    priceUnit: 'piece',
    priceFen: 9_900,
    pieceKg: 2_500,
  });
  assert.deepEqual(unitPrice(box), { perKg: 3_960, perJin: 1_980, approximate: true });
});

test('a price below the seller’s own floor or below the wholesale price is pointed out', () => {
  const offer = anOffer({ priceFen: 1_300, floorFen: 1_200 });
  assert.deepEqual(priceWarnings(offer, 1_000), []);
  assert.deepEqual(priceWarnings(offer, 1_400), ['below-wholesale']);
  assert.deepEqual(priceWarnings({ ...offer, priceFen: 1_100 }, 1_400), ['below-floor', 'below-wholesale']);
  assert.deepEqual(priceWarnings(offer, undefined), []);
});
