import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sharedFolder } from '../../../../test/help/shared.ts';
import { readCensus2010 } from './census-2010.ts';

const data = sharedFolder('data/region');

test('every figure of the census case is of 2010, before the villages of 2016, and no county is lost', {
  skip: data.skip,
}, async () => {
  const census = await readCensus2010(data.path);
  assert.ok(census.columns.every(({ year }) => year === 2010));
  assert.equal(census.outcome.year, 2016);
  // 2,522 counties have the same code in both lists; 217 had a village, 17 of them under a new code.
  assert.equal(census.codes.length, 2522);
  assert.equal(
    census.outcome.values.reduce((sum, came) => sum + came, 0),
    200,
  );
  assert.equal(census.provinces.names.length, 31);
  // Cixi made things in 2010: manufacturing is the trade of most who work there.
  const row = census.codes.indexOf('330282');
  assert.equal(census.names[row], '慈溪市');
  const manufacturing = census.columns.find(({ name }) => name === 'work in manufacturing');
  assert.ok(Math.exp(manufacturing?.values[row] ?? 0) > 0.5);
  // Four of its cells are below zero where nothing can be; what is made of them is missing, and nothing else is.
  const missing = census.columns.flatMap(({ name, values }) =>
    [...values.keys()]
      .filter((at) => !Number.isFinite(values[at]))
      .map((at) => `${census.names[at]} ${name}`),
  );
  assert.deepEqual(missing.toSorted(), [
    '临颍县 work in wholesale and retail',
    '兴山县 years of schooling of men',
    '德保县 divorced',
    '德保县 married',
    '德保县 never married',
  ]);
});
