import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { sharedFolder } from '../../../../../test/help/shared.ts';
import { betaConvergence, sigmaConvergence } from './convergence.ts';
import { leastSquares } from './least-squares.ts';
import { tProbability } from './students-t.ts';

const vectors = sharedFolder('conformance/region');

test('Student’s t has its tabled quantiles', () => {
  for (const [t, freedom, p] of [
    [2.570582, 5, 0.975],
    [2.228139, 10, 0.975],
    [1.697261, 30, 0.95],
    [12.706205, 1, 0.975],
    [-2.228139, 10, 0.025],
  ] as const) {
    assert.ok(Math.abs(tProbability(t, freedom) - p) < 1e-7, `${t} ${freedom}`);
  }
});

test('Longley’s employment: NIST’s certified coefficients, errors and R² of a regression that rounding ruins', () => {
  // https://www.itl.nist.gov/div898/strd/lls/data/Longley.shtml
  const rows = [
    [60323, 83.0, 234289, 2356, 1590, 107608, 1947],
    [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
    [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
    [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
    [63221, 96.2, 328975, 2099, 3099, 112075, 1951],
    [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
    [64989, 99.0, 365385, 1870, 3547, 115094, 1953],
    [63761, 100.0, 363112, 3578, 3350, 116219, 1954],
    [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
    [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
    [68169, 108.4, 442769, 2936, 2798, 120445, 1957],
    [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
    [68655, 112.6, 482704, 3813, 2552, 123366, 1959],
    [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
    [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
    [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
  ];
  const column = (at: number) => Float64Array.from(rows, (row) => row[at] ?? 0);
  const fit = leastSquares([1, 2, 3, 4, 5, 6].map(column), column(0));
  const certified = [
    [-3482258.63459582, 890420.383607373],
    [15.0618722713733, 84.9149257747669],
    [-0.035819179292591, 0.0334910077722432],
    [-2.02022980381683, 0.488399681651699],
    [-1.03322686717359, 0.214274163161675],
    [-0.0511041056535807, 0.22607320006937],
    [1829.15146461355, 455.478499142212],
  ];
  for (const [at, [value = 0, error = 0]] of certified.entries()) {
    const { value: is = 0, error: isError = 0 } = fit?.coefficients[at] ?? {};
    assert.ok(Math.abs(is / value - 1) < 1e-7, `${at}: ${is} for ${value}`);
    assert.ok(Math.abs(isError / error - 1) < 1e-7, `${at}: ${isError} for ${error}`);
  }
  assert.ok(Math.abs((fit?.rSquared ?? 0) - 0.995479004577296) < 1e-9);
});

test('Mexico’s states 1940–2000 came nearer to each other until 1980, and those behind grew faster', {
  skip: vectors.skip,
}, () => {
  const { cases } = JSON.parse(readFileSync(join(vectors.path, 'inequality_cases.json'), 'utf8'));
  const { y } = cases.find(({ id }: { id: string }) => id === 'mexico_theil_gini');
  const years = [1940, 1950, 1960, 1970, 1980, 1990, 2000].map((year, at) => ({
    year,
    values: Float64Array.from(y, (row: number[]) => row[at] ?? 0),
  }));
  const sigma = sigmaConvergence(years);
  assert.ok((sigma.trend?.value ?? 0) < 0);
  assert.ok((sigma.years[0]?.logDeviation ?? 0) > (sigma.years[4]?.logDeviation ?? 0));
  const beta = betaConvergence(
    years[0]?.values ?? new Float64Array(),
    years[6]?.values ?? new Float64Array(),
    60,
  );
  assert.ok(beta && beta.beta.value < 0 && beta.beta.p < 0.01 && beta.speed && beta.speed > 0);
});

test('regions that make up a fixed part of the way each year show that speed', () => {
  const towards = fc.record({
    speed: fc.double({ min: 0.005, max: 0.2, noNaN: true }),
    span: fc.integer({ min: 1, max: 30 }),
    starts: fc.uniqueArray(fc.integer({ min: 10, max: 9999 }), { minLength: 4, maxLength: 30 }),
  });
  fc.assert(
    fc.property(towards, ({ speed, span, starts }) => {
      const goal = Math.log(10_000);
      const first = Float64Array.from(starts);
      const last = first.map((value) => Math.exp(goal - (goal - Math.log(value)) * Math.exp(-speed * span)));
      const made = betaConvergence(first, last, span);
      assert.ok(Math.abs((made?.speed ?? 0) / speed - 1) < 1e-6);
      assert.ok(Math.abs((made?.halfLife ?? 0) / (Math.LN2 / speed) - 1) < 1e-6);
    }),
    { numRuns: 50 },
  );
});

test('regions that all grow alike neither converge nor move apart', () => {
  const first = Float64Array.of(10, 20, 40, 90, 300);
  const last = first.map((value) => value * 2);
  const { years, trend } = sigmaConvergence([
    { year: 2010, values: first },
    { year: 2015, values: first.map((value) => value * 1.5) },
    { year: 2020, values: last },
  ]);
  assert.ok(Math.abs(trend?.value ?? 1) < 1e-12);
  assert.equal(years[0]?.variation.toFixed(12), years[2]?.variation.toFixed(12));
  assert.ok(Math.abs(betaConvergence(first, last, 10)?.beta.value ?? 1) < 1e-12);
  assert.ok((betaConvergence(first, last, 10)?.speed ?? 0) < 1e-12);
});
