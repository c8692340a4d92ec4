import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import readSheet from 'read-excel-file/node';
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
  const [first] = await readSheet(Buffer.from(await response.arrayBuffer()));
  assert.deepEqual(first?.data[1], ['HP-1', 12.5]);
});
