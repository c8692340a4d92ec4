import assert from 'node:assert/strict';
import test from 'node:test';
import { gramsPacked, type LineToPack, readLine } from './readings.ts';

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
