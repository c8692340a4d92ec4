import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sharedFolder } from '../../../../../test/help/shared.ts';
import { treeOf } from '../composite/tree.ts';
import { type AhpWeights, ahpWeights } from './ahp.ts';
import { type Comparison, comparedWeights } from './compared.ts';
import { shares } from './entropy.ts';

const vectors = sharedFolder('conformance/region');

// biome-ignore lint/suspicious/noExplicitAny: each case of the files has fields of its own.
function casesOf(file: string): ReadonlyMap<string, any> {
  const { cases } = JSON.parse(readFileSync(join(vectors.path, file), 'utf8'));
  return new Map(cases.map((each: { id: string }) => [each.id, each]));
}

function judged(comparisons: readonly Comparison[]) {
  const names = [...new Set(comparisons.flatMap((pair) => pair.slice(0, 2) as string[]))];
  const matrix = names.map((_, i) => names.map((_, j) => (i === j ? 1 : Number.NaN)));
  for (const [one, other, times] of comparisons) {
    const [i, j] = [names.indexOf(one), names.indexOf(other)];
    (matrix[i] ?? [])[j] = times;
    (matrix[j] ?? [])[i] = 1 / times;
  }
  return { names, ahp: ahpWeights(matrix) };
}

function printed(names: readonly string[], { weights }: AhpWeights, digits: number): Record<string, number> {
  return Object.fromEntries(names.map((name, at) => [name, Number((weights[at] ?? 0).toFixed(digits))]));
}

test('Saaty’s drinks: weights and consistency ratio as printed, by either random index', {
  skip: vectors.skip,
}, () => {
  const drinks = casesOf('ahp_cases.json').get('saaty_drinks');
  const { names, ahp } = judged(drinks.comparisons);
  assert.deepEqual(printed(names, ahp, 3), drinks.weights_3dp);
  assert.deepEqual(printed(names, ahp, 4), drinks.weights_4dp);
  assert.equal(Number(ahp.consistencyRatio.toFixed(3)), drinks.cr_saaty_3dp);
  assert.equal(Number(ahp.consistencyRatioDd.toFixed(4)), drinks.cr_donegan_dodd_4dp);
});

test('Saaty’s cities: criteria and cities under each make the printed weights', {
  skip: vectors.skip,
}, () => {
  const { hierarchy, ...expected } = casesOf('ahp_cases.json').get('saaty_cities');
  const cities = Object.keys(expected.target_weights_4dp_dd_ri);
  const criteria = judged(hierarchy.criteria);
  // Each city stands under each criterion: one indicator for each pair of them.
  const names = criteria.names.flatMap((criterion) => cities.map((city) => `${city} by ${criterion}`));
  const parents = criteria.names.flatMap((criterion) => cities.map(() => criterion));
  const tree = treeOf(
    criteria.names.map((id) => ({ id })),
    parents,
    'goal',
  );
  assert.ok(tree.ok);
  const comparisons: Comparison[] = criteria.names.flatMap((criterion) =>
    hierarchy[criterion].map(([one, other, times]: Comparison) => [
      `${one} by ${criterion}`,
      `${other} by ${criterion}`,
      times,
    ]),
  );
  const made = comparedWeights(tree.value, names, [...hierarchy.criteria, ...comparisons], true);
  assert.ok(made.ok);
  const of = (city: string) =>
    names.reduce((sum, name, at) => sum + (name.startsWith(city) ? (made.value.weights[at] ?? 0) : 0), 0);
  for (const city of cities) {
    assert.equal(Number(of(city).toFixed(3)), expected.target_weights_3dp_saaty_ri[city], city);
    // The library rounds at each part before it multiplies: its fourth digit may be off by one.
    assert.ok(Math.abs(of(city) - expected.target_weights_4dp_dd_ri[city]) <= 1.5e-4, city);
  }
});

test('judgements that are missing are filled in as Bozóki, Fülöp and Rónyai found them best', {
  skip: vectors.skip,
}, () => {
  const all = casesOf('ahp_cases.json');
  const four = all.get('bozoki_incomplete_4');
  const { names, ahp } = judged(four.comparisons);
  assert.deepEqual(printed(names, ahp, 4), four.weights_4dp);
  assert.equal(Number(ahp.consistencyRatioDd.toFixed(4)), four.cr_4dp);
  for (const id of ['bozoki_incomplete_4', 'bozoki_incomplete_8']) {
    const { comparisons, missing } = all.get(id);
    const made = judged(comparisons);
    for (const [pair, expected] of Object.entries<number>(missing)) {
      const [one = '', other = ''] = pair.split(',');
      const is = made.ahp.completed[made.names.indexOf(one)]?.[made.names.indexOf(other)] ?? Number.NaN;
      // The reference stops when a round moves its answers by less than 1e-4.
      assert.ok(Math.abs(is / expected - 1) < 2e-3, `${id} ${pair}: ${is} for ${expected}`);
    }
  }
});

test('measured values become shares, and Wang and Chin’s matrix its eigenvector', {
  skip: vectors.skip,
}, () => {
  const fuel = casesOf('ahp_cases.json').get('normalize_fuel');
  const made = shares(Float64Array.from(Object.values<number>(fuel.values)));
  assert.deepEqual(
    [...made].map((each) => Number(each.toFixed(4))),
    Object.values(fuel.weights_4dp),
  );
  const { input, expected_as_published: expected } = casesOf('pymcdm_cases.json').get(
    'pymcdm:test_weights.TestAHPWeights.test_output',
  );
  assert.deepEqual(
    [...ahpWeights(input.matrix).weights].map((each) => Number(each.toFixed(4))),
    expected.output,
  );
});

test('comparisons that contradict each other, do not hang together or compare what is apart are refused', () => {
  const tree = treeOf([{ id: 'p' }], [undefined, undefined, undefined, 'p'], 'whole');
  assert.ok(tree.ok);
  const refusal = (...comparisons: Comparison[]) => {
    const made = comparedWeights(tree.value, ['a', 'b', 'c', 'd'], comparisons, false);
    return made.ok ? 'ok' : made.refusal.code;
  };
  const first: Comparison[] = [
    ['a', 'b', 2],
    ['b', 'c', 2],
    ['c', 'p', 1],
  ];
  assert.equal(refusal(...first), 'ok');
  assert.equal(refusal(...first, ['c', 'a', 9]), 'region.inconsistent');
  assert.equal(refusal(['a', 'b', 2]), 'region.not-compared');
  assert.equal(refusal(...first, ['a', 'd', 2]), 'region.not-beside');
});
