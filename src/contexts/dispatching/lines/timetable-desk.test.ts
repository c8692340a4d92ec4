import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { addOrganisations } from '#people';
import type { Actor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { asCall } from '../../../../test/help/county.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import { DAY, layFleet, order } from '../../../../test/help/fleet.ts';
import { CARRIER, driver, POINT, STATION } from '../../../../test/help/network.ts';
import { sharedFolder } from '../../../../test/help/shared.ts';
import { settle } from '../../../../test/help/village.ts';
import { bringTimetable, confirmTimetable, setHold, typeLine } from './bring-timetable.ts';
import { busesOfDay } from './buses-of-day.ts';
import { timetableDesk, timetableFile } from './look-at-timetable.ts';
import { readTimetableFiles } from './read-timetable-files.ts';

const { db } = await testDatabase();
const { actors } = await settle(db);
const now = instantAt(DAY, '06:00');
await asCall(db, { now }, async (call) => {
  must(
    await addOrganisations(call, [
      {
        id: CARRIER,
        kind: 'carrier',
        nameZh: '大将客运',
        nameEn: 'Dajiang Bus',
        placeCode: '450224',
        contactPhone: '',
      },
    ]),
  );
  await layFleet(call);
});
const codes = Object.fromEntries(
  (await db.selectFrom('delivery.node').select(['id', 'code']).execute()).map(({ id, code }) => [id, code]),
);
const hub = (
  await db.selectFrom('delivery.node').select('code').where('kind', '=', 'hub').executeTakeFirstOrThrow()
).code;
const as = (actor: Actor) => ({ now, actor });
const typed = {
  ...{ name: '城乡 1 路', weekdays: [1, 2, 3, 4, 5], departures: '8:30 12:40', goods: '' },
  ...{ kg: '10', handOver: '3', inspection: '5' },
  stops: `${hub} 0\n${codes[STATION]} 35\n${codes[POINT]} 45`,
};
const type = (line: Partial<typeof typed>, actor = driver, id = newId()) =>
  asCall(db, as(actor), async (call) => {
    const outcome = await typeLine(call, { id, carrierId: CARRIER, line: { ...typed, ...line } });
    return outcome.ok ? id : outcome.refusal;
  });
const confirm = (id: string, actor = driver) => asCall(db, as(actor), (call) => confirmTimetable(call, id));
const buses = async (day = DAY) =>
  must(await asCall(db, as(driver), (call) => busesOfDay(call, { carrierId: CARRIER, day })));

const first = await asCall(db, { now }, (call) => order(call, POINT, 6_000));
const second = await asCall(db, { now }, (call) => order(call, POINT, 6_000));
const heavy = await asCall(db, { now }, (call) => order(call, POINT, 11_000));

test('without a timetable the parcels that go by bus are listed without one', async () => {
  const { kept, parcels } = await buses();
  assert.equal(kept, false);
  assert.deepEqual(
    parcels.map(({ rides }) => rides.length),
    [0, 0, 0],
  );
});

test('a typed line is looked at before it holds, and then says for each parcel which bus it takes', async () => {
  const draft = await type({});
  assert.ok(typeof draft === 'string');
  const preview = must(await asCall(db, as(driver), (call) => timetableFile(call, draft)));
  assert.equal(preview.status, 'draft');
  assert.deepEqual(
    preview.lines.map(({ name, stops, departures }) => [name, stops, departures]),
    [['城乡 1 路', 3, [30_600, 45_600]]],
  );
  assert.equal((await buses()).kept, false);
  must(await confirm(draft));
  must(await confirm(draft));

  const { buses: runs, parcels } = await buses();
  const byOrder = new Map(parcels.map((parcel) => [parcel.orderNumber, parcel]));
  // Six kilograms and six are more than ten: one each, in the order of their numbers; eleven fit in neither.
  const [early = '', late = ''] = [first, second].toSorted();
  assert.deepEqual(
    byOrder.get(early)?.rides.map(({ line, departs, arrives }) => [line, departs, arrives]),
    [['城乡 1 路', 30_600, 33_300]],
  );
  assert.equal(byOrder.get(late)?.rides[0]?.departs, 45_600);
  // The hand-over at the point counts: there for its keeper three minutes after the bus.
  assert.equal(byOrder.get(early)?.arrives, 33_480);
  assert.deepEqual([byOrder.get(heavy)?.rides.length, byOrder.get(heavy)?.arrives], [0, null]);
  assert.deepEqual(
    runs.map(({ departs, usedKg, holdKg, parcels: count }) => [departs, usedKg, holdKg, count]),
    [
      [30_600, 6, 10, 1],
      [45_600, 6, 10, 1],
    ],
  );
  // It does not run on Saturdays.
  assert.deepEqual((await buses('2026-06-06')).buses, []);
});

test('a line that does not say what it takes is assumed to take fifty kilograms, and that is said', async () => {
  const draft = await type({ name: '城乡 9 路', kg: '' });
  assert.ok(typeof draft === 'string');
  const { holdGiven, lines } = must(await asCall(db, as(driver), (call) => timetableFile(call, draft)));
  assert.deepEqual([holdGiven, lines.find(({ name }) => name === '城乡 9 路')?.hold.kg], [false, 50]);
});

test('a hold is changed line by line; what a bus may not carry stays off it', async () => {
  const change = (hold: Parameters<typeof setHold>[1]['hold'], actor = driver) =>
    asCall(db, as(actor), async (call) => {
      const desk = must(await timetableDesk(call, { carrierId: CARRIER }));
      const line = desk.current?.lines[0]?.number ?? -1;
      return setHold(call, { carrierId: CARRIER, line, hold });
    });
  must(await change({ kg: 40, goods: '', handOver: 3, inspection: 5 }));
  assert.deepEqual(
    (await buses()).buses.map(({ parcels }) => parcels),
    [3, 0],
  );
  // An hour and a half of inspection: the first bus leaves before the hub's goods are through it.
  must(await change({ kg: 40, goods: 'dry', handOver: 3, inspection: 100 }));
  assert.deepEqual(
    (await buses()).buses.map(({ parcels }) => parcels),
    [0, 3],
  );
  for (const hold of [
    { kg: Number.NaN, goods: '', handOver: 3, inspection: 5 },
    { kg: -1, goods: '', handOver: 3, inspection: 5 },
    { kg: 10, goods: '', handOver: 3, inspection: 1_000 },
  ]) {
    const outcome = await change(hold);
    assert.equal(!outcome.ok && outcome.refusal.code, 'dispatching.hold-wrong');
  }
});

test('a line of the same name takes the place of the one before, others stay', async () => {
  const more = await type({ name: '城乡 2 路', departures: '9:00' });
  assert.ok(typeof more === 'string');
  must(await confirm(more));
  const again = await type({ departures: '10:00' });
  assert.ok(typeof again === 'string');
  must(await confirm(again));
  const desk = must(await asCall(db, as(driver), (call) => timetableDesk(call, {})));
  assert.deepEqual(
    desk.current?.lines.map(({ name, departures }) => [name, departures]),
    [
      ['城乡 1 路', [36_000]],
      ['城乡 2 路', [32_400]],
    ],
  );
});

test('what cannot be read is refused with what it is; another’s timetable is nobody else’s', async () => {
  for (const [line, why] of [
    [{ name: ' ' }, 'name'],
    [{ departures: '7:30 25:00' }, 'departures'],
    [{ departures: '' }, 'departures'],
    [{ stops: `${hub} 0\nXX-99 20` }, 'stop'],
    [{ stops: `${hub} 0` }, 'stop'],
    [{ stops: `${hub} 0\n云上 NaN 25.1 20` }, 'stop'],
    [{ stops: `${hub} 30\n${codes[POINT]} 20` }, 'minutes'],
    [{ kg: '-5' }, 'hold'],
  ] as const) {
    const outcome = await type(line);
    assert.ok(typeof outcome === 'object');
    assert.deepEqual([outcome.code, outcome.facts.why], ['dispatching.line-unreadable', why]);
  }
  const stranger = await type({}, actors.driver);
  assert.equal(typeof stranger === 'object' && stranger.code, 'dispatching.not-your-timetable');
  const own = await type({});
  assert.ok(typeof own === 'string');
  const seen = await asCall(db, as(actors.driver), (call) => timetableFile(call, own));
  assert.equal(!seen.ok && seen.refusal.code, 'dispatching.timetable-unknown');
  const taken = await confirm(own, actors.driver);
  assert.equal(!taken.ok && taken.refusal.code, 'dispatching.not-your-timetable');
});

const yamanashi = sharedFolder('data/gtfs-yamanashi/gtfs');

test('a prefecture’s feed is brought as one zip: wrong trips are left out with their rows, the rest can be used', {
  skip: yamanashi.skip,
}, async () => {
  const parts = Object.fromEntries(
    readdirSync(yamanashi.path)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => [`feed/${name}`, new Uint8Array(readFileSync(join(yamanashi.path, name)))]),
  );
  const read = must(readTimetableFiles([{ name: 'feed.zip', bytes: zipSync(parts) }]));
  assert.equal(read.leftOut.length, 10);
  const id = newId();
  await asCall(db, as(actors.officer), async (call) =>
    must(await bringTimetable(call, { id, carrierId: CARRIER, fileName: 'feed.zip', read })),
  );
  must(await confirm(id, actors.officer));
  const file = must(await asCall(db, as(driver), (call) => timetableFile(call, id)));
  assert.deepEqual(
    [file.status, file.trips, file.leftOut.length],
    ['current', read.timetable.trips.length, 10],
  );
});

test('archives that are none, empty or swollen are refused', () => {
  const code = (name: string, bytes: Uint8Array) => {
    const read = readTimetableFiles([{ name, bytes }]);
    return read.ok ? 'taken' : read.refusal.code;
  };
  assert.equal(code('a.zip', new Uint8Array()), 'dispatching.timetable-unreadable');
  assert.equal(code('a.zip', strToU8('PK but no archive')), 'dispatching.timetable-unreadable');
  assert.equal(code('a.zip', zipSync({ 'readme.md': strToU8('nothing') })), 'routing.line-no-such-file');
  const bomb = zipSync({ 'stops.txt': new Uint8Array(33 * 1024 * 1024) }, { level: 1 });
  assert.equal(code('a.zip', bomb), 'dispatching.timetable-too-large');
  assert.equal(code('a.csv', strToU8('线路,班次\n1,2')), 'routing.line-no-such-column');
  assert.equal(code('a.csv', strToU8('线路,班次,站点,经度,纬度,开\n')), 'dispatching.timetable-empty');
});
