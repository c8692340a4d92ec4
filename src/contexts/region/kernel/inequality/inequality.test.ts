import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { sharedFolder } from '../../../../../test/help/shared.ts';
import { groupsOf } from '../sheet/groups-in.ts';
import { atkinson } from './atkinson.ts';
import { dagum } from './dagum.ts';
import { gini } from './gini.ts';
import { theilL, theilParts, theilT } from './theil.ts';
import { variation } from './variation.ts';
import { wolfson } from './wolfson.ts';

const vectors = sharedFolder('conformance/region');

// biome-ignore lint/suspicious/noExplicitAny: each case of the file has fields of its own.
function cases(): ReadonlyMap<string, any> {
  const file = readFileSync(join(vectors.path, 'inequality_cases.json'), 'utf8');
  return new Map(JSON.parse(file).cases.map((each: { id: string }) => [each.id, each]));
}

function near(actual: number | undefined, expected: number, within = 1e-12): void {
  assert.ok(Math.abs((actual ?? Number.NaN) - expected) <= within, `${actual} for ${expected}`);
}

test('states of Mexico 1940–2000: Gini and Theil’s parts as PySAL gives them', { skip: vectors.skip }, () => {
  const { y, region, gini: ginis, theil_T: wholes, ...parts } = cases().get('mexico_theil_gini');
  const { of, names } = groupsOf(region);
  for (const [decade, expected] of ginis.entries()) {
    const values = Float64Array.from(y, (row: number[]) => row[decade] ?? 0);
    near(gini(values), expected);
    const theil = theilParts(values, of, names.length);
    near(theil.total, wholes[decade]);
    near(theil.between, parts.theil_between[decade]);
    near(theil.within, parts.theil_within[decade]);
  }
});

test('Theil with zeros, Theil’s L, Atkinson and Wolfson as their sources give them', {
  skip: vectors.skip,
}, () => {
  const all = cases();
  const zeros = all.get('theil_zeros');
  const { of, names } = groupsOf(zeros.region.map(String));
  const parts = theilParts(Float64Array.from(zeros.y), of, names.length);
  near(parts.total, zeros.theil_T);
  near(parts.between, zeros.theil_between);
  near(parts.within, zeros.theil_within);
  const log = all.get('reat_theil_L');
  near(theilL(Float64Array.from(log.y)), log.theil_L, 5e-8);
  for (const id of ['atkinson_0', 'atkinson_0.5', 'atkinson_1']) {
    const { y, epsilon, A, EDE } = all.get(id);
    const { index, equalShare } = atkinson(Float64Array.from(y), epsilon);
    near(index, A);
    near(equalShare, EDE);
  }
  for (const id of ['wolfson_1/12', 'wolfson_11/72']) {
    const { y, library } = all.get(id);
    near(wolfson(Float64Array.from(y)), library);
  }
});

for (const id of ['dagum_disjoint', 'dagum_overlap']) {
  test(`${id}: each part as exact fractions give it`, { skip: vectors.skip }, () => {
    const { groups, pairs, ...expected } = cases().get(id);
    const values = Float64Array.from(groups.flat());
    const groupOf = Int32Array.from(groups.flatMap((group: number[], at: number) => group.map(() => at)));
    const parts = dagum(values, groupOf, groups.length);
    near(parts.gini, expected.G);
    near(parts.within, expected.Gw);
    near(parts.netBetween, expected.Gnb);
    near(parts.transvariation, expected.Gt);
    for (const [at, each] of expected.Gjj.entries()) near(parts.groups[at]?.gini, each);
    for (const pair of parts.pairs) {
      const { G_jh, D_jh, d_jh, p_jh } = pairs[[pair.richer, pair.poorer].sort().join(',')];
      near(pair.gini, G_jh);
      near(pair.affluence, D_jh);
      near(pair.lead, d_jh);
      near(pair.overlap, p_jh);
    }
  });
}

const incomes = fc
  .array(fc.record({ value: fc.double({ min: 0, max: 1e9, noNaN: true }), group: fc.nat({ max: 4 }) }), {
    minLength: 2,
    maxLength: 60,
  })
  .filter((rows) => rows.some(({ value }) => value > 1e-3));

function tableOf(rows: readonly { value: number; group: number }[]) {
  const { of, names } = groupsOf(rows.map(({ group }) => String(group)));
  return { values: Float64Array.from(rows, ({ value }) => value), of, count: names.length };
}

test('Dagum’s parts add up to Gini’s index, and Gini’s is the mean difference over twice the mean', () => {
  fc.assert(
    fc.property(incomes, (rows) => {
      const { values, of, count } = tableOf(rows);
      const parts = dagum(values, of, count);
      near(parts.within + parts.netBetween + parts.transvariation, parts.gini, 1e-15);
      let differences = 0;
      for (const a of values) for (const b of values) differences += Math.abs(a - b);
      const total = values.reduce((sum, each) => sum + each, 0);
      near(parts.gini, differences / (2 * values.length * total), 1e-13);
    }),
  );
});

test('inequality does not change with the unit, nor when the whole is doubled', () => {
  fc.assert(
    fc.property(incomes, fc.integer({ min: 1, max: 1e6 }), (rows, unit) => {
      const { values } = tableOf(rows);
      for (const index of [gini, theilT, variation, (each: Float64Array) => atkinson(each, 0.5).index]) {
        near(index(values.map((each) => each * unit)), index(values), 1e-9);
        near(index(Float64Array.from([...values, ...values])), index(values), 1e-9);
      }
    }),
  );
});

test('giving from somebody richer to somebody poorer makes every index smaller', () => {
  const two = fc.tuple(
    fc.double({ min: 1, max: 1e3, noNaN: true }),
    fc.double({ min: 1, max: 1e3, noNaN: true }),
  );
  fc.assert(
    fc.property(
      two,
      fc.array(fc.double({ min: 1, max: 1e3, noNaN: true }), { maxLength: 20 }),
      ([a, b], rest) => {
        const gift = Math.abs(a - b) / 3;
        fc.pre(gift > 1e-3);
        const before = Float64Array.from([a, b, ...rest]);
        const after = Float64Array.from([a, b, ...rest]);
        after[a > b ? 0 : 1] = Math.max(a, b) - gift;
        after[a > b ? 1 : 0] = Math.min(a, b) + gift;
        for (const index of [gini, theilT, variation]) assert.ok(index(after) < index(before));
      },
    ),
  );
});
