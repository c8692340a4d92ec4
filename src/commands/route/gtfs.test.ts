import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from '../../../test/help/at-end.ts';
import { sharedFolder } from '../../../test/help/shared.ts';
import { runNode } from '../line/tool.ts';

const folder = mkdtempSync(join(tmpdir(), 'lines-'));
atEnd(() => rm(folder, { recursive: true }));

async function gtfs(...words: readonly string[]) {
  const { passed, output } = await runNode(['src/commands/maidehao.ts', 'route', 'gtfs', ...words, '--json']);
  return { passed, output, told: JSON.parse(output.trim().split('\n').at(-1) ?? '') };
}

function sheet(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const ROWS = `线路,班次,站点,经度,纬度,到,开,星期,载货公斤,货类,交接分钟,安检分钟
县城—德卧,早班,县汽车站,105.48,25.09,,7:30,12345,60,干货 鲜货,2,5
县城—德卧,早班,鲁屯,105.40,25.05,8:00,8:05,,,,,
县城—德卧,早班,德卧,105.30,24.95,8:40,,,,,,
德卧—毛草坪,上午,德卧,105.30,24.95,,9:00,6,20,,2,0
德卧—毛草坪,上午,毛草坪,105.26,24.90,9:30,,,,,,
德卧—毛草坪,下午,德卧,105.30,24.95,,14:00,1234567,20,,2,0
德卧—毛草坪,下午,毛草坪,105.26,24.90,14:30,,,,,,
`;

test('a sheet of rows is a timetable: the parcel is told its buses, and where it changes', async () => {
  const file = sheet('lines.csv', ROWS);
  const where = ['--from', '县汽车站', '--to', '毛草坪', '--at', '7:00', '--kg', '8'];
  const { passed, output, told } = await gtfs(file, '--day', '2026-11-26', ...where);
  assert.ok(passed, output);
  assert.deepEqual([told.stops, told.lines, told.trips, told.runs], [4, 2, 3, 2]);
  assert.deepEqual(told.way, {
    arrives: '14:32',
    rides: [
      {
        ...{ line: '县城—德卧', trip: '县城—德卧 早班' },
        ...{ from: '县汽车站', departs: '07:30', to: '德卧', arrives: '08:40' },
      },
      {
        ...{ line: '德卧—毛草坪', trip: '德卧—毛草坪 下午' },
        ...{ from: '德卧', departs: '14:00', to: '毛草坪', arrives: '14:30' },
      },
    ],
  });
  assert.match(output, /07:30 县汽车站 → 08:40 德卧/);
  const tooMuch = await gtfs(file, '--day', '2026-11-26', ...where, '--kg', '21');
  assert.deepEqual([tooMuch.passed, tooMuch.told.way], [false, null]);
});

test('a trip whose times go back is told with its row, and a sheet that cannot be read is refused', async () => {
  const back = await gtfs(sheet('back.csv', ROWS.replace('8:40,,', '7:40,,')), '--day', '2026-11-26');
  assert.ok(back.passed, back.output);
  assert.deepEqual([back.told.trips, back.told.left_out[0].row], [2, 4]);
  assert.match(back.output, /时刻倒退了（back\.csv 第 4 行/);
  assert.match(back.output, /goes back in time \(back\.csv, row 4/);
  const bad = await gtfs(sheet('bad.csv', ROWS.replace('105.40', 'NaN')));
  assert.equal(bad.passed, false);
  assert.match(bad.told.zh, /bad\.csv 第 3 行/);
});

const yamanashi = sharedFolder('data/gtfs-yamanashi/gtfs');

test('a prefecture’s GTFS is read, with the buses of a day', { skip: yamanashi.skip }, async () => {
  const { passed, output, told } = await gtfs(
    ...[yamanashi.path, '--day', '2017-08-07', '--from', 'P266', '--to', 'P261', '--at', '10:40'],
  );
  assert.ok(passed, output);
  assert.deepEqual([told.lines, told.trips, told.left_out.length], [350, 1405, 10]);
  // Trip 5162's rows in the feed: P266 at 10:49, P261 at 10:51.
  const [ride] = told.way.rides;
  assert.deepEqual([ride.trip, ride.departs, ride.arrives], ['5162', '10:49', '10:51']);
});

test('a day that is none is a wrong call, told with how to call it', async () => {
  const { passed, output, told } = await gtfs('x', '--day', 'tomorrow');
  assert.deepEqual([passed, told.ok], [false, false]);
  assert.match(output, /route gtfs DIR/);
});
