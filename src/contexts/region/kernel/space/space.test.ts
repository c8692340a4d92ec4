import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { sharedFolder } from '../../../../../test/help/shared.ts';
import { bordersOf } from './borders-of.ts';
import { falseDiscoveryLimit } from './false-discovery.ts';
import { localMoran } from './local-moran.ts';
import { geary, moran } from './moran.ts';
import { islandsOf, type Neighbours, neighboursOf, oneSided } from './neighbours.ts';

const census = sharedFolder('data/region/tudigong-county-2020');

/** A grid of so many by so many, each cell bordering on those beside, above and below it. */
function grid(side: number): Neighbours {
  const cells = Array.from({ length: side * side }, (_, at) => at);
  return neighboursOf(
    cells.map((at) =>
      [at % side > 0 ? at - 1 : -1, at % side < side - 1 ? at + 1 : -1, at - side, at + side].filter(
        (other) => other >= 0 && other < cells.length,
      ),
    ),
  );
}

function permutations(values: readonly number[]): number[][] {
  if (values.length === 0) return [[]];
  return values.flatMap((value, at) => permutations(values.toSpliced(at, 1)).map((rest) => [value, ...rest]));
}

function meanAndDeviation(values: readonly number[]): [number, number] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return [mean, Math.sqrt(squares / values.length)];
}

test('2,980 counties of the census: Moran’s I as PySAL’s esda gives it, with its z', {
  skip: census.skip,
}, () => {
  const topology = JSON.parse(readFileSync(join(census.path, 'counties-geo.topojson'), 'utf8'));
  const figures = new Map<string, Record<string, string>>();
  for (const name of ['education', 'population', 'employment', 'housing', 'ghsl']) {
    const rows = parse(readFileSync(join(census.path, `${name}.csv`), 'utf8'), { bom: true, columns: true });
    for (const row of rows as Record<string, string>[]) {
      figures.set(row.CODE ?? '', { ...figures.get(row.CODE ?? ''), ...row });
    }
  }
  const columns = { EDUC_AVGY: 0.6735, POPU_REG_O: 0.7657, EMPL_INDU_SALE: 0.4899 };
  const whole = topology.objects.county.geometries.filter(({ properties }: Drawn) => {
    const row = figures.get(String(properties.CODE));
    return [...Object.keys(columns), 'HOUS_SAMP_WATR', 'GHSL_POP_DENS', 'POPU_URB'].every(
      (name) => row?.[name],
    );
  });
  const all = bordersOf(topology, whole);
  // What the figures to compare with leave out: five islands.
  const joined = whole.filter((_: unknown, at: number) => (all[at] ?? []).length > 0);
  const neighbours = neighboursOf(bordersOf(topology, joined));
  assert.deepEqual([joined.length, islandsOf(neighbours).length, oneSided(neighbours)], [2980, 0, 0]);
  for (const [name, expected] of Object.entries(columns)) {
    const values = Float64Array.from(joined, ({ properties }: Drawn) =>
      Number(figures.get(String(properties.CODE))?.[name]),
    );
    const { value, z } = moran(values, neighbours);
    assert.equal(Number(value.toFixed(4)), expected, name);
    if (name === 'EDUC_AVGY') assert.equal(Number(z.toFixed(1)), 59.6);
  }
});

interface Drawn {
  readonly properties: { readonly CODE: string | number };
}

test('what chance makes of Moran’s I and Geary’s C is what all permutations of the values make of them', () => {
  const neighbours = neighboursOf([[1], [0, 2, 3], [1, 3], [2, 1, 4], [3], []]);
  const values = [3, 1, 4, 1.5, 9, 2.6];
  for (const measure of [moran, geary]) {
    const all = permutations(values).map((dealt) => measure(Float64Array.from(dealt), neighbours).value);
    const [mean, deviation] = meanAndDeviation(all);
    const { value, expected, z } = measure(Float64Array.from(values), neighbours);
    assert.ok(Math.abs(mean - expected) < 1e-12, `${mean} for ${expected}`);
    assert.ok(Math.abs((value - mean) / deviation - z) < 1e-9, `${(value - mean) / deviation} for ${z}`);
  }
});

test('a region’s z is what dealing all others out beside it makes of its neighbours’ mean', () => {
  const neighbours = neighboursOf([[1, 2], [0], [0], [4], [3], []]);
  const values = Float64Array.of(3, 1, 4, 1.5, 9, 2.6);
  const { z, value, quadrant, p } = localMoran(values, neighbours, { permutations: 99, seed: 1 });
  const others = [...values].slice(1);
  const dealt = others.flatMap((one, at) => others.toSpliced(at, 1).map((other) => (one + other) / 2));
  const [mean, deviation] = meanAndDeviation(dealt);
  const [own = 0, first = 0, second = 0] = values;
  const average = values.reduce((sum, each) => sum + each, 0) / values.length;
  const sign = Math.sign(own - average);
  assert.ok(Math.abs((sign * ((first + second) / 2 - mean)) / deviation - (z[0] ?? 0)) < 1e-9);
  assert.deepEqual([quadrant[5], value[5], z[5], p[5]], ['island', Number.NaN, Number.NaN, Number.NaN]);
});

test('halves of a map are alike, a chessboard is the opposite, and a rich corner is found as one', () => {
  const side = 12;
  const neighbours = grid(side);
  const cells = Array.from({ length: side * side }, (_, at) => at);
  const halves = Float64Array.from(cells, (at) => (at < cells.length / 2 ? 10 : 0) + (at % 7) / 10);
  const chess = Float64Array.from(cells, (at) => (Math.floor(at / side) + at) % 2);
  assert.ok(moran(halves, neighbours).value > 0.8);
  assert.equal(Number(moran(chess, neighbours).value.toFixed(9)), -1);
  assert.ok(geary(halves, neighbours).value < 0.2 && geary(chess, neighbours).value > 1.9);
  const corner = Float64Array.from(cells, (at) => (at % side < 4 && at < side * 4 ? 10 : 0) + (at % 7) / 10);
  const { p, quadrant } = localMoran(corner, neighbours, { permutations: 9999, seed: 3 });
  const limit = falseDiscoveryLimit(p, 0.05);
  const found = cells.filter((at) => (p[at] ?? 1) <= limit && quadrant[at] === 'high-high');
  const inside = cells.filter((at) => at % side < 4 && at < side * 4);
  // Nothing outside it; inside, what borders on three or four: the map's corner and the block's own border on two.
  assert.ok(found.every((at) => inside.includes(at)));
  assert.deepEqual(
    inside.filter((at) => !found.includes(at)),
    [0, 3, 36, 39],
  );
  const boardLabels = new Set(localMoran(chess, neighbours, { permutations: 99, seed: 3 }).quadrant);
  assert.deepEqual([...boardLabels].sort(), ['high-low', 'low-high']);
});

test('with nothing but chance on the map, p is even: as many regions below 0.1 of either side as chance has it', () => {
  const neighbours = grid(40);
  let state = 1;
  const noise = Float64Array.from({ length: 1600 }, () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  });
  const { p } = localMoran(noise, neighbours, { permutations: 199, seed: 5 });
  const below = p.filter((each) => each <= 0.1).length / p.length;
  assert.ok(below > 0.16 && below < 0.24, String(below));
  assert.equal(p.filter((each) => each <= falseDiscoveryLimit(p, 0.05)).length, 0);
});

test('the limit for false discoveries is that of Benjamini and Hochberg’s own example', () => {
  // 1995, JRSS B 57:289–300, section 4: fifteen p values, of which the first four count at 0.05.
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ];
  assert.equal(falseDiscoveryLimit(Float64Array.from(p).reverse(), 0.05), 0.0095);
  assert.equal(falseDiscoveryLimit(Float64Array.of(0.9, Number.NaN), 0.05), 0);
});

test('local values add up to the whole, and neither changes with the unit or with which way is up', () => {
  const neighbours = grid(5);
  const maps = fc
    .array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 25, maxLength: 25 })
    .filter((values) => Math.max(...values) - Math.min(...values) > 0.01);
  fc.assert(
    fc.property(maps, fc.constantFrom(2, -3, 0.5), (values, unit) => {
      const map = Float64Array.from(values);
      const { value } = moran(map, neighbours);
      const local = localMoran(map, neighbours, { permutations: 1, seed: 1 });
      const sum = local.value.reduce((all, each) => all + each, 0);
      assert.ok(Math.abs(sum / 24 - value) < 1e-9);
      const told = moran(
        map.map((each) => each * unit + 7),
        neighbours,
      );
      assert.ok(Math.abs(told.value - value) < 1e-6);
    }),
    { numRuns: 50 },
  );
});

test('shapes that share an arc or a corner touch; one across the water does not', () => {
  // Four squares around one corner and one away: arcs are quantised steps.
  const topology = {
    transform: { scale: [1, 1], translate: [0, 0] } as const,
    arcs: [
      [
        [1, 1],
        [1, 0],
      ],
      [
        [1, 1],
        [0, 1],
      ],
      [
        [1, 1],
        [-1, 0],
      ],
      [
        [1, 1],
        [0, -1],
      ],
      [
        [2, 1],
        [0, 1],
        [-1, 0],
      ],
      [
        [1, 2],
        [-1, 0],
        [0, -1],
      ],
      [
        [0, 1],
        [0, -1],
        [1, 0],
      ],
      [
        [1, 0],
        [1, 0],
        [0, 1],
      ],
      [
        [5, 5],
        [1, 0],
        [0, 1],
        [-1, -1],
      ],
    ] as const,
    objects: {},
  };
  const square = (...arcs: number[]) => ({ type: 'Polygon', arcs: [arcs] });
  const shapes = [square(0, 4, ~1), square(1, 5, ~2), square(2, 6, ~3), square(3, 7, ~0), square(8)];
  assert.deepEqual(bordersOf(topology, shapes), [[1, 2, 3], [0, 2, 3], [0, 1, 3], [0, 1, 2], []]);
});
