import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sharedFolder } from '../../../../../test/help/shared.ts';
import { fifthsOf } from './fifths.ts';
import { outlinesOf } from './outlines.ts';

const census = sharedFolder('data/region/tudigong-county-2020');

const square = (west: number, south: number) => [
  [west, south],
  [west + 1, south],
  [west + 1, south + 1],
  [west, south + 1],
  [west, south],
];

test('GeoJSON becomes paths with north up, of the property that holds the codes', () => {
  const features = [
    {
      type: 'Feature',
      properties: { id: 7, adcode: 'a' },
      geometry: { type: 'Polygon', coordinates: [square(0, 0)] },
    },
    {
      type: 'Feature',
      properties: { id: 8, adcode: 'b' },
      geometry: { type: 'MultiPolygon', coordinates: [[square(1, 0)], [square(3, -1)]] },
    },
    {
      type: 'Feature',
      properties: { id: 9, adcode: 'else' },
      geometry: { type: 'Polygon', coordinates: [square(9, 9)] },
    },
  ];
  const made = outlinesOf({ type: 'FeatureCollection', features }, ['a', 'b', 'c']);
  assert.deepEqual(made, {
    width: 1000,
    height: 500,
    // Side by side.
    borders: { a: ['b'], b: ['a'] },
    paths: {
      a: 'M0 250l250 0 0 -250 -250 0 0 250z',
      b: 'M250 250l250 0 0 -250 -250 0 0 250zM750 500l250 0 0 -250 -250 0 0 250z',
    },
  });
});

test('a TopoJSON’s arcs become rings whichever way they are taken', () => {
  const topology = {
    type: 'Topology',
    transform: { scale: [1, 1], translate: [1000, 2000] },
    // The border between both, then what is left of each.
    arcs: [
      [
        [1, 0],
        [0, 1],
      ],
      [
        [1, 1],
        [-1, 0],
        [0, -1],
        [1, 0],
      ],
      [
        [1, 0],
        [1, 0],
        [0, 1],
        [-1, 0],
      ],
    ],
    objects: {
      county: {
        geometries: [
          { type: 'Polygon', arcs: [[0, 1]], properties: { CODE: 'w' } },
          { type: 'Polygon', arcs: [[2, ~0]], properties: { CODE: 'e' } },
        ],
      },
    },
  };
  assert.deepEqual(outlinesOf(topology, ['w', 'e'])?.paths, {
    w: 'M500 500l0 -500 -500 0 0 500 500 0z',
    e: 'M500 500l500 0 0 -500 -500 0 0 500z',
  });
});

test('what is neither, or names no region of the table, is none', () => {
  assert.equal(outlinesOf({ type: 'FeatureCollection', features: [] }, ['a']), undefined);
  assert.equal(outlinesOf([1, 2], ['a']), undefined);
  assert.equal(outlinesOf(null, ['a']), undefined);
});

const collection = (coordinates: unknown) => ({
  type: 'FeatureCollection',
  features: [{ properties: { id: 'a' }, geometry: { type: 'Polygon', coordinates } }],
});
const arc = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 0],
];
const topology = (arcs: unknown, own: unknown, more: object = {}) => ({
  type: 'Topology',
  arcs,
  objects: { all: { geometries: [{ type: 'Polygon', arcs: own, properties: { id: 'a' } }] } },
  ...more,
});
let deep: unknown = [];
for (let level = 0; level < 100_000; level++) deep = [deep];

for (const [what, json] of [
  ['a topology without arcs', { type: 'Topology', objects: {} }],
  ['a topology without objects', { type: 'Topology', arcs: [] }],
  ['an object that is nothing', topology([arc], [[0]], { objects: { all: null } })],
  ['an arc that is no list', topology([5], [[0]])],
  ['an arc that is not there', topology([arc], [[1]])],
  ['an arc that is not there backwards', topology([arc], [[~1]])],
  ['half an arc', topology([arc], [[0.5]])],
  ['a transform without a scale', topology([arc], [[0]], { transform: {} })],
  ['a feature that is nothing', { type: 'FeatureCollection', features: [null] }],
  ['a ring with a number for a point', collection([[[1, 2], 5]])],
  ['a point of words', collection([[...arc, ['1', '2']]])],
  ['a point without end', collection([[...arc, [Infinity, 0]]])],
  ['points farther apart than numbers go', collection([[...arc, [1e308, 0], [-1e308, 0]]])],
  ['lists in lists without end', collection(deep)],
  ['arcs in lists without end', topology([arc], deep)],
  [
    'one long arc named again and again',
    topology([Array.from({ length: 20_000 }, (_, at) => [at % 7, at])], Array(1000).fill([0])),
  ],
] as const) {
  test(`${what} is refused`, () => {
    assert.equal(outlinesOf(json, ['a']), undefined);
  });
}

test('all counties of the census are drawn, in less than a megabyte', { skip: census.skip }, () => {
  const topology = JSON.parse(readFileSync(join(census.path, 'counties-geo.topojson'), 'utf8'));
  const codes: string[] = topology.objects.county.geometries.map((each: Drawn) =>
    String(each.properties.CODE),
  );
  const made = outlinesOf(topology, codes);
  assert.equal(Object.keys(made?.paths ?? {}).length, new Set(codes).size);
  assert.ok(Object.values(made?.paths ?? {}).join('').length < 1_000_000);
});

interface Drawn {
  readonly properties: { readonly CODE: unknown };
}

test('fifths hold as many each, and the same values belong together', () => {
  assert.deepEqual(
    [...fifthsOf(Float64Array.of(5, 1, 4, 2, 3, 9, 8, 7, 6, 0))],
    [2, 0, 2, 1, 1, 4, 4, 3, 3, 0],
  );
  assert.deepEqual([...fifthsOf(Float64Array.of(1, 1, 1, 1, 2))], [0, 0, 0, 0, 4]);
});
