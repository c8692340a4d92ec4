import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NODE, OSM, WAY } from '../../../../../test/help/write-osm.ts';
import { buildRoads, roadsOf } from './build-roads.ts';
import { hierarchyOf } from './hierarchy.ts';
import type { Pieces } from './lay-pieces.ts';
import { gatherXml } from './osm-xml.ts';
import { RoadMap } from './road-ways.ts';
import { lengthOf, metresOf, secondsOf } from './roads.ts';
import { orFault } from './roads-fault.ts';
import { readRoads, writeRoads } from './roads-file.ts';

// On the equator a thousandth of a degree is 111.195 m on the mean earth. A town's street one kilometre of thousandths long, with a
// side road; every time below is worked out by hand from these.
const mapOf = (text: string) => new RoadMap(buildRoads(gatherXml(text)).roads);
const at = (lng: number, lat = 0) => ({ lat: lat / 1000, lng: lng / 1000 });
const THOUSANDTH = 111.195;

test('a street by its class, by its limit and one way: times worked out by hand', () => {
  const nodes = [NODE(1, 0), NODE(2, 10), NODE(3, 20), NODE(4, 10, 10)];
  const map = mapOf(
    OSM(
      ...nodes,
      // 20 thousandths at 55 km/h, then ten at eight tenths of 50.
      WAY(1, [1, 2, 3], { highway: 'secondary' }),
      WAY(2, [2, 4], { highway: 'secondary', maxspeed: '50' }),
    ),
  );
  const { duration, distance, apart } = map.ways([at(0), at(20), at(10, 10)]);
  assert.deepEqual(apart, []);
  assert.equal(distance[1], Math.round(20 * THOUSANDTH));
  assert.equal(duration[1], Math.round((20 * THOUSANDTH * 3.6) / 55));
  assert.equal(distance[2], Math.round(20 * THOUSANDTH));
  assert.equal(duration[2], Math.round((10 * THOUSANDTH * 3.6) / 55 + (10 * THOUSANDTH * 3.6) / 40));

  const oneway = mapOf(
    OSM(
      ...nodes,
      WAY(1, [1, 2, 3], { highway: 'tertiary', oneway: 'yes' }),
      WAY(2, [3, 4, 1], { highway: 'tertiary', oneway: 'yes' }),
    ),
  ).ways([at(5), at(2)]);
  // From 5 to 2 it goes round: the rest of the street, the two hypotenuses, and two more.
  const around = 15 + 2 * Math.hypot(10, 10) + 2;
  assert.ok(Math.abs((oneway.distance[1] ?? 0) - around * THOUSANDTH) < 2, `${oneway.distance[1]}`);
  assert.equal(oneway.distance[2], Math.round(3 * THOUSANDTH));
});

test('a limit by direction, a surface, a roundabout and a way against its nodes', () => {
  const nodes = [NODE(1, 0), NODE(2, 9)];
  const times = (tags: Readonly<Record<string, string>>) => {
    const { duration } = mapOf(
      OSM(...nodes, WAY(1, [1, 2], tags), WAY(2, [1, 2], { highway: 'track' })),
    ).ways([at(0), at(9)]);
    return [duration[1], duration[2]];
  };
  const seconds = (kmh: number) => Math.round((9 * THOUSANDTH * 3.6) / kmh);
  assert.deepEqual(times({ highway: 'primary' }), [seconds(65), seconds(65)]);
  assert.deepEqual(times({ highway: 'primary', 'maxspeed:forward': '100', maxspeed: '60' }), [
    seconds(80),
    seconds(48),
  ]);
  assert.deepEqual(times({ highway: 'primary', surface: 'gravel' }), [seconds(30), seconds(30)]);
  assert.deepEqual(times({ highway: 'primary', maxspeed: '50 mph' }), [
    seconds(50 * 1.609344 * 0.8),
    seconds(50 * 1.609344 * 0.8),
  ]);
  assert.deepEqual(times({ highway: 'primary', oneway: '-1' }), [seconds(15), seconds(65)]);
  assert.deepEqual(times({ highway: 'tertiary', junction: 'roundabout' }), [seconds(40), seconds(15)]);
  assert.deepEqual(times({ highway: 'primary', access: 'no' }), [seconds(15), seconds(15)]);
  assert.deepEqual(times({ highway: 'primary', access: 'no', motor_vehicle: 'yes' }), [
    seconds(65),
    seconds(65),
  ]);
  assert.deepEqual(times({ highway: 'footway' }), [seconds(15), seconds(15)]);
  assert.deepEqual(times({ highway: 'primary', maxspeed: 'CN:urban' }), [seconds(65), seconds(65)]);
});

test('a bollard parts a street, a gate does not', () => {
  const street = (barrier: string) =>
    mapOf(
      OSM(
        NODE(1, 0),
        NODE(2, 10, 0, `<tag k="barrier" v="${barrier}"/>`),
        NODE(3, 20),
        NODE(4, 10, 5),
        WAY(1, [1, 2, 3], { highway: 'residential' }),
        WAY(2, [1, 4, 3], { highway: 'residential' }),
      ),
    ).ways([at(9), at(11)]).distance[1];
  assert.equal(street('gate'), Math.round(2 * THOUSANDTH));
  assert.ok((street('bollard') ?? 0) > 30 * THOUSANDTH);
});

test('a place beside a road goes to it in a straight line; one at no road, or at one that leads nowhere, is named', () => {
  const map = mapOf(
    OSM(
      NODE(1, 0),
      NODE(2, 40),
      NODE(3, 0, 30),
      NODE(4, 5, 30),
      NODE(5, 20, 0.5),
      NODE(6, 21, 0.5),
      WAY(1, [1, 2], { highway: 'secondary' }),
      WAY(2, [2, 1], { highway: 'service' }),
      // An island of its own, three kilometres north; a yard fifty metres off the street that nobody joined to it.
      WAY(3, [3, 4], { highway: 'residential' }),
      WAY(4, [5, 6], { highway: 'service' }),
    ),
  );
  const points = [at(10), at(30, 2), at(2, 30), at(20, 100), at(20.5, 0.5)];
  const { distance, duration, apart } = map.ways(points);
  assert.deepEqual(apart, [
    { point: 2, why: 'disconnected-road' },
    { point: 3, why: 'no-road-near' },
  ]);
  assert.equal(distance[1], Math.round(22 * THOUSANDTH));
  assert.equal(duration[1], Math.round((20 * THOUSANDTH * 3.6) / 55 + (2 * THOUSANDTH * 3.6) / 15));
  assert.equal(distance[2], Number.POSITIVE_INFINITY);
  assert.equal(distance[4], Math.round(11 * THOUSANDTH));
  assert.deepEqual(
    map.ways(points, 100).apart.map(({ point }) => point),
    [1, 2, 3],
  );
});

const network = fc
  .record({
    junctions: fc.integer({ min: 2, max: 40 }),
    seed: fc.array(
      fc.record({
        a: fc.nat(),
        b: fc.nat(),
        ahead: fc.integer({ min: 0, max: 5000 }),
        back: fc.integer({ min: 0, max: 5000 }),
        metres: fc.integer({ min: 0, max: 90000 }),
      }),
      { minLength: 1, maxLength: 140 },
    ),
  })
  .map(({ junctions, seed }) => seed.map((arc) => ({ ...arc, a: arc.a % junctions, b: arc.b % junctions })))
  .map((pieces) => ({ junctions: 1 + Math.max(...pieces.flatMap(({ a, b }) => [a, b])), pieces }));

/** Every distance by Floyd and Warshall, which has nothing in common with a hierarchy. */
function byHand(junctions: number, arcs: readonly (readonly [number, number, number])[]): number[][] {
  const best = Array.from({ length: junctions }, (_, i) =>
    Array.from({ length: junctions }, (__, j) => (i === j ? 0 : Number.POSITIVE_INFINITY)),
  );
  const row = (i: number) => best[i] as number[];
  for (const [a, b, length] of arcs) row(a)[b] = Math.min(row(a)[b] as number, length);
  for (let k = 0; k < junctions; k++)
    for (let i = 0; i < junctions; i++)
      for (let j = 0; j < junctions; j++)
        row(i)[j] = Math.min(row(i)[j] as number, (row(i)[k] as number) + (row(k)[j] as number));
  return best;
}

test('a hierarchy over any one-way graph has the distances of the graph', () => {
  fc.assert(
    fc.property(network, ({ junctions, pieces }) => {
      const arcs = pieces.flatMap(({ a, b, ahead, back, metres }) => [
        ...(ahead > 0 ? [[a, b, lengthOf(ahead, metres)] as const] : []),
        ...(back > 0 ? [[b, a, lengthOf(back, metres)] as const] : []),
      ]);
      const { up, down } = hierarchyOf({
        junctions,
        tail: Uint32Array.from(arcs, ([a]) => a),
        head: Uint32Array.from(arcs, ([, b]) => b),
        length: Float64Array.from(arcs, ([, , length]) => length),
      });
      const wanted = byHand(junctions, arcs);
      const climbed = (side: typeof up) =>
        byHand(
          junctions,
          Array.from({ length: junctions }, (_, of) =>
            Array.from(side.to.subarray(side.start[of], side.start[of + 1]), (to, k) => {
              return [of, to, side.length[(side.start[of] as number) + k] as number] as const;
            }),
          ).flat(),
        );
      const [ups, downs] = [climbed(up), climbed(down)];
      for (let i = 0; i < junctions; i++)
        for (let j = 0; j < junctions; j++) {
          const meeting = ups[i]?.map((length, k) => length + (downs[j]?.[k] as number)) ?? [];
          assert.equal(Math.min(...meeting), wanted[i]?.[j]);
        }
    }),
    { numRuns: 150 },
  );
});

/** Junctions a hundredth of a degree apart and more, so that each is its own nearest place. */
function laid(
  junctions: number,
  pieces: readonly { a: number; b: number; ahead: number; back: number; metres: number }[],
): Pieces {
  const ends = pieces.flatMap(({ a, b }) => [a, b]);
  return {
    junctions,
    from: Uint32Array.from(pieces, ({ a }) => a),
    to: Uint32Array.from(pieces, ({ b }) => b),
    metres: Uint32Array.from(pieces, ({ metres }) => metres),
    ahead: Uint32Array.from(pieces, ({ ahead }) => ahead),
    back: Uint32Array.from(pieces, ({ back }) => back),
    shape: Uint32Array.from({ length: pieces.length + 1 }, (_, piece) => 2 * piece),
    lat: Int32Array.from(ends, (end) => end * 100_000),
    lng: Int32Array.from(ends, (end) => end * end * 50_000),
    ferries: new Uint32Array(0),
    turns: { from: new Uint32Array(0), to: new Uint32Array(0) },
  };
}

test('the ways between all junctions of any network are its quickest, after a journey through a file too', () => {
  fc.assert(
    fc.property(network, ({ junctions, pieces }) => {
      const open = pieces.filter(({ a, b, ahead, back }) => ahead > 0 && back > 0 && a !== b);
      fc.pre(open.length > 0);
      const given = laid(junctions, open);
      const roads = readRoads(writeRoads(roadsOf(given)));
      const arcs = open.flatMap(({ a, b, ahead, back, metres }) => [
        [a, b, lengthOf(ahead, metres)] as const,
        [b, a, lengthOf(back, metres)] as const,
      ]);
      const wanted = byHand(junctions, arcs);
      const main = [...new Set(open.flatMap(({ a, b }, piece) => (roads.isMain[piece] === 1 ? [a, b] : [])))];
      const points = main.map((junction) => {
        const end = open.findIndex(({ a, b }) => a === junction || b === junction);
        const at = 2 * end + (open[end]?.a === junction ? 0 : 1);
        return { lat: (given.lat[at] as number) / 1e7, lng: (given.lng[at] as number) / 1e7 };
      });
      const { distance, duration, apart } = new RoadMap(roads).ways(points, 1);
      assert.deepEqual(apart, []);
      for (const [i, from] of main.entries())
        for (const [j, to] of main.entries()) {
          const length = wanted[from]?.[to] as number;
          assert.equal(duration[i * main.length + j], Math.round(secondsOf(length)));
          assert.equal(distance[i * main.length + j], Math.round(metresOf(length)));
        }
    }),
    { numRuns: 100 },
  );
});

test('what is wrong with an OSM file is named with its line', () => {
  const told = (text: string) => {
    const read = orFault(() => buildRoads(gatherXml(text)));
    return 'code' in read ? [read.code, read.line, read.at] : 'read';
  };
  const [a, b] = [NODE(1, 0), NODE(2, 9)];
  const street = WAY(7, [1, 2], { highway: 'primary' });
  assert.equal(told(OSM(a, b, street)), 'read');
  assert.deepEqual(told('<kml></kml>'), ['not-osm', 1, 'kml']);
  assert.deepEqual(told('no xml at all'), ['not-osm', 1, '']);
  assert.deepEqual(told(OSM(a, b)), ['no-car-roads', 0, '']);
  assert.deepEqual(told(OSM(a, b, street).replace('</osm>\n', '')), ['osm-cut-short', 5, '</osm>']);
  assert.equal(told(OSM(a, b, street).slice(0, -40))[0], 'osm-cut-short');
  assert.deepEqual(told(OSM(a, street)), ['unknown-node', 4, 'way 7: node 2']);
  assert.deepEqual(told(OSM(a, b.replace('lat="0"', 'lat="NaN"'), street)), [
    'wrong-position',
    4,
    'node 2: NaN',
  ]);
  assert.deepEqual(told(OSM(a, b.replace('lat="0"', 'lat="91"'), street)), ['wrong-position', 4, 'node 2']);
  for (const speed of ['-50', '0', 'NaN', '4000'])
    assert.deepEqual(told(OSM(a, b, WAY(7, [1, 2], { highway: 'primary', maxspeed: speed }))), [
      'wrong-speed',
      5,
      `way 7: maxspeed=${speed}`,
    ]);
  assert.equal(told(OSM(a, b, '<way id="7"><nd ref="one"/></way>'))[0], 'osm-damaged');
  assert.equal(told(OSM(a, `<node id="2" lat="0" lon="0"><way id="3"/></node>`))[0], 'osm-damaged');
});

test('a file of roads that is another, cut short or damaged is named', () => {
  const file = writeRoads(
    buildRoads(gatherXml(OSM(NODE(1, 0), NODE(2, 9), WAY(7, [1, 2], { highway: 'primary' })))).roads,
  );
  const told = (bytes: Uint8Array) => {
    const read = orFault(() => readRoads(bytes));
    return 'code' in read ? read.code : 'read';
  };
  assert.equal(told(file), 'read');
  assert.equal(told(new TextEncoder().encode('PK and something')), 'not-roads');
  assert.equal(told(new Uint8Array(0)), 'not-roads');
  for (const size of [8, 20, file.length - 1]) assert.equal(told(file.subarray(0, size)), 'roads-cut-short');
  assert.equal(told(Uint8Array.from([...file, 0])), 'roads-damaged');
  for (const place of [50, 61, file.length - 1]) {
    const damaged = file.slice();
    damaged[place] = (damaged[place] ?? 0) ^ 64;
    assert.equal(told(damaged), 'roads-damaged');
  }
  const newer = file.slice();
  newer[8] = 9;
  assert.equal(told(newer), 'not-roads');
});

test('roads that were kept by the first version are read, and answer as they did', () => {
  // Written by it: a street of 9 and 5 thousandths at 65 km/h, and a track beside its first part.
  const kept = Buffer.from(
    [
      'TURIUk9BRFMBAAAA34a2OwMAAAADAAAABgAAAAIAAAACAAAAAAAAAAAAjBMAp0VCAAC4FQAOOEIAAIwTAKdFQgAAuBUADjhC',
      'AAAAAAEAAAABAAAAAQAAAAIAAAAAAAAAGCcAALgVAAAYJwAApxUAAAcMAADSXQAApxUAAAcMAADSXQAAAAAAAAIAAAAEAAAA',
      'BgAAAAAAAAAAAAAAAAAAAFDDAAAAAAAAAAAAAAAAAACQXwEAkF8BAJBfAQCQXwEAAAAAAAAAAAABAAAAAQAAAAIAAAABAAAA',
      'AQAAAAAAAAABAAAAAQAAAAIAAAABAAAAAQAAAAEBAQ==',
    ].join(''),
    'base64',
  );
  const roads = readRoads(kept);
  assert.deepEqual([roads.junctions, roads.from.length, roads.ferries.length], [3, 3, 0]);
  const { duration, distance } = new RoadMap(roads).ways([at(0), at(9, 5)]);
  assert.equal(distance[1], Math.round(14 * THOUSANDTH));
  assert.equal(duration[1], Math.round((14 * THOUSANDTH * 3.6) / 65));
  for (const size of [9, 20, 39, kept.length - 1])
    assert.equal(codeOf(orFault(() => readRoads(kept.subarray(0, size)))), 'roads-cut-short');
});

function codeOf(read: object): unknown {
  return 'code' in read ? read.code : 'read';
}
