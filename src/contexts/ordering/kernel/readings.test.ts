import assert from 'node:assert/strict';
import test from 'node:test';
import { gramsPacked, type LineToPack, readLine as read } from './readings.ts';
import { WEIGHT_TABLES } from './weight-tables.ts';

const readLine = (line: Parameters<typeof read>[0], said: LineToPack | undefined) =>
  read(line, said, WEIGHT_TABLES.prepacked);

const pomelos = {
  position: 1,
  quantity: { milli: 2000, unit: 'piece' as const },
  terms: {
    form: 'piece-by-weight' as const,
    priceFen: 800,
    priceUnit: 'kg' as const,
    pieceGrams: 1500,
  },
};
const kumquats = {
  position: 2,
  quantity: { milli: 5000, unit: 'jin' as const },
  terms: { form: 'by-weight' as const, priceFen: 1290, priceUnit: 'jin' as const },
};
const problem = (line: typeof pomelos | typeof kumquats, said: Omit<LineToPack, 'position'>) => {
  const read = readLine(line, { position: line.position, ...said });
  return 'problem' in read ? read.problem : undefined;
};

test('a line nobody mentions was packed as ordered, if it need not be weighed', () => {
  assert.deepEqual(readLine(kumquats, undefined), { line: kumquats, reading: { packed: kumquats.quantity } });
  assert.equal('problem' in readLine(pomelos, undefined), true);
});

test('pomelos need a reading, unless there were none', () => {
  assert.equal(problem(pomelos, {}), 'no-reading');
  assert.equal(problem(pomelos, { packedMilli: 0 }), undefined);
  assert.equal(problem(pomelos, { grams: 2846 }), undefined);
});

test('a reading of 28 kilos for two pomelos is asked again', () => {
  assert.equal(problem(pomelos, { grams: 28_460 }), 'slip');
});

test('nobody packs more than was ordered, less than nothing, or half a pomelo', () => {
  assert.equal(problem(kumquats, { packedMilli: 5001 }), 'more-than-ordered');
  assert.equal(problem(kumquats, { packedMilli: -1 }), 'more-than-ordered');
  assert.equal(problem(pomelos, { packedMilli: 1500, grams: 2000 }), 'more-than-ordered');
});

test('a parcel weighs what the scale says, what was asked for by weight, or what its pieces are estimated at', () => {
  assert.equal(gramsPacked(pomelos.terms, { packed: pomelos.quantity, grams: 2846 }), 2846);
  assert.equal(gramsPacked(kumquats.terms, { packed: { milli: 4999, unit: 'jin' } }), 2500);
  assert.equal(gramsPacked(pomelos.terms, { packed: { milli: 1000, unit: 'piece' } }), 1500);
});

test('a bag of five jin is paid by the scale when that shows less, and is no more than five jin when it shows more', () => {
  const packed = (grams: number) => {
    const said = readLine(kumquats, { position: 2, grams });
    return 'reading' in said ? said.reading.packed.milli : said.problem;
  };
  assert.deepEqual([2_460, 2_500, 2_580, 25_000].map(packed), [4_920, 5_000, 5_000, 'slip']);
});

test('a box of mixed grades may be as light as order 70 allows each box, and is then a full box', () => {
  const boxes = {
    position: 3,
    quantity: { milli: 2000, unit: 'piece' as const },
    terms: { form: 'mixed-box' as const, priceFen: 6800, priceUnit: 'piece' as const, pieceGrams: 1800 },
    draws: [
      { quantity: { milli: 2000, unit: 'kg' as const } },
      { quantity: { milli: 4000, unit: 'jin' as const } },
    ],
  };
  const said = (grams: number, packedMilli?: number) =>
    readLine(boxes, { position: 3, grams, ...(packedMilli === undefined ? {} : { packedMilli }) });
  // 2 kg a box: 30 g may be missing of each.
  assert.deepEqual(said(3_940), { line: boxes, reading: { packed: boxes.quantity, grams: 3_940 } });
  assert.deepEqual(said(3_939), {
    line: boxes,
    reading: { packed: boxes.quantity, grams: 3_939, declaredGrams: 4_000 },
  });
  const one = { milli: 1000, unit: 'piece' };
  assert.deepEqual(said(1_970, 1000), { line: boxes, reading: { packed: one, grams: 1_970 } });
  assert.equal('problem' in said(400), true);
});
