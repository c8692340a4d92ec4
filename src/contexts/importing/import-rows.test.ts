import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plotsOf, recordField } from '#origin';
import { eraseOwnAccount, growersByPhone, hatsOf, personByPhone } from '#people';
import { type Actor, platform } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { asCall, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { KUMQUAT, plantOrchard } from '../../../test/help/orchard.ts';
import { importRows, type Keep, keep } from './import-rows.ts';
import { type KindName, kinds } from './kinds/kinds.ts';
import { readTable } from './read-table.ts';
import { sheetOf } from './sheet.ts';

const { db } = await testDatabase();
const orchard = await plantOrchard(db);
const inCall = <T>(run: Parameters<typeof asCall<T>>[2], actor: Actor = platform) =>
  asCall(db, { actor }, run);

async function run(kind: KindName, text: string, kept: Keep, actor: Actor = platform) {
  const table = must(await readTable(new TextEncoder().encode(text)));
  const sheet = must(sheetOf(kinds[kind], table));
  return must(await inCall((call) => importRows(call, kind, sheet, kept), actor));
}

/** The line of each row with what became of it: its refusal's code, or added or there with the columns that differ. */
const ends = async (...given: Parameters<typeof run>) =>
  (await run(...given)).rows.map(({ line, done, refusal, differs }) => [
    line,
    refusal?.code ?? [done, ...differs].join(' '),
  ]);

/** How many people, organisations, products, plots and lots there are. */
async function written(): Promise<number[]> {
  const tables = [
    'people.person',
    'people.organisation',
    'origin.product',
    'origin.plot',
    'origin.lot',
  ] as const;
  const counts: number[] = [];
  for (const table of tables) {
    const query = db.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('n'));
    counts.push((await query.executeTakeFirstOrThrow()).n);
  }
  return counts;
}

const GROWERS =
  '户主姓名,手机号,村,合作社\n韦大山,138 0013 8001,木瓜村,木瓜村金桔合作社\n覃小梅,13800138002,450224103204,\n';
const growerOf = async (phone: string) => (await inCall((call) => growersByPhone(call, [phone]))).get(phone);

test('a preview tells what each row would do and writes nothing', async () => {
  const before = await written();
  assert.deepEqual(await ends('growers', GROWERS, keep.nothing), [
    [2, 'added'],
    [3, 'added'],
  ]);
  assert.deepEqual(await written(), before);
});

test('rows that cannot be are refused with their reason, and then none of the file is written', async () => {
  const before = await written();
  const file = `${GROWERS}张三,12345,木瓜村,\n李四,13800138003,天上村,\n韦二,13800138001,木瓜村,\n,13800138004,木瓜村,\n王五,13800138005,木瓜村,没有的合作社\n`;
  const expected = [
    [2, 'added'],
    [3, 'added'],
    [4, 'import.cell-invalid'],
    [5, 'import.place-unknown'],
    [6, 'import.repeated'],
    [7, 'import.cell-empty'],
    [8, 'import.coop-unknown'],
  ];
  assert.deepEqual(await ends('growers', file, keep.nothing), expected);
  assert.deepEqual(await ends('growers', file, keep.all), expected);
  assert.deepEqual(await written(), before);
});

test('a refused row leaves nothing behind when the good rows are kept', async () => {
  const [persons = 0, households = 0] = await written();
  await ends(
    'growers',
    '姓名,手机,村\n好,13800138005,木瓜村\n坏,13800138006,天上村\n也好,13800138007,木瓜村\n',
    keep.good,
  );
  assert.deepEqual((await written()).slice(0, 2), [persons + 2, households + 2]);
});

test('wherever the bad rows stand among many, exactly they are refused and all others are written', async () => {
  const rows = Array.from({ length: 700 }, (_, at) => `人${at},137${String(at).padStart(8, '0')},木瓜村`);
  const bad = new Set([0, 1, 255, 256, 257, 499, 500, 501, 699]);
  const file = ['姓名,手机,村', ...rows.map((row, at) => (bad.has(at) ? row.replace(',137', ',0') : row))];
  const [persons = 0, households = 0] = await written();
  const { rows: done, counts } = await run('growers', file.join('\n'), keep.good);
  assert.deepEqual(
    done.flatMap(({ done: end, line }) => (end === 'refused' ? [line - 2] : [])),
    [...bad],
  );
  assert.deepEqual(counts, { added: 691, there: 0, refused: 9, differing: 0 });
  assert.deepEqual((await written()).slice(0, 2), [persons + 691, households + 691]);
});

test('wish 6: no producer is there twice: the same file imported twice adds nothing twice, and what differs from the record is told and stays', async () => {
  await run('growers', GROWERS, keep.all);
  const before = await written();
  assert.deepEqual(await ends('growers', GROWERS, keep.all), [
    [2, 'there'],
    [3, 'there'],
  ]);
  const changed = 'Name,Phone,Village,Co-op,Year of birth\n韦小山,13800138001,木瓜村,,1958\n';
  assert.deepEqual(await ends('growers', changed, keep.all), [[2, 'there name birthYear']]);
  assert.equal((await growerOf('13800138001'))?.name, '韦大山');
  assert.deepEqual(await written(), before);
});

test('an example left in the template is no row, and a title above the headings is none either', async () => {
  const file =
    '木瓜村农户名册,,,,\n2026年6月,,,,\n户主姓名 *,手机号（必填）,村,合作社,出生年\n韦大山,19900000001,长安镇大巷村,,1958\n覃小梅,13800138002,木瓜村,,\n';
  assert.deepEqual(await ends('growers', file, keep.nothing), [[5, 'there']]);
});

test('a number that somebody gave up opens nothing of theirs to whoever is registered with it later', async () => {
  const phone = '13800138090';
  const roster = `姓名,手机,村\n老户主,${phone},木瓜村\n`;
  await run('growers', roster, keep.all);
  const old = await growerOf(phone);
  assert.ok(old);
  const himself: Actor = { personId: old.personId, name: old.name, roles: ['grower', 'consumer'] };
  must(await inCall((call) => eraseOwnAccount(call, { openOrders: 0 }), himself));
  assert.deepEqual(await ends('growers', roster.replace('老户主', '新户主'), keep.all), [[2, 'added']]);
  const now = await growerOf(phone);
  assert.equal(now?.name, '新户主');
  assert.notEqual(now?.personId, old.personId);
  assert.notEqual(now?.household?.id, old.household?.id);
});

test('wish 6: somebody who is known already, but grows for nobody yet, gets a household and keeps their name', async () => {
  await inCall((call) =>
    call.tx
      .insertInto('people.person')
      .values({
        countyId: call.county,
        id: newId(),
        name: '黄大姐',
        phone: '13800138080',
        createdAt: MORNING,
      })
      .execute(),
  );
  const file = '姓名,手机,村\n黄姐,13800138080,木瓜村\n';
  assert.deepEqual(await ends('growers', file, keep.all), [[2, 'added name']]);
  const person = await inCall((call) => personByPhone(call, '13800138080'));
  assert.equal(person?.name, '黄大姐');
  const [hat] = await inCall((call) => hatsOf(call, person?.id ?? ''));
  assert.deepEqual([hat?.role, hat?.organisation.nameZh], ['grower', '黄姐家']);
});

test('co-op staff import for their own members only, and learn of others no more than that they are others’', async () => {
  await run('growers', GROWERS, keep.all);
  const roster =
    '姓名,手机,村,合作社\n韦大山,13800138001,木瓜村,\n别家,13800138002,木瓜村,\n新社员,13800138011,木瓜村,\n';
  assert.deepEqual(await ends('growers', roster, keep.good, orchard.coopStaff), [
    [2, 'there'],
    [3, 'import.grower-elsewhere'],
    [4, 'added'],
  ]);
  assert.equal((await growerOf('13800138011'))?.household?.coopId, orchard.coop);
  const plots =
    '手机号,地块名,产品,亩\n13800138001,坡,滑皮金桔,1\n13800138002,坡,滑皮金桔,1\n13800138011,坡,滑皮金桔,1\n';
  assert.deepEqual(await ends('plots', plots, keep.good, orchard.coopStaff), [
    [2, 'added'],
    [3, 'origin.not-yours'],
    [4, 'added'],
  ]);
});

test('who may not record something may not import it', async () => {
  const sheet = must(
    sheetOf(
      kinds.plots,
      must(await readTable(new TextEncoder().encode('手机号,地块名,产品,亩\n13800138001,坡,滑皮金桔,1\n'))),
    ),
  );
  const outcome = await inCall((call) => importRows(call, 'plots', sheet, keep.good), orchard.officer);
  assert.equal(!outcome.ok && outcome.refusal.code, 'import.not-allowed');
});

test('two imports that name the same growers in another order do not wait for each other for ever', async () => {
  const rows = Array.from({ length: 60 }, (_, at) => `人${at},1360000${String(at).padStart(4, '0')},木瓜村`);
  const file = (some: string[]) => ['姓名,手机,村', ...some].join('\n');
  const both = await Promise.all([
    run('growers', file(rows), keep.all),
    run('growers', file(rows.toReversed()), keep.all),
  ]);
  assert.deepEqual(both.map(({ counts }) => counts.added).toSorted(), [0, 60]);
});

test('plots and lots go through the rules of the field book', async () => {
  await run('growers', GROWERS, keep.all);
  const plots = '户主手机,地块名,产品,亩\n13800138001,东坡,滑皮金桔,"3.5亩"\n';
  assert.deepEqual(await ends('plots', `${plots}13800138001,西坡,滑皮金桔,0\n`, keep.all), [
    [2, 'added'],
    [3, 'origin.area-invalid'],
  ]);
  assert.deepEqual(await ends('plots', plots, keep.all), [[2, 'added']]);
  assert.deepEqual(await ends('plots', plots.replace('3.5亩', '3.50'), keep.all), [[2, 'there']]);
  assert.deepEqual(await ends('plots', plots.replace('3.5亩', '4'), keep.all), [[2, 'there area']]);

  const head = '户主手机,地块,产品,等级,数量,单位,采收时间\n';
  const lots = `${head}13800138001,东坡,滑皮金桔,一级,120,斤,2026/5/30 8:30\n`;
  assert.deepEqual(await ends('lots', lots, keep.all), [[2, 'added']]);
  assert.deepEqual(await ends('lots', lots, keep.all), [[2, 'there']]);
  // 60 kg are the same 120 jin, and the same moment may be written in another way.
  const same = `${head}１３８００１３８００１,东坡,${KUMQUAT},First,６０．０,千克,2026年5月30日8点半\n`;
  assert.deepEqual(await ends('lots', same, keep.all), [[2, 'there']]);
  assert.deepEqual(await ends('lots', lots.replace('120', '130'), keep.all), [[2, 'import.lot-differs']]);
  assert.deepEqual(await ends('lots', lots.replace('东坡', '北坡'), keep.all), [[2, 'import.plot-unknown']]);
  assert.deepEqual(await ends('lots', lots.replace('120,斤', '120,吨'), keep.all), [
    [2, 'import.cell-invalid'],
  ]);
  assert.deepEqual(await ends('lots', lots.replace('2026', '2027'), keep.all), [[2, 'origin.in-future']]);

  const household = (await growerOf('13800138001'))?.household;
  await inCall(async (call) => {
    const plot = (await plotsOf(call, [household?.id ?? ''])).find(({ name }) => name === '东坡');
    const spraying = { id: newId(), plotId: plot?.id ?? '', kind: 'spray', doneAt: MORNING } as const;
    must(await recordField(call, { ...spraying, sprayProductCode: 'abamectin' }));
  });
  const sprayed = lots.replace('2026/5/30 8:30', '2026-06-01 08:00');
  assert.deepEqual(await ends('lots', sprayed, keep.all), [[2, 'origin.spray-interval']]);
});

test('products come with their grades, and a GTIN that another has or that is mistyped is refused', async () => {
  const head =
    'code,gtin,name_zh,name_en,category,unit,shelf_life_days,certificate required,season_from,season_until,grades\n';
  const row = (code: string, gtin: string, more = '特级/Special; 一级/First') =>
    `${code},${gtin},砂糖橘,Shatang mandarin,fruit,斤,15,是,12月1日,28-Feb,${more}\n`;
  const file = [
    row('shatang', '92045022400040'),
    row('other', '92045022400019'),
    row('twin', '92045022400040'),
    row('mistyped', '92045022400047'),
    row('lossy', '9.20450E+13'),
    row('short', '6901234567892'),
    row('same-grades', '92045022400057', '特级/First; 一级/First'),
    row(KUMQUAT, '92045022400019'),
  ];
  assert.deepEqual(await ends('products', head + file.join(''), keep.good), [
    [2, 'added'],
    [3, 'import.gtin-taken'],
    [4, 'import.gtin-taken'],
    [5, 'origin.product-invalid'],
    [6, 'import.cell-invalid'],
    [7, 'added'],
    [8, 'import.cell-invalid'],
    [9, 'there nameZh nameEn days from until grades'],
  ]);
  const seasons = await db
    .selectFrom('origin.product')
    .select(['gtin', 'seasonFrom', 'seasonUntil'])
    .where('code', '=', 'short')
    .execute();
  assert.deepEqual(seasons, [{ gtin: '06901234567892', seasonFrom: '12-01', seasonUntil: '02-28' }]);
});

test('a file without its columns is refused whole, and says what it has instead', async () => {
  const table = must(await readTable(new TextEncoder().encode('姓名,村\n韦大山,木瓜村\n')));
  const outcome = sheetOf(kinds.growers, table);
  assert.deepEqual(!outcome.ok && outcome.refusal, {
    code: 'import.columns-missing',
    facts: { zh: '手机号', en: 'Phone', found: '姓名, 村' },
  });
});

test('a file of more rows than its kind takes is refused whole', async () => {
  const lots = '户主手机,地块,产品,等级,数量,单位,采收时间\n';
  const table = must(
    await readTable(new TextEncoder().encode(lots + 'a,b,c,d,1,斤,2026-06-01\n'.repeat(2_001))),
  );
  const outcome = sheetOf(kinds.lots, table);
  assert.deepEqual(!outcome.ok && outcome.refusal, { code: 'import.too-many-rows', facts: { most: 2_000 } });
});
