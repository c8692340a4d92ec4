import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from '../../test/help/at-end.ts';
import { testDatabase } from '../../test/help/database.ts';
import { settle } from '../../test/help/village.ts';
import { runNode } from './line/tool.ts';

const database = await testDatabase();
await settle(database.db, '450224');
const folder = await mkdtemp(join(tmpdir(), 'import-'));
atEnd(() => rm(folder, { recursive: true }));

test('the command tells what each refused row lacks, keeps those rows in a file, and writes none', async () => {
  const file = join(folder, 'growers.csv');
  const refused = join(folder, 'refused.csv');
  await writeFile(file, '姓名,手机号,村\n韦大山,13800138001,大巷村\n张三,12345,大巷村\n');
  const { passed, output } = await runNode(
    ['src/commands/maidehao.ts', 'import', 'growers', file, '--commit', '--refused', refused, '--json'],
    { env: { DATABASE_URL: database.url, MAIDEHAO_HOME: folder, COUNTY: '450224' } },
  );
  assert.equal(passed, false);
  const told = JSON.parse(output.trim().split('\n').at(-1) ?? '');
  assert.equal(told.written, false);
  assert.deepEqual(
    [told.added, told.refused, told.rows[0].line, told.rows[0].code],
    [1, 1, 3, 'import.cell-invalid'],
  );
  const kept = (await readFile(refused, 'utf8')).split('\n');
  assert.equal(kept[0], '\uFEFF姓名,手机号,村,原行号 line,原因,reason');
  assert.match(kept[1] ?? '', /^张三,12345,大巷村,3,有格子填得不对：“手机号”.*,"A cell cannot be read/u);
});
