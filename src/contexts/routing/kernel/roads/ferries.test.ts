import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NODE, OSM, WAY } from '../../../../../test/help/write-osm.ts';
import { buildRoads } from './build-roads.ts';
import { secondsOfDuration } from './duration.ts';
import { gatherXml } from './osm-xml.ts';
import { RoadMap } from './road-ways.ts';
import { readRoads, writeRoads } from './roads-file.ts';
import { summaryOf } from './roads-summary.ts';

const THOUSANDTH = 111.195;
const at = (lng: number, lat = 0) => ({ lat: lat / 1000, lng: lng / 1000 });

/** A street to a river at 10, the river to 30, a street on to 40; between them a ferry as it is told. */
function acrossTheRiver(ferry: Readonly<Record<string, string>>, ...more: readonly string[]) {
  const built = buildRoads(
    gatherXml(
      OSM(
        ...[NODE(1, 0), NODE(2, 10), NODE(3, 20), NODE(4, 30), NODE(5, 40)],
        WAY(1, [1, 2], { highway: 'primary' }),
        WAY(2, [4, 5], { highway: 'primary' }),
        WAY(3, [2, 3, 4], ferry),
        ...more,
      ),
    ),
  );
  const read = readRoads(writeRoads(built.roads));
  return { built, read, ...new RoadMap(read).ways([at(0), at(40)]) };
}

/** 20 thousandths of street at 65 km/h. */
const ASHORE = (20 * THOUSANDTH * 3.6) / 65;

test('a ferry joins what nothing else joins, and takes as long as it says', () => {
  for (const [duration, minutes] of [
    ['00:15', 15],
    ['0:15:00', 15],
    ['15', 15],
    ['PT15M', 15],
    ['PT1H30M', 90],
    ['01:30', 90],
  ] as const) {
    const found = acrossTheRiver({ route: 'ferry', duration });
    assert.deepEqual(found.apart, []);
    assert.equal(found.duration[1], Math.round(ASHORE + minutes * 60), duration);
    assert.equal(found.duration[2], found.duration[1]);
    assert.equal(found.distance[1], Math.round(40 * THOUSANDTH));
  }
});

test('a ferry cut by another in the middle of the river takes as long as it says in all', () => {
  const third = [NODE(6, 20, 9), NODE(7, 20, 19), WAY(4, [6, 7], { highway: 'track' })];
  const { duration, read } = acrossTheRiver(
    { route: 'ferry', duration: '00:10' },
    ...third,
    WAY(5, [3, 6], { route: 'ferry', duration: '00:09' }),
  );
  assert.equal(duration[1], Math.round(ASHORE + 600));
  assert.equal(read.ferries.length, 3);
  // Half of the one, the whole of the other.
  const bank = new RoadMap(read).ways([at(0), at(20, 9)]);
  assert.equal(bank.duration[1], Math.round(ASHORE / 2 + 300 + 540));
});

test('a ferry that says no time it could take goes at 5 km/h, or at eight tenths of its limit', () => {
  const river = 20 * THOUSANDTH * 3.6;
  // The last two: minutes written as seconds, and as hours.
  const slips = ['00:00:15', '45:00'];
  for (const duration of ['', '0', 'summer', '-5', '1:75', '99:00:00', 'PT', 'P30D', '00:00', ...slips])
    assert.equal(
      acrossTheRiver({ route: 'ferry', duration }).duration[1],
      Math.round(ASHORE + river / 5),
      duration,
    );
  assert.equal(
    acrossTheRiver({ route: 'ferry', maxspeed: '20' }).duration[1],
    Math.round(ASHORE + river / 16),
  );
});

test('a ferry that takes no vehicles, or is none, joins nothing', () => {
  const isCrossed = (ferry: Readonly<Record<string, string>>) => acrossTheRiver(ferry).apart.length === 0;
  assert.ok(isCrossed({ route: 'ferry' }));
  assert.ok(isCrossed({ route: 'ferry', foot: 'yes', motor_vehicle: 'yes', access: 'no' }));
  assert.ok(isCrossed({ route: 'ferry', hgv: 'no' }));
  for (const key of ['motorcar', 'motor_vehicle', 'vehicle', 'access'])
    assert.ok(!isCrossed({ route: 'ferry', [key]: 'no' }), key);
  assert.ok(!isCrossed({ route: 'ferry', access: 'yes', motor_vehicle: 'private' }));
  assert.ok(!isCrossed({ route: 'canoe', duration: '00:10' }));
  const oneway = acrossTheRiver({ route: 'ferry', oneway: 'yes', duration: '00:10' });
  assert.equal(oneway.apart.length, 1);
});

test('a place by the river lies at a road, never on the ferry', () => {
  const { read } = acrossTheRiver({ route: 'ferry', duration: '00:10' });
  const map = new RoadMap(read);
  // Half a thousandth from the landing, and two thousandths out on the water beside the ferry.
  const { distance } = map.ways([at(0), at(10.5, 0.1), at(12)]);
  assert.equal(distance[1], Math.round((10 + Math.hypot(0.5, 0.1)) * THOUSANDTH));
  assert.equal(distance[2], Math.round(12 * THOUSANDTH));
  assert.deepEqual(map.ways([at(0), at(20)]).apart, [{ point: 1, why: 'no-road-near' }]);
});

test('what is told of roads counts ferries apart', () => {
  const { built } = acrossTheRiver(
    { route: 'ferry' },
    // A boat trip on a lake that no road comes to.
    ...[NODE(8, 0, 50), NODE(9, 30, 50), WAY(6, [8, 9], { route: 'ferry' })],
  );
  assert.deepEqual(summaryOf(built), {
    ...{ km: 2, junctions: 6, pieces: 4, apart: 0, ferries: 1 },
    ...{ turns: 0, leftOut: { viaWays: 0, byHours: 0, unclear: 0 } },
  });
});

test('durations as OpenStreetMap writes them', () => {
  assert.deepEqual(
    ['20', ' 00:20 ', '1:05', '0:00:45', '90', 'PT45S', 'P1DT2H', 'P1D', '48:00'].map(secondsOfDuration),
    [1200, 1200, 3900, 45, 5400, 45, 93_600, 86_400, 172_800],
  );
  assert.deepEqual(
    [undefined, '', '1:2:3:4', '20 min', '1:60', '48:01', '20:00:60', 'P', 'PT5', '-1'].map(
      secondsOfDuration,
    ),
    Array.from({ length: 10 }, () => undefined),
  );
});
