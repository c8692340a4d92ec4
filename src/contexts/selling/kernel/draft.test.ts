import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Draft, flawOf, partsOf } from './draft.ts';

const kumquats: Draft = {
  id: 'offer',
  sellerId: 'seller',
  form: 'by-weight',
  productCode: 'kumquat',
  grade: 'first',
  titleZh: '滑皮金桔',
  titleEn: 'Smooth-skin kumquat',
  priceFen: 1_080,
  priceUnit: 'jin',
  soldUnit: 'jin',
  step: 1_000,
  least: 3_000,
  most: 60_000,
  onFrom: '2026-11-15',
  onUntil: '2027-03-20',
};
const box: Draft = {
  ...kumquats,
  form: 'pick-of-season',
  grade: undefined,
  soldUnit: 'piece',
  priceUnit: 'piece',
  least: 1_000,
  pieceKg: 2_000,
  kinds: 2,
  parts: ['kumquat', 'orange', 'pomelo'].map((productCode) => ({
    productCode,
    grade: 'first',
    milli: 1_000,
    unit: 'kg',
  })),
};

test('kumquats by the jin, a pomelo by weight and a box of the season are sound drafts', () => {
  assert.equal(flawOf(kumquats), undefined);
  assert.equal(
    flawOf({ ...kumquats, form: 'piece-by-weight', soldUnit: 'piece', pieceKg: 1_200 }),
    undefined,
  );
  assert.equal(flawOf(box), undefined);
});

test('each form has its units: weight is not sold by the piece, nor boxes by the jin', () => {
  assert.equal(flawOf({ ...kumquats, soldUnit: 'piece' }), 'units');
  assert.equal(flawOf({ ...box, priceUnit: 'jin' }), 'units');
  assert.equal(flawOf({ ...kumquats, form: 'presale', forecastId: 'f', priceUnit: 'piece' }), 'units');
});

test('a box has parts and no grade of its own, and picks from at least as many kinds as go into it', () => {
  assert.equal(flawOf({ ...box, grade: 'first' }), 'grade');
  assert.equal(flawOf({ ...box, parts: [] }), 'parts');
  assert.equal(flawOf({ ...box, parts: [...(box.parts ?? []), ...(box.parts ?? [])] }), 'parts');
  assert.equal(flawOf({ ...box, kinds: 4 }), 'kinds');
});

test('an order is a whole number of steps, and a step is not finer than a gram', () => {
  assert.equal(flawOf({ ...kumquats, least: 2_500 }), 'quantity');
  assert.equal(flawOf({ ...kumquats, step: 1, least: 1, most: 1 }), 'too-fine');
});

test('what is sold by the piece says what a piece weighs, and a presale what it is sold against', () => {
  assert.equal(flawOf({ ...box, pieceKg: undefined }), 'piece-weight');
  assert.equal(flawOf({ ...kumquats, form: 'presale' }), 'forecast');
});

test('selling ends after it begins, on days that exist', () => {
  assert.equal(flawOf({ ...kumquats, onUntil: '2026-11-14' }), 'dates');
  assert.equal(flawOf({ ...kumquats, onUntil: '2027-02-30' }), 'dates');
});

test('a pomelo of about 1.2 kg draws 1.2 kg from the lot for each piece', () => {
  const pomelo: Draft = { ...kumquats, form: 'piece-by-weight', soldUnit: 'piece', pieceKg: 1_200 };
  assert.deepEqual(partsOf(pomelo), [{ productCode: 'kumquat', grade: 'first', milli: 1_200, unit: 'kg' }]);
});
