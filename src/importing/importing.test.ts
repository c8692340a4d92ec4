import assert from 'node:assert/strict';
import { test } from 'node:test';
import writeExcelFile from 'write-excel-file/node';
import { asCall, MORNING } from '../../test/help/county.ts';
import { testDatabase } from '../../test/help/database.ts';
import { KUMQUAT, plantOrchard } from '../../test/help/orchard.ts';
import { plotsOf, recordField } from '../contexts/origin/index.ts';
import { type Actor, platform } from '../shared/call.ts';
import { newId } from '../shared/id.ts';
import { must } from '../shared/outcome.ts';
import { importRows, type Keep } from './import-rows.ts';
import { type KindName, kinds } from './kinds.ts';
import { readTable } from './read-table.ts';

const { db } = await testDatabase();
const orchard = await plantOrchard(db);

async function run(kind: KindName, text: string | Uint8Array, keep: Keep, actor: Actor = platform) {
  const table = must(await readTable(typeof text === 'string' ? new TextEncoder().encode(text) : text));
  return asCall(db, { actor }, (call) => importRows(call, kinds[kind], table, keep));
}

const ends = async (...given: Parameters<typeof run>) =>
  must(await run(...given)).rows.map(({ line, done, refusal }) => [line, refusal?.code ?? done]);

async function written() {
  const count = async (table: 'people.person' | 'people.organisation' | 'origin.plot' | 'origin.lot') => {
    const row = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return row.n;
  };
  return [
    await count('people.person'),
    await count('people.organisation'),
    await count('origin.plot'),
    await count('origin.lot'),
  ];
}

const GROWERS =
  '户主姓名,手机号,村,合作社\n韦大山,138 0013 8001,木瓜村,木瓜村金桔合作社\n覃小梅,13800138002,450224103204,\n';

test('a preview tells what each row would do and writes nothing', async () => {
  const before = await written();
  assert.deepEqual(await ends('growers', GROWERS, 'look'), [
    [2, 'added'],
    [3, 'added'],
  ]);
  assert.deepEqual(await written(), before);
});

test('rows that cannot be are refused with their reason, and then none of the file is written', async () => {
  const before = await written();
  const file = `${GROWERS}张三,12345,木瓜村,\n李四,13800138003,天上村,\n韦二,13800138001,木瓜村,\n,13800138004,木瓜村,\n`;
  const expected = [
    [2, 'added'],
    [3, 'added'],
    [4, 'people.phone-invalid'],
    [5, 'people.place-unknown'],
    [6, 'import.repeated'],
    [7, 'import.cell-invalid'],
  ];
  assert.deepEqual(await ends('growers', file, 'look'), expected);
  assert.deepEqual(await ends('growers', file, 'all'), expected);
  assert.deepEqual(await written(), before);
});

test('a refused row leaves nothing behind when the good rows are kept', async () => {
  const [persons = 0, households = 0] = await written();
  await ends('growers', '姓名,手机,村\n好,13800138005,木瓜村\n坏,13800138006,天上村\n', 'good');
  assert.deepEqual((await written()).slice(0, 2), [persons + 1, households + 1]);
});

test('the same file imported twice adds nothing twice, as CSV or as XLSX', async () => {
  await run('growers', GROWERS, 'all');
  const before = await written();
  const again = [
    [2, 'there'],
    [3, 'there'],
  ];
  assert.deepEqual(await ends('growers', GROWERS, 'all'), again);
  const cells = [
    ['Name', 'Phone', 'Village'],
    ['韦大山', 13800138001, '木瓜村'],
    ['覃小梅', 13800138002, '木瓜村'],
  ];
  const xlsx = await writeExcelFile(
    cells.map((row) =>
      row.map((value) => (typeof value === 'number' ? { value, type: Number } : { value, type: String })),
    ),
  ).toBuffer();
  assert.deepEqual(await ends('growers', new Uint8Array(xlsx), 'all'), again);
  assert.deepEqual(await written(), before);
});

test('plots and lots go through the rules of the field book', async () => {
  await run('growers', GROWERS, 'all');
  const plots = '户主手机,地块名,产品,亩\n13800138001,东坡,滑皮金桔,3.5\n';
  assert.deepEqual(await ends('plots', `${plots}13800138001,西坡,滑皮金桔,-1\n`, 'all'), [
    [2, 'added'],
    [3, 'origin.area-invalid'],
  ]);
  assert.deepEqual(await ends('plots', plots, 'all'), [[2, 'added']]);
  const lots =
    '户主手机,地块,产品,等级,数量,单位,采收时间\n13800138001,东坡,滑皮金桔,一级,120,斤,2026/5/30 8:30\n';
  assert.deepEqual(await ends('lots', lots, 'all'), [[2, 'added']]);
  assert.deepEqual(await ends('lots', lots, 'all'), [[2, 'there']]);
  assert.deepEqual(await ends('lots', lots.replace('120', '130'), 'all'), [[2, 'import.lot-differs']]);

  const household = await db
    .selectFrom('people.organisation')
    .select('id')
    .where('contactPhone', '=', '13800138001')
    .executeTakeFirstOrThrow();
  await asCall(db, {}, async (call) => {
    const [plot] = await plotsOf(call, [household.id]);
    const spraying = { id: newId(), plotId: plot?.id ?? '', kind: 'spray', doneAt: MORNING } as const;
    must(await recordField(call, { ...spraying, sprayProductCode: 'abamectin' }));
  });
  const sprayed = lots.replace('2026/5/30 8:30', '2026-06-01 08:00');
  assert.deepEqual(await ends('lots', sprayed, 'all'), [[2, 'origin.spray-interval']]);
});

test('co-op staff import for their own members only', async () => {
  const others = '手机号,地块名,产品,亩\n13800138002,坡,滑皮金桔,1\n';
  await run('growers', GROWERS, 'all');
  assert.deepEqual(await ends('plots', others, 'all', orchard.coopStaff), [[2, 'origin.not-yours']]);
});

test('products come with their grades, and one whose GTIN another has is refused', async () => {
  const head =
    'code,gtin,name_zh,name_en,category,unit,shelf_life_days,certificate required,season_from,season_until,grades\n';
  const row = (code: string, gtin: string) =>
    `${code},${gtin},砂糖橘,Shatang mandarin,fruit,斤,15,是,12-01,02-28,特级/Special; 一级/First\n`;
  const file =
    head + row('shatang', '92045022400045') + row('other', '92045022400014') + row(KUMQUAT, '92045022400014');
  assert.deepEqual(await ends('products', file, 'good'), [
    [2, 'added'],
    [3, 'import.gtin-taken'],
    [4, 'there'],
  ]);
});

test('a file of an older Chinese spreadsheet is read, and formulas stay text', async () => {
  const gbk = Uint8Array.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0x61, 0x0a, 0x3d, 0x31, 0x2b, 0x31, 0x2c, 0x62]);
  assert.deepEqual(must(await readTable(gbk)), {
    headings: ['姓名', 'a'],
    rows: [{ line: 2, cells: ['=1+1', 'b'] }],
  });
});

test('a file without its columns, or that is no table, is refused whole', async () => {
  const outcome = await run('growers', '姓名,村\n韦大山,木瓜村\n', 'all');
  assert.equal(!outcome.ok && outcome.refusal.code, 'import.columns-missing');
  const empty = await readTable(new Uint8Array());
  assert.equal(!empty.ok && empty.refusal.code, 'import.unreadable');
});
