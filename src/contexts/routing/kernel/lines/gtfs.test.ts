import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sharedFolder } from '../../../../../test/help/shared.ts';
import { clockTime } from './cells.ts';
import { runsOf, runsOn } from './days.ts';
import { earliestArrival } from './earliest-arrival.ts';
import { readGtfs } from './gtfs.ts';
import { freeHold, lineDay } from './line-day.ts';
import { nearStops } from './near-stops.ts';

/** A valley: one line up it, one across from its middle; a night trip passes midnight. */
const valley = {
  'stops.txt': `stop_id,stop_name,stop_lat,stop_lon
town,"Town, market",25.10,104.90
mill,Mill,25.15,104.90
head,Head of the valley,25.20,104.90
side,Side valley,25.15,104.95
`,
  'routes.txt': 'route_id,route_short_name\nup,1\nacross,2\n',
  'calendar.txt': `service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
work,1,1,1,1,1,0,0,20260101,20261231
`,
  'calendar_dates.txt': 'service_id,date,exception_type\nwork,20261001,2\nmarket,20261128,1\n',
  'trips.txt': `route_id,service_id,trip_id
up,work,early
up,work,night
up,market,fair
across,work,cross
`,
  'stop_times.txt': `trip_id,arrival_time,departure_time,stop_id,stop_sequence
early,08:00:00,08:00:00,town,1
early,08:20:00,08:22:00,mill,2
early,,,side,3
early,08:50:00,08:50:00,head,4
night,23:50:00,23:50:00,town,10
night,24:20:00,24:20:00,head,20
fair,9:00:00,9:00:00,town,1
fair,9:30:00,9:30:00,head,2
cross,08:30:00,08:30:00,mill,1
cross,08:45:00,08:45:00,side,2
`,
};
type Name = keyof typeof valley;

function read(changes: Partial<Record<Name | 'freight.txt' | 'frequencies.txt', string>> = {}) {
  const given = readGtfs({ ...valley, ...changes });
  assert.ok('timetable' in given, JSON.stringify(given));
  return given;
}

function change(file: Name, from: string, to: string) {
  assert.ok(valley[file].includes(from));
  return readGtfs({ ...valley, [file]: valley[file].replace(from, to) });
}

test('a service runs on its weekdays, without the days taken out and with those put in', () => {
  const { timetable } = read();
  const [work, market] = timetable.services;
  assert.ok(work && market);
  const days = ['2026-11-26', '2026-11-28', '2026-10-01', '2027-01-04', '2026-01-01'];
  assert.deepEqual(
    days.map((day) => [runsOn(work, day), runsOn(market, day)]),
    [
      [true, false],
      [false, true],
      [false, false],
      [false, false],
      [true, false],
    ],
  );
});

test('a trip past midnight is still under way on the next day, a day earlier on its clock', () => {
  const { timetable } = read();
  const on = (day: string) =>
    runsOf(timetable, day).map(({ trip, shift }) => [timetable.trips[trip]?.id, shift]);
  assert.deepEqual(on('2026-11-28'), [
    ['night', -86400],
    ['fair', 0],
  ]);
  assert.deepEqual(on('2026-11-29'), []);
});

test('a trip that runs every so often is written out, up to but not at the end', () => {
  const { timetable } = read({
    'frequencies.txt':
      'trip_id,start_time,end_time,headway_secs\ncross,06:00:00,07:00:00,1200\ncross,18:00:00,18:20:00,1200\n',
  });
  assert.deepEqual(
    timetable.trips.flatMap(({ id, depart, arrive }) =>
      id.startsWith('cross') ? [[clockTime(depart[0] ?? 0), clockTime(arrive[1] ?? 0)]] : [],
    ),
    [
      ['06:00', '06:15'],
      ['06:20', '06:35'],
      ['06:40', '06:55'],
      ['18:00', '18:15'],
    ],
  );
  const never = readGtfs({
    ...valley,
    'frequencies.txt': 'trip_id,start_time,end_time,headway_secs\ncross,6:00,7:00,0\n',
  });
  assert.ok('code' in never);
  assert.deepEqual([never.code, never.file, never.row], ['not-a-number', 'frequencies.txt', 2]);
});

test('times that are not written are spread between those that are', () => {
  const early = read().timetable.trips[0];
  assert.deepEqual([...(early?.arrive ?? [])], [8 * 3600, 8 * 3600 + 1200, 8 * 3600 + 2160, 8 * 3600 + 3000]);
});

test('a parcel changes buses only when both hand-overs fit between them', () => {
  const cross = (handOver: string) => {
    const { timetable } = read({
      'freight.txt': `route_id,capacity_kg,goods,handover_minutes,inspection_minutes\nup,20,dry,${handOver},10\nacross,20,,${handOver},0\n`,
      'stop_times.txt': valley['stop_times.txt'].replace('early,,,side,3\n', ''),
    });
    const day = lineDay(timetable, '2026-11-26');
    const parcel = { kg: 5, goods: 'dry', from: [0], ready: 7 * 3600, to: [3] };
    return earliestArrival(day, freeHold(day), parcel);
  };
  assert.equal(cross('5')?.arrives, 8 * 3600 + 50 * 60);
  assert.equal(cross('5')?.rides.length, 2);
  assert.equal(cross('6'), null);
});

test('a trip has the direction its row says, and none where it says none of the two', () => {
  const { timetable } = read({
    'trips.txt': `route_id,service_id,trip_id,direction_id
up,work,early,0
up,work,night,1
up,market,fair,
across,work,cross,2
`,
    'frequencies.txt': 'trip_id,start_time,end_time,headway_secs\nnight,22:00:00,22:20:00,1200\n',
  });
  assert.deepEqual(
    timetable.trips.map(({ id, direction }) => [id, direction]),
    [
      ['early', 0],
      ['night 1', 1],
      ['fair', undefined],
      ['cross', undefined],
    ],
  );
});

test('a platform knows its station, a boarding area its platform and station; a station is no stop', () => {
  const { timetable } = read({
    'stops.txt': `stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station
coach,Coach station,25.10,104.90,1,
gate,Gate,25.10,104.90,2,coach
town,Bay 1,25.10,104.90,0,coach
mill,Mill,25.15,104.90,,
bay,Bay 2,25.20,104.90,,coach
head,Kerb of bay 2,25.20,104.90,4,bay
side,Side valley,25.15,104.95,,gone
odd,Its own,25.15,104.95,,odd
`,
  });
  assert.deepEqual(
    timetable.stops.map(({ id, within }) => [id, within]),
    [
      ['town', ['coach']],
      ['mill', undefined],
      ['bay', ['coach']],
      ['head', ['bay', 'coach']],
      ['side', ['gone']],
      ['odd', undefined],
    ],
  );
});

for (const [what, given, code, file, row] of [
  ['a missing file', readGtfs({ ...valley, 'stops.txt': undefined }), 'no-such-file', 'stops.txt', 0],
  ['a missing column', change('trips.txt', 'service_id', 'days'), 'no-such-column', 'trips.txt', 1],
  ['a latitude that is no number', change('stops.txt', '25.15', 'NaN'), 'not-a-number', 'stops.txt', 3],
  ['a longitude off the earth', change('stops.txt', '104.95', '1049'), 'off-the-earth', 'stops.txt', 5],
  ['a stop twice', change('stops.txt', 'side,', 'mill,'), 'named-twice', 'stops.txt', 5],
  ['a day that is none', change('calendar.txt', '20261231', '20260230'), 'not-a-day', 'calendar.txt', 2],
  ['a quote never closed', change('stops.txt', 'market"', 'market'), 'not-csv', 'stops.txt', 2],
] as const) {
  test(`${what} is refused with its row`, () => {
    assert.ok('code' in given);
    assert.deepEqual([given.code, given.file, given.row], [code, file, row]);
  });
}

for (const [what, file, from, to, code, row] of [
  ['times that go back', 'stop_times.txt', 'early,08:50:00,08:50', 'early,08:10:00,08:10', 'back-in-time', 5],
  ['leaving before arriving', 'stop_times.txt', '08:20:00,08:22', '08:20:00,08:19', 'back-in-time', 3],
  ['an unknown stop', 'stop_times.txt', '08:22:00,mill', '08:22:00,mil', 'unknown-stop', 3],
  ['a time that is none', 'stop_times.txt', 'early,08:00:00', 'early,8 am', 'not-a-time', 2],
  ['NaN for a place in the order', 'stop_times.txt', 'mill,2', 'mill,NaN', 'not-a-number', 3],
  ['an unknown line', 'trips.txt', 'up,work,early', 'down,work,early', 'unknown-line', 2],
  ['an unknown service', 'trips.txt', 'up,work,early', 'up,play,early', 'unknown-service', 2],
] as const) {
  test(`a trip with ${what} is left out with its row, and the others are read`, () => {
    const given = change(file, from, to);
    assert.ok('timetable' in given, JSON.stringify(given));
    assert.deepEqual(
      given.leftOut.map((fault) => [fault.code, fault.file, fault.row]),
      [[code, file, row]],
    );
    assert.deepEqual(
      given.timetable.trips.map(({ id }) => id),
      ['night', 'fair', 'cross'],
    );
  });
}

test('a hold below zero is refused with its row', () => {
  const given = readGtfs({ ...valley, 'freight.txt': 'route_id,capacity_kg\nup,-1\n' });
  assert.ok('code' in given);
  assert.deepEqual([given.code, given.row], ['negative-hold', 2]);
});

const yamanashi = sharedFolder('data/gtfs-yamanashi/gtfs');

test('a mountain prefecture’s network is read but for the trips that go back in time', {
  skip: yamanashi.skip,
}, () => {
  const files = Object.fromEntries(
    readdirSync(yamanashi.path).map((name) => [name, readFileSync(join(yamanashi.path, name), 'utf8')]),
  );
  const given = readGtfs(files);
  assert.ok('timetable' in given);
  const { timetable, leftOut } = given;
  assert.equal(timetable.lines.length, 350);
  assert.equal(timetable.trips.length + leftOut.length, 1415);
  // Looked up in the file: each of these rows is earlier than the row before it, in the same trip.
  assert.deepEqual(
    leftOut.map(({ code, row }) => [code, row]),
    [27467, 27737, 40161, 40189, 40217, 40245, 40273, 40301, 40329, 40357].map((row) => [
      'back-in-time',
      row,
    ]),
  );
  // Trip 5161's rows in the file: stop P266 at 08:49, P261 two stops on at 08:51.
  const day = lineDay(timetable, '2017-08-05');
  const [from, to] = ['P266', 'P261'].map((id) => timetable.stops.findIndex((stop) => stop.id === id));
  const way = earliestArrival(
    day,
    freeHold(day),
    { kg: 5, goods: null, from: [from ?? -1], ready: 8 * 3600 + 40 * 60, to: [to ?? -1] },
    { near: nearStops(timetable.stops) },
  );
  assert.ok(way && way.rides.length > 0);
});
