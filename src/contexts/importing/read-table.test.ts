import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import writeExcelFile from 'write-excel-file/node';
import { must } from '#shared/outcome.ts';
import { gbk } from '../../../test/help/gbk.ts';
import { readTable } from './read-table.ts';

const ROSTER = [
  ['姓名', '手机号', '村'],
  ['韦大山', '13800138001', '大巷村'],
  ['覃小梅', '13800138002', '板榄镇木瓜村'],
];
const csv = (separator: string, end = '\n') => ROSTER.map((row) => row.join(separator)).join(end);
const utf8 = (text: string) => new TextEncoder().encode(text);
const lines = async (file: Uint8Array) => must(await readTable(file)).lines;
const cells = async (file: Uint8Array) => (await lines(file)).map((line) => line.cells);
const refusal = async (file: Uint8Array) => {
  const outcome = await readTable(file);
  return outcome.ok ? undefined : outcome.refusal;
};

test('a CSV is read in the encodings in which spreadsheets save it', async () => {
  const text = csv(',', '\r\n');
  assert.deepEqual(await cells(utf8(text)), ROSTER);
  assert.deepEqual(await cells(utf8(`\uFEFF${text}`)), ROSTER);
  assert.deepEqual(await cells(gbk(text)), ROSTER);
  assert.deepEqual(await cells(Buffer.from(`\uFEFF${csv('\t')}`, 'utf16le')), ROSTER);
});

test('commas, semicolons and tabs all separate, and a semicolon inside a cell does not', async () => {
  for (const separator of [',', ';', '\t']) assert.deepEqual(await cells(utf8(csv(separator))), ROSTER);
  assert.deepEqual(await cells(utf8('等级,编码\n特级/Special; 一级/First,a\n')), [
    ['等级', '编码'],
    ['特级/Special; 一级/First', 'a'],
  ]);
});

test('empty lines are passed over, lines keep their number, and quoted cells may hold anything', async () => {
  assert.deepEqual(await lines(utf8('\n姓名,村\n,,\n\n"韦""大""山","大巷\n村"\r\n5"管,x\n')), [
    { line: 2, cells: ['姓名', '村'] },
    { line: 6, cells: ['韦"大"山', '大巷 村'] },
    { line: 7, cells: ['5"管', 'x'] },
  ]);
});

test('a quotation mark that is never closed is named, not swallowed', async () => {
  assert.equal((await refusal(utf8('姓名,村\n"韦大山,大巷村\n覃小梅,大巷村\n')))?.code, 'import.quote-open');
});

test('an XLSX gives its values: numbers in full, moments as they are shown, text as it stands', async () => {
  const rows = [
    [{ value: '姓名' }, { value: '手机' }, { value: '数量' }, { value: '采收时间' }],
    [
      { value: '=1+1' },
      { value: 13800138001 },
      { value: 1.1 * 3 },
      { value: new Date('2026-06-01T08:30:00Z'), format: 'yyyy/m/d h:mm' },
    ],
  ];
  const file = await writeExcelFile(rows).toBuffer();
  assert.deepEqual(await cells(file), [
    ['姓名', '手机', '数量', '采收时间'],
    ['=1+1', '13800138001', '3.3', '2026-06-01 08:30'],
  ]);
});

test('what is no table is refused, and says so', async () => {
  const codes = await Promise.all(
    [
      new Uint8Array(),
      Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0),
      zipSync({ 'readme.txt': strToU8('x') }),
      // A picture, and an old workbook.
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13),
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1),
    ].map(async (file) => (await refusal(file))?.code),
  );
  assert.deepEqual(codes, [
    undefined,
    'import.unreadable',
    'import.unreadable',
    'import.unreadable',
    'import.old-workbook',
  ]);
});

/** A workbook with this as its first sheet's data. */
function workbook(sheetData: string): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packageRels = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const relation = (type: string, target: string) =>
    strToU8(
      `<Relationships xmlns="${packageRels}"><Relationship Id="r1" Type="${office}/${type}" Target="${target}"/></Relationships>`,
    );
  return zipSync(
    {
      '[Content_Types].xml': strToU8(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
      ),
      '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
      'xl/workbook.xml': strToU8(
        `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': relation('worksheet', 'worksheets/sheet1.xml'),
      'xl/worksheets/sheet1.xml': strToU8(
        `<worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData></worksheet>`,
      ),
    },
    { level: 1 },
  );
}
const cell = (at: string, text = 'x') => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;

test('a formula that ended in an error is an empty cell, not a damaged file', async () => {
  const file = workbook(`<row r="1">${cell('A1')}<c r="B1" t="e"><v>#N/A</v></c>${cell('C1')}</row>`);
  assert.deepEqual(await cells(file), [['x', '', 'x']]);
});

const bomb = workbook(`<row r="1">${cell('A1', 'x'.repeat(60 * 1024 * 1024))}</row>`);

test('a workbook that unpacks to far more than a table is refused before it is unpacked', async () => {
  assert.ok(bomb.byteLength < 400_000);
  assert.equal((await refusal(bomb))?.code, 'import.too-large');
});

test('a workbook that lies about what it unpacks to gets no more room than it stated', async () => {
  const liar = bomb.slice();
  const view = new DataView(liar.buffer);
  const directory = view.getUint32(liar.byteLength - 6, true);
  for (let at = directory; view.getUint32(at, true) === 0x02014b50; ) {
    view.setUint32(at + 24, Math.min(1_000, view.getUint32(at + 24, true)), true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  const before = process.memoryUsage().arrayBuffers;
  assert.notEqual(await refusal(liar), undefined);
  assert.ok(process.memoryUsage().arrayBuffers - before < 10_000_000);
});

test('a workbook of a few hundred bytes that claims the last cell of the sheet fills no memory', async () => {
  const far = workbook(`<row r="1">${cell('A1')}</row><row r="900000000">${cell('XFD900000000')}</row>`);
  assert.equal((await refusal(far))?.code, 'import.too-large');
  // The process reads the next file as if nothing had been.
  assert.deepEqual(await cells(workbook(`<row r="1">${cell('A1')}</row>`)), [['x']]);
});

test('a file larger than any table is refused unread', async () => {
  assert.equal((await refusal(new Uint8Array(8 * 1024 * 1024 + 1)))?.code, 'import.too-large');
});
