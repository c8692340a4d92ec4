import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { join, type PbfGiven, type PbfManner, writePbf } from '../../../../test/help/write-pbf.ts';
import { RoadMap } from '../kernel/roads/road-ways.ts';
import { readOsm } from './read-osm.ts';

// South and west of nought, ids beyond 32 bits and out of order: a street of three nodes and a bollard on a way round.
const given: PbfGiven = {
  nodes: [
    { id: 11_000_000_002, lat: -24.9, lon: 105.11 },
    { id: 11_000_000_001, lat: -24.9, lon: 105.1 },
    { id: 3, lat: -24.9, lon: 105.12 },
    { id: 4, lat: -24.91, lon: 105.11, tags: { barrier: 'bollard', note: '石墩' } },
  ],
  ways: [
    { id: 7, refs: [11_000_000_001, 11_000_000_002, 3], tags: { highway: 'secondary', name: '省道' } },
    { id: 8, refs: [11_000_000_001, 4, 3], tags: { highway: 'primary' } },
    { id: 9, refs: [3, 99], tags: { building: 'yes' } },
  ],
};
const xml = `<osm version="0.6">${given.nodes
  .map(({ id, lat, lon, tags = {} }) => `<node id="${id}" lat="${lat}" lon="${lon}">${tagsOf(tags)}</node>`)
  .join('')}${given.ways
  .map(
    ({ id, refs, tags }) =>
      `<way id="${id}">${refs.map((ref) => `<nd ref='${ref}'/>`).join('')}${tagsOf(tags)}</way>`,
  )
  .join('')}<relation id="1"><member type="way" ref="7" role=""/></relation></osm>`;

function tagsOf(tags: Readonly<Record<string, string>>): string {
  return Object.entries(tags)
    .map(([k, v]) => `<tag k="${k}" v="${v}"/>`)
    .join('');
}

function waysIn(file: Uint8Array) {
  const read = readOsm(file);
  assert.ok(read.ok, JSON.stringify(read));
  const { distance, duration, apart } = new RoadMap(read.value.roads).ways([
    { lat: -24.9, lng: 105.1 },
    { lat: -24.9, lng: 105.12 },
  ]);
  return [distance[1], duration[1], distance[2], duration[2], apart.length];
}

test('dense nodes or single ones, packed or plain, as XML or as gzip: the same roads', () => {
  // Two hundredths of a degree of longitude at 24.9° south, at 55 km/h.
  const metres = 0.02 * 111_195.08 * Math.cos((24.9 * Math.PI) / 180);
  const wanted = [metres, (metres * 3.6) / 55].map(Math.round);
  const manners: readonly PbfManner[] = [{}, { dense: false }, { zlib: false }];
  for (const manner of manners) assert.deepEqual(waysIn(writePbf(given, manner)), [...wanted, ...wanted, 0]);
  for (const file of [new TextEncoder().encode(xml), new Uint8Array(gzipSync(xml))])
    assert.deepEqual(waysIn(file), [...wanted, ...wanted, 0]);
});

test('a ferry without a road’s tags is read from PBF as from XML', () => {
  const landing = { id: 12, lat: -24.9, lon: 105.14 };
  const river = { id: 10, refs: [3, 12], tags: { route: 'ferry', duration: '00:12' } };
  const beyond: PbfGiven = { nodes: [...given.nodes, landing], ways: [...given.ways, river] };
  const read = readOsm(writePbf(beyond));
  assert.ok(read.ok);
  assert.deepEqual(read.value.roads.ferries.length, 1);
});

test('a forbidden turn is read from PBF as from XML', () => {
  const members = ['way 7 from', 'node 3 via', 'way 8 to'];
  const relations = [
    { id: 1, members, tags: { type: 'restriction', restriction: 'no_u_turn', note: '不准掉头' } },
    { id: 2, members: ['way 7 ', 'relation 1 '], tags: { type: 'route', route: 'road' } },
  ];
  const read = readOsm(writePbf({ ...given, relations }));
  assert.ok(read.ok);
  // Of the three pieces the first driven ahead, and the last, from the bollard to node 3, driven back.
  assert.deepEqual([[...read.value.roads.turns.from], [...read.value.roads.turns.to]], [[0], [5]]);
  assert.deepEqual(read.value.leftOut, { viaWays: 0, byHours: 0, unclear: 0 });
  const [one] = relations;
  assert.ok(one);
  const cut = readOsm(
    writePbf({ ...given, relations: [{ ...one, members: [...members, 'street 1 from'] }] }),
  );
  assert.ok(!cut.ok && cut.refusal.code === 'routing.osm-damaged');
});

const told = (file: Uint8Array) => {
  const read = readOsm(file);
  return read.ok ? 'read' : [read.refusal.code, read.refusal.facts.at];
};

test('a PBF file that is another, cut short, damaged or of another kind is named with its block', () => {
  const file = writePbf(given);
  const second = 4 + (file[3] ?? 0) + sizeOfFirst(file);
  assert.deepEqual(told(new Uint8Array(0)), ['routing.not-osm', '']);
  assert.deepEqual(told(new TextEncoder().encode('PK\u0003\u0004 something else')), [
    'routing.not-osm',
    'block 1',
  ]);
  assert.deepEqual(told(file.subarray(0, second + 2)), ['routing.osm-cut-short', 'block 2']);
  assert.deepEqual(told(file.subarray(0, file.length - 1)), ['routing.osm-cut-short', 'block 2']);
  assert.deepEqual(told(file.subarray(second)), ['routing.not-osm', 'block 1']);
  assert.deepEqual(told(file.subarray(0, second)), ['routing.no-car-roads', '']);
  assert.deepEqual(told(join(file, file)), ['routing.osm-damaged', 'block 3']);
  const damaged = file.slice();
  damaged.fill(0xff, file.length - 40);
  assert.deepEqual(told(damaged), ['routing.osm-damaged', 'block 2']);
  assert.deepEqual(told(writePbf(given, { features: ['OsmSchema-V0.6', 'HistoricalInformation'] })), [
    'routing.osm-not-read',
    'HistoricalInformation',
  ]);
  const [node, ...others] = given.nodes;
  assert.deepEqual(told(writePbf({ ...given, nodes: others })), [
    'routing.unknown-node',
    'way 7: node 11000000002',
  ]);
  assert.deepEqual(told(writePbf({ ...given, nodes: [{ ...node, id: 5, lat: 100, lon: 0 }, ...others] })), [
    'routing.wrong-position',
    'node 5',
  ]);
  assert.deepEqual(told(gzipSync(xml).subarray(0, 60)), ['routing.osm-cut-short', 'gzip']);
});

test('whatever bytes a file has, it is read or refused', () => {
  const relation = { id: 1, members: ['way 7 from', 'node 3 via', 'way 8 to'] };
  const relations = [{ ...relation, tags: { type: 'restriction', restriction: 'no_u_turn' } }];
  const file = writePbf({ ...given, relations }, { zlib: false });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      (changes) => {
        const changed = file.slice();
        for (const [at, byte] of changes) changed[at] = byte;
        readOsm(changed);
      },
    ),
    { numRuns: 400 },
  );
  fc.assert(
    fc.property(fc.nat(xml.length), fc.nat(xml.length), fc.string({ maxLength: 8 }), (from, to, put) => {
      readOsm(new TextEncoder().encode(xml.slice(0, from) + put + xml.slice(to)));
    }),
    { numRuns: 400 },
  );
});

function sizeOfFirst(file: Uint8Array): number {
  // The second field of the first header, after the word OSMHeader.
  return file[4 + 2 + 'OSMHeader'.length + 1] ?? 0;
}
