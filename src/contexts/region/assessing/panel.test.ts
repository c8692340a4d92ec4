import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { must, type Outcome } from '#shared/outcome.ts';
import { asCall } from '../../../../test/help/county.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import {
  assessBrought,
  bringCodeChanges,
  bringRegions,
  codeChanges,
  lookAtRegions,
  lookAtTable,
  prepareAssessment,
  readAssessSpec,
} from '../index.ts';

const { db } = await testDatabase();
const officer: Actor = { personId: newId(), name: '何主任', roles: ['officer'], organisationId: newId() };
const as = <T>(run: Parameters<typeof asCall<T>>[2]) => asCall(db, { actor: officer }, run);
const linesOf = (...lines: string[]) => lines.map((text, at) => ({ line: at + 1, cells: text.split(',') }));
const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'allowed' : outcome.refusal.code);
const spec = must(readAssessSpec({ unit: '代码', year: '年', indicators: [{ column: '收入' }] }));

/** Five regions; each year those behind grow by more. The first had another code in the first year. */
const table = [
  ['代码', '年', '收入'],
  ['old', '2020', '100'],
  ['b', '2020', '200'],
  ['c', '2020', '400'],
  ['d', '2020', '800'],
  ['e', '2020', '1600'],
  ['a', '2024', '200'],
  ['b', '2024', '340'],
  ['c', '2024', '560'],
  ['d', '2024', '960'],
  ['e', '2024', '1700'],
  ['gone', '2020', '5'],
].map((cells) => cells.join(','));

test('changes of codes are taken as a table, each row that cannot be used with its reason, each change once', async () => {
  const lines = linesOf(
    '旧,新,年,说明',
    'old,a,2022,改名',
    'gone,x,2021,',
    'gone,y,2021,',
    'same,same,2020,',
    'm,n,高,',
  );
  const brought = must(await as((call) => bringCodeChanges(call, lines)));
  assert.equal(brought.added, 3);
  assert.deepEqual(
    brought.refused.map(({ line, refusal }) => [line, refusal.code]),
    [
      [5, 'region.code-change-wrong'],
      [6, 'region.code-year-wrong'],
    ],
  );
  assert.equal(must(await as((call) => bringCodeChanges(call, lines))).added, 0);
  assert.equal((await as((call) => codeChanges(call))).length, 3);
  const clerk: Actor = { ...officer, roles: ['coop-staff'] };
  assert.equal(
    code(await asCall(db, { actor: clerk }, (call) => bringCodeChanges(call, lines))),
    'region.assessing-not-allowed',
  );
});

test('a table of years follows codes through renames, tells what was split, compares the latest year and whether regions draw together', async () => {
  const id = newId();
  must(await as((call) => bringRegions(call, { id, fileName: '历年.csv', lines: linesOf(...table) })));
  const { table: brought, changes } = must(await as((call) => lookAtTable(call, id)));
  const tried = await prepareAssessment(brought, spec, false, changes);
  assert.equal(code(tried), 'region.faulty-rows');
  assert.deepEqual(
    tried.faulty?.map(({ line, refusal }) => [line, refusal.code]),
    [[12, 'region.code-split']],
  );
  const prepared = must(await prepareAssessment(brought, spec, true, changes));
  assert.deepEqual(prepared.codes, { old: 'a' });
  must(await as((call) => assessBrought(call, id, prepared)));

  const looked = must(await as((call) => lookAtRegions(call, id)));
  assert.deepEqual(looked.made.units, ['a', 'b', 'c', 'd', 'e']);
  const [income] = looked.convergences;
  assert.equal(income?.regions, 5, 'the renamed one is in both years');
  assert.deepEqual(
    income.years.map(({ year }) => year),
    [2020, 2024],
  );
  assert.ok((income.years[1]?.logDeviation ?? 1) < (income.years[0]?.logDeviation ?? 0));
  assert.ok((income.beta?.beta.value ?? 0) < 0);

  // A change told later makes another index of tables to come, and none of this one.
  must(await as((call) => bringCodeChanges(call, linesOf('旧,新,年,说明', 'a,z,2025,'))));
  assert.deepEqual(must(await as((call) => lookAtRegions(call, id))).made.units, ['a', 'b', 'c', 'd', 'e']);
});
