import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import readBook from 'read-excel-file/node';
import { sheetResponse } from './sheet.ts';

const sheet = {
  name: '批次',
  columns: [
    { heading: '批次号', cell: (row: { code: string; kg: number }) => row.code },
    { heading: '公斤', cell: (row: { code: string; kg: number }) => row.kg },
  ],
  rows: [
    { code: 'HP-1', kg: 12.5 },
    { code: '=HYPERLINK("http://x")', kg: 0 },
  ],
};

test('a list is taken away as CSV that Excel reads in Chinese, and no cell runs as a formula', async () => {
  const response = await sheetResponse(new URL('http://x/list'), sheet);
  const bytes = Buffer.from(await response.arrayBuffer());
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  assert.deepEqual(parse(bytes, { bom: true }), [
    ['批次号', '公斤'],
    ['HP-1', '12.5'],
    [`'=HYPERLINK("http://x")`, '0'],
  ]);
  assert.match(response.headers.get('content-disposition') ?? '', /%E6%89%B9%E6%AC%A1\.csv/);
});

test('the same list as XLSX keeps numbers as numbers', async () => {
  const response = await sheetResponse(new URL('http://x/list?format=xlsx'), sheet);
  const [first] = await readBook(Buffer.from(await response.arrayBuffer()));
  assert.deepEqual(first?.data[1], ['HP-1', 12.5]);
});

test('a heading that somebody else wrote runs no more than a cell does, and no separator opens a cell of its own', async () => {
  const columns = [{ heading: '=1+1', cell: () => 'a;=1+1' }];
  const csv = await (await sheetResponse(new URL('http://x'), { name: 'x', columns, rows: [1] })).text();
  assert.equal(csv, `'=1+1\n"a;=1+1"\n`);
});

test('what explains a table stands on a sheet of its own, after it', async () => {
  const url = new URL('http://x?format=xlsx');
  const notes = {
    name: '说明',
    rows: [
      ['列', '怎么填'],
      ['公斤', '只写数字'],
    ],
  };
  const response = await sheetResponse(url, sheet, notes);
  const book = await readBook(Buffer.from(await response.arrayBuffer()));
  assert.deepEqual(
    book.map((each) => each.sheet),
    ['批次', '说明'],
  );
  assert.deepEqual(book[1]?.data, notes.rows);
});
