import assert from 'node:assert/strict';
import test from 'node:test';
import { shortWeight } from './short-weight.ts';
import { WEIGHT_TABLES } from './weight-tables.ts';

const kumquats = {
  position: 1,
  quantity: { milli: 4_000, unit: 'jin' as const },
  terms: { form: 'by-weight' as const, priceFen: 1_290, priceUnit: 'jin' as const },
  finalFen: 5_160,
  category: 'fruit',
};

test('two kilos of fruit may show 40 g less on another scale; beyond that all of what is missing is due', () => {
  const judged = (grams: number) => shortWeight(kumquats, grams, WEIGHT_TABLES);
  assert.deepEqual(judged(1_960)?.beyond, false);
  assert.deepEqual(judged(1_959)?.beyond, true);
  assert.deepEqual(judged(1_800), {
    law: 'loose',
    settledGrams: 2_000,
    measuredGrams: 1_800,
    shortGrams: 200,
    allowedGrams: 40,
    beyond: true,
    dueFen: 516,
  });
  assert.equal(judged(2_100)?.shortGrams, 0);
});

test('what was weighed is judged by its reading, not by what was ordered', () => {
  assert.equal(shortWeight({ ...kumquats, scaleGrams: 1_930 }, 1_900, WEIGHT_TABLES)?.beyond, false);
});

test('boxes are judged by the table of packs, and pieces promise no weight', () => {
  const boxes = {
    ...kumquats,
    quantity: { milli: 2_000, unit: 'piece' as const },
    terms: { form: 'mixed-box' as const, priceFen: 6_800, priceUnit: 'piece' as const, pieceGrams: 1_800 },
    draws: [{ quantity: { milli: 3_000, unit: 'kg' as const } }],
    finalFen: 13_600,
  };
  // 1.5 kg a box: 22 g may be missing of each.
  const judged = shortWeight(boxes, 2_955, WEIGHT_TABLES);
  assert.deepEqual([judged?.law, judged?.allowedGrams, judged?.beyond], ['prepacked', 44, true]);
  const pieces = { ...boxes, terms: { ...boxes.terms, form: 'by-piece' as const } };
  assert.equal(shortWeight(pieces, 900, WEIGHT_TABLES), undefined);
});
