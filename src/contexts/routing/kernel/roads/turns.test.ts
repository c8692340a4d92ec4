import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NODE, OSM, RELATION, WAY } from '../../../../../test/help/write-osm.ts';
import { buildRoads, roadsOf } from './build-roads.ts';
import type { Pieces } from './lay-pieces.ts';
import { gatherXml } from './osm-xml.ts';
import { RoadMap } from './road-ways.ts';
import { lengthOf, metresOf, secondsOf } from './roads.ts';
import { readRoads, writeRoads } from './roads-file.ts';

const THOUSANDTH = 111.195;
const at = (lng: number, lat = 0) => ({ lat: lat / 1000, lng: lng / 1000 });

// A crossing at 10 with a street of ten thousandths each way: 1 to the west, 2 to the east, 3 to the north, 4 to the south. From the east
// end to the north end street 5 leads, the root of 200 long. All at one speed.
const TOWN = [
  ...[NODE(1, 0), NODE(2, 10), NODE(3, 20), NODE(4, 10, 10), NODE(5, 10, -10)],
  ...[
    [1, 2],
    [2, 3],
    [2, 4],
    [2, 5],
    [3, 4],
  ].map((refs, index) => WAY(index + 1, refs, { highway: 'tertiary' })),
];
const [WEST, EAST, NORTH, SOUTH] = [at(5), at(15), at(10, 5), at(10, -5)];
const restriction = (members: string, tags: Readonly<Record<string, string>> | string) =>
  RELATION(1, members.split(', '), {
    type: 'restriction',
    ...(typeof tags === 'string' ? { restriction: tags } : tags),
  });
const LEFT = 'way 1 from, node 2 via, way 3 to';

function built(...more: readonly string[]) {
  const { roads, leftOut } = buildRoads(gatherXml(OSM(...TOWN, ...more)));
  const map = new RoadMap(readRoads(writeRoads(roads)));
  return {
    ...{ roads, map, leftOut },
    /** Thousandths of a degree from one place to another. */
    far: (a: { lat: number; lng: number }, b: { lat: number; lng: number }) => {
      const { distance, apart } = map.ways([a, b]);
      assert.deepEqual(apart, []);
      return Math.round(((distance[1] ?? 0) / THOUSANDTH) * 10) / 10;
    },
  };
}

test('a left turn that is forbidden is not made; the way back is as it was', () => {
  const free = built();
  assert.equal(free.far(WEST, NORTH), 10);
  const { far, roads } = built(restriction(LEFT, 'no_left_turn'));
  // On to the end of the street in the south or east, round there, and from there into the north.
  assert.equal(far(WEST, NORTH), 30);
  assert.equal(far(NORTH, WEST), 10);
  assert.equal(far(WEST, EAST), 10);
  assert.equal(far(WEST, SOUTH), 10);
  assert.equal(far(SOUTH, NORTH), 10);
  assert.equal(roads.turns.from.length, 1);
  assert.equal(roads.junctions, 5);
});

test('where turning round is forbidden too, the way goes by the other street', () => {
  const { far } = built(
    restriction(LEFT, 'no_left_turn'),
    restriction('way 2 from, node 3 via, way 2 to', 'no_u_turn'),
    restriction('way 4 from, node 5 via, way 4 to', 'no_u_turn'),
  );
  // To the east end and along street 5: 5 + 10 + 14.1 + 5.
  assert.equal(far(WEST, NORTH), 34.1);
  // A place in the street with that dead end is still driven to and left.
  assert.equal(far(WEST, SOUTH), 10);
  assert.equal(far(SOUTH, WEST), 10);
});

test('on one street in either direction, and round at a dead end, a van drives as before', () => {
  const { far } = built(
    restriction(LEFT, 'no_left_turn'),
    restriction(LEFT.replace('3 to', '4 to'), 'no_right_turn'),
  );
  assert.equal(far(at(2), at(8)), 6);
  assert.equal(far(at(8), at(2)), 6);
  assert.equal(far(SOUTH, NORTH), 10);
  // Neither left nor right: straight on to the east end, round, and left from there.
  assert.equal(far(WEST, SOUTH), 30);
});

test('where only one turn is allowed the others are not made, nor is turning round', () => {
  const { far, roads } = built(restriction('way 1 from, node 2 via, way 2 to', 'only_straight_on'));
  assert.equal(far(WEST, EAST), 10);
  assert.equal(far(WEST, NORTH), 30);
  assert.equal(far(WEST, SOUTH), 30);
  // North, south, and back to the west.
  assert.equal(roads.turns.from.length, 3);
});

test('two that each allow one turn allow both', () => {
  const { far } = built(
    restriction('way 1 from, node 2 via, way 2 to', 'only_straight_on'),
    restriction('way 1 from, node 2 via, way 4 to', 'only_right_turn'),
  );
  assert.deepEqual([far(WEST, EAST), far(WEST, SOUTH), far(WEST, NORTH)], [10, 10, 30]);
});

test('of two that contradict each other neither is kept, and both are counted: by both nobody could leave the street', () => {
  const contrary = [
    restriction('way 1 from, node 2 via, way 2 to', 'only_straight_on'),
    restriction('way 1 from, node 2 via, way 2 to', 'no_straight_on'),
  ];
  const { far, leftOut } = built(
    ...contrary,
    restriction('way 1 from, node 2 via, way 4 to', 'no_right_turn'),
  );
  assert.deepEqual([far(WEST, EAST), far(WEST, NORTH), far(WEST, SOUTH)], [10, 10, 30]);
  assert.equal(leftOut.unclear, 2);
});

test('a street that may not be entered from several, and several that may not be entered from one', () => {
  const entry = built(restriction('way 1 from, way 4 from, node 2 via, way 3 to', 'no_entry'));
  assert.deepEqual([entry.far(WEST, NORTH), entry.far(SOUTH, NORTH), entry.far(EAST, NORTH)], [30, 30, 10]);
  const exit = built(restriction('way 1 from, node 2 via, way 3 to, way 4 to', 'no_exit'));
  assert.deepEqual([exit.far(WEST, NORTH), exit.far(WEST, SOUTH), exit.far(WEST, EAST)], [30, 30, 10]);
});

test('what is said for other vehicles does not bind a van, what is said for it does', () => {
  const far = (tags: Readonly<Record<string, string>>) => built(restriction(LEFT, tags)).far(WEST, NORTH);
  const [free, bound] = [10, 30];
  assert.equal(far({ 'restriction:hgv': 'no_left_turn' }), free);
  assert.equal(far({ 'restriction:bicycle': 'no_left_turn' }), free);
  for (const kind of ['goods', 'motorcar', 'motor_vehicle', 'vehicle'])
    assert.equal(far({ [`restriction:${kind}`]: 'no_left_turn' }), bound, kind);
  assert.equal(far({ restriction: 'no_left_turn', 'restriction:motorcar': 'none' }), free);
  assert.equal(far({ restriction: 'no_left_turn', except: 'psv;motorcar' }), free);
  assert.equal(far({ restriction: 'no_left_turn', except: 'psv; goods' }), free);
  assert.equal(far({ restriction: 'no_left_turn', except: 'psv;hgv' }), bound);
  assert.equal(far({ restriction: 'no_left_turn', type: 'multipolygon' }), free);
});

test('a street that is reached by a forbidden turn alone is named as one that leads nowhere else', () => {
  // One way into the south, and out of its end on to the west end.
  const lane = [
    NODE(6, 10, -30),
    WAY(6, [5, 6], { highway: 'tertiary', oneway: 'yes' }),
    WAY(7, [6, 1], { highway: 'tertiary', oneway: 'yes' }),
  ];
  const [from, to] = [SOUTH, at(10, -20)];
  assert.equal(built(...lane).far(from, to), 15);
  const { map } = built(...lane, restriction('way 4 from, node 5 via, way 6 to', 'no_straight_on'));
  assert.deepEqual(map.ways([from, to, at(5, -15)]).apart, [
    { point: 1, why: 'disconnected-road' },
    { point: 2, why: 'disconnected-road' },
  ]);
});

test('a restriction that names no turn is left out and counted, and the roads are read', () => {
  const leftOut = (members: string, tags: Readonly<Record<string, string>> | string, ...more: string[]) => {
    const read = built(restriction(members, tags), ...more);
    assert.equal(read.far(WEST, NORTH), 10);
    assert.equal(read.roads.turns.from.length, 0);
    return read.leftOut;
  };
  const nothing = { viaWays: 0, byHours: 0, unclear: 0 };
  const unclear = { ...nothing, unclear: 1 };
  for (const members of [
    'way 99 from, node 2 via, way 3 to',
    'way 1 from, node 2 via, way 99 to',
    'way 1 from, node 99 via, way 3 to',
    'way 1 from, node 3 via, way 3 to',
    'way 1 from, way 4 from, node 2 via, way 3 to',
    'way 1 from, node 2 via, node 3 via, way 3 to',
    'way 1 from, node 2 via',
    'node 2 via, way 3 to',
    'way 1 from, way 3 to',
    'node 1 from, node 2 via, way 3 to',
    'way one from, node 2 via, way 3 to',
    'way 1 from, relation 2 via, way 3 to',
  ])
    assert.deepEqual(leftOut(members, 'no_left_turn'), unclear, members);
  assert.deepEqual(leftOut(LEFT, 'no_parking'), unclear);
  // A street that passes the crossing: from which side is open.
  const passing = [NODE(7, 0, 5), NODE(8, 20, -5), WAY(8, [7, 2, 8], { highway: 'tertiary' })];
  assert.deepEqual(leftOut('way 8 from, node 2 via, way 3 to', 'no_left_turn', ...passing), unclear);
  assert.deepEqual(leftOut('way 1 from, way 2 via, way 5 to', 'no_left_turn'), { ...nothing, viaWays: 1 });
  for (const tags of [
    { 'restriction:conditional': 'no_left_turn @ (07:00-09:00)' },
    { restriction: 'no_left_turn', hour_on: '07:00', hour_off: '09:00' },
  ])
    assert.deepEqual(leftOut(LEFT, tags), { ...nothing, byHours: 1 });
});

test('turns are forbidden at a crossing of eight streets; where thousands meet, restrictions are left out instead of filling the memory', () => {
  const star = (streets: number) => {
    const ends = Array.from({ length: streets }, (_, at) => at + 2);
    const { roads, leftOut } = buildRoads(
      gatherXml(
        OSM(
          NODE(1, 0),
          ...ends.map((end) => NODE(end, 20 * Math.cos(end), 20 * Math.sin(end))),
          ...ends.map((end) => WAY(end, [1, end], { highway: 'tertiary' })),
          ...ends.map((end) =>
            restriction(`way ${end} from, node 1 via, way ${end === 2 ? 3 : 2} to`, 'only_left_turn'),
          ),
        ),
      ),
    );
    return [roads.turns.from.length, leftOut.unclear];
  };
  assert.deepEqual(star(8), [8 * 7, 0]);
  assert.deepEqual(star(2_000), [0, 2_000]);
});

test('a street with one way past the crossing leaves no doubt which side is meant; into a closed one nothing is forbidden', () => {
  const passing = [NODE(7, 0, 5), NODE(8, 20, -5)];
  const oneway = WAY(8, [7, 2, 8], { highway: 'tertiary', oneway: 'yes' });
  const past = built(...passing, oneway, restriction('way 8 from, node 2 via, way 3 to', 'no_left_turn'));
  assert.deepEqual([past.roads.turns.from.length, past.leftOut.unclear], [1, 0]);
  const away = WAY(8, [7, 2], { highway: 'tertiary', oneway: 'yes' });
  const closed = built(...passing, away, restriction('way 1 from, node 2 via, way 8 to', 'no_left_turn'));
  assert.deepEqual([closed.roads.turns.from.length, closed.leftOut.unclear], [0, 0]);
  const only = built(...passing, away, restriction('way 1 from, node 2 via, way 8 to', 'only_left_turn'));
  assert.deepEqual([only.roads.turns.from.length, only.leftOut.unclear], [0, 1]);
  // A bollard in the middle parts the streets: there is nothing to forbid.
  const parted = built(
    ...[NODE(9, 20, 20), NODE(10, 20, 30, '<tag k="barrier" v="bollard"/>'), NODE(11, 20, 40)],
    ...[WAY(9, [9, 10], { highway: 'tertiary' }), WAY(10, [10, 11], { highway: 'tertiary' })],
    restriction('way 9 from, node 10 via, way 10 to', 'no_straight_on'),
  );
  assert.deepEqual([parted.roads.turns.from.length, parted.leftOut.unclear], [0, 0]);
});

const twice = (most: number) => fc.integer({ min: 1, max: most }).map((half) => 2 * half);
const street = fc.record({
  a: fc.nat(),
  b: fc.nat(),
  ahead: twice(2500),
  back: fc.oneof({ weight: 4, arbitrary: twice(2500) }, fc.constant(0)),
  metres: twice(45_000),
});
const restricted = fc
  .record({
    junctions: fc.integer({ min: 2, max: 9 }),
    streets: fc.array(street, { minLength: 1, maxLength: 18 }),
    forbidden: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 25 }),
  })
  .map(({ junctions, streets, forbidden }) => {
    const all = streets.map((each) => ({ ...each, a: each.a % junctions, b: each.b % junctions }));
    const drives = all.flatMap(({ a, b, ahead, back, metres }, piece) => [
      { drive: 2 * piece, tail: a, head: b, time: ahead, metres },
      { drive: 2 * piece + 1, tail: b, head: a, time: back, metres },
    ]);
    const turns = drives.flatMap((from) =>
      drives.filter((to) => from.head === to.tail).map((to) => [from.drive, to.drive] as const),
    );
    const chosen = new Set(forbidden.map(([which]) => which % Math.max(1, turns.length)));
    return { junctions, streets: all, drives, forbidden: turns.filter((_, index) => chosen.has(index)) };
  });

test('ways with any turns forbidden are the quickest of a search over drives and turns, after a journey through a file too', () => {
  let [compared, changed] = [0, 0];
  fc.assert(
    fc.property(restricted, ({ junctions, streets, drives, forbidden }) => {
      // Every street lies by itself, so that a place in its middle has no other near.
      const pieces: Pieces = {
        junctions,
        from: Uint32Array.from(streets, ({ a }) => a),
        to: Uint32Array.from(streets, ({ b }) => b),
        metres: Uint32Array.from(streets, ({ metres }) => metres),
        ahead: Uint32Array.from(streets, ({ ahead }) => ahead),
        back: Uint32Array.from(streets, ({ back }) => back),
        shape: Uint32Array.from({ length: streets.length + 1 }, (_, piece) => 2 * piece),
        lat: Int32Array.from({ length: 2 * streets.length }, (_, end) => (end >> 1) * 200_000),
        lng: Int32Array.from({ length: 2 * streets.length }, (_, end) => (end % 2) * 40_000),
        ferries: new Uint32Array(0),
        turns: {
          from: Uint32Array.from(forbidden, ([from]) => from),
          to: Uint32Array.from(forbidden, ([, to]) => to),
        },
      };
      const roads = readRoads(writeRoads(roadsOf(pieces)));
      assert.equal(roads.junctions, junctions);
      const main = [...roads.isMain.entries()].filter(([, is]) => is === 1).map(([piece]) => piece);
      const { distance, duration, apart } = new RoadMap(roads).ways(
        main.map((piece) => ({ lat: piece * 0.02, lng: 0.002 })),
        1,
      );
      assert.deepEqual(apart, []);
      const bound = byDrives(drives, new Set(forbidden.map(String)));
      const free = byDrives(drives, new Set());
      for (const [i, from] of main.entries())
        for (const [j, to] of main.entries()) {
          if (i === j) continue;
          const length = bound(from, to);
          assert.notEqual(length, Number.POSITIVE_INFINITY);
          assert.equal(duration[i * main.length + j], Math.round(secondsOf(length)));
          assert.equal(distance[i * main.length + j], Math.round(metresOf(length)));
          compared += 1;
          if (length !== free(from, to)) changed += 1;
        }
    }),
    { numRuns: 400 },
  );
  // The restrictions were no idle ones.
  assert.ok(compared > 2_000 && changed > 200, `${compared} ${changed}`);
});

interface Driven {
  readonly drive: number;
  readonly tail: number;
  readonly head: number;
  readonly time: number;
  readonly metres: number;
}

/** From the middle of a piece to the middle of another: each drive is a node, each turn that may be made an arc (Dijkstra 1959). */
function byDrives(drives: readonly Driven[], forbidden: ReadonlySet<string>) {
  const open = drives.filter(({ time }) => time > 0);
  const whole = ({ time, metres }: Driven) => lengthOf(time, metres);
  const half = ({ time, metres }: Driven) => lengthOf(time / 2, metres / 2);
  const turnsOf = (from: Driven) =>
    open.filter((to) => from.head === to.tail && !forbidden.has(`${from.drive},${to.drive}`));
  /** To the end of each drive from the end of one. */
  const from = open.map((start) => {
    const best = new Map<Driven, number>([[start, 0]]);
    const left = new Set<Driven>(open);
    for (;;) {
      const here = [...left].reduce<Driven | undefined>(
        (least, each) =>
          best.has(each) && (!least || (best.get(each) ?? 0) < (best.get(least) ?? 0)) ? each : least,
        undefined,
      );
      if (!here) return { start, best };
      left.delete(here);
      for (const next of turnsOf(here)) {
        const length = (best.get(here) ?? 0) + whole(next);
        if (length < (best.get(next) ?? Number.POSITIVE_INFINITY)) best.set(next, length);
      }
    }
  });
  return (a: number, b: number) =>
    Math.min(
      ...from
        .filter(({ start }) => start.drive >> 1 === a)
        .flatMap(({ start, best }) =>
          [...best].flatMap(([before, length]) =>
            turnsOf(before)
              .filter(({ drive }) => drive >> 1 === b)
              .map((last) => half(start) + length + half(last)),
          ),
        ),
    );
}
