import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { transact } from '#shared/transact.ts';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { plantProducts } from '../../../test/help/orchard.ts';
import { settle } from '../../../test/help/village.ts';
import { bringTable } from './bring-table.ts';
import { commitImport } from './commit-import.ts';
import { forgetRows } from './forget-rows.ts';
import type { rowFilters } from './imported-rows.ts';
import type { KindName } from './kinds/kinds.ts';
import { listImports } from './list-imports.ts';
import { lookAtImport } from './look-at-import.ts';
import { readTable } from './read-table.ts';

const { db } = await testDatabase();
const { actors } = await settle(db);
await asCall(db, {}, plantProducts);
const { officer, clerk, admin } = actors;

/** As a page calls verbs: a refusal undoes what was written before it. */
const as = (actor: Actor, now = MORNING) => {
  const run: <T>(verb: Parameters<typeof transact<T>>[2]) => Promise<T> = (verb) =>
    transact(db, { county: COUNTY, now, actor }, verb);
  return {
    bring: async (
      text: string,
      { kind = 'growers', key = newId() }: { kind?: KindName; key?: string } = {},
    ) => {
      const table = must(await readTable(new TextEncoder().encode(text)));
      return run((call) => bringTable(call, { key, kind, fileName: '名册.csv', table }));
    },
    commit: (id: string) => run((call) => commitImport(call, { id })),
    look: (id: string) => run((call) => lookAtImport(call, { id, filter: 'all' })),
    list: () => run((call) => listImports(call, { page: 1, size: 50 })),
  };
};

const people = async () =>
  (
    await db
      .selectFrom('people.person')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;
const roster = (...rows: string[]) => ['姓名,手机,村', ...rows].join('\n');
const code = (outcome: { ok: boolean; refusal?: { code: string } }) => outcome.refusal?.code;

test('a table is looked at, then written: all rows that can be, once, with what each became', async () => {
  const before = await people();
  const file = roster('韦一,13900000001,大巷村', '错,139,大巷村', '韦二,13900000002,大巷村');
  const { id } = must(await as(officer).bring(file));
  const seen = must(await as(officer).look(id));
  assert.deepEqual(seen.import.counts, { added: 2, there: 0, refused: 1, differing: 0 });
  assert.equal(seen.import.committed, undefined);
  assert.equal(await people(), before);

  assert.deepEqual(must(await as(officer).commit(id)), { written: true });
  assert.equal(await people(), before + 2);
  const after = must(await as(officer).look(id));
  assert.deepEqual(after.import.committed, { at: MORNING, byName: officer.name });
  assert.deepEqual(
    after.rows.map(({ done }) => done),
    ['added', 'refused', 'added'],
  );
  const ids = await db
    .selectFrom('people.person')
    .select('id')
    .where('name', 'in', ['韦一', '韦二'])
    .execute();
  assert.deepEqual(
    after.rows.flatMap(({ about, done }) => (done === 'added' ? [about] : [])).toSorted(),
    ids.map((row) => row.id).toSorted(),
  );
});

test('confirming twice, even at the same moment, writes once', async () => {
  const before = await people();
  const { id } = must(await as(officer).bring(roster('韦三,13900000003,大巷村')));
  const both = await Promise.all([as(officer).commit(id), as(officer).commit(id)]);
  assert.deepEqual(both.map(must), [{ written: true }, { written: true }]);
  assert.deepEqual(must(await as(officer).commit(id)), { written: true });
  assert.equal(await people(), before + 1);
  assert.equal(must(await as(officer).look(id)).import.counts.added, 1);
});

test('sending one form twice is one import; another file with the same form is another', async () => {
  const key = newId();
  const file = roster('韦四,13900000004,大巷村');
  const [one, two] = await Promise.all([as(officer).bring(file, { key }), as(officer).bring(file, { key })]);
  assert.equal(must(one).id, must(two).id);
  const other = must(await as(officer).bring(roster('韦五,13900000005,大巷村'), { key }));
  assert.notEqual(other.id, must(one).id);
  assert.notEqual(must(await as(officer).bring(file)).id, must(one).id);
});

test('when the county has changed since the preview, nothing is written until the new one was seen', async () => {
  const { id } = must(await as(officer).bring(roster('韦六,13900000006,大巷村', '韦七,13900000007,大巷村')));
  const meanwhile = must(await as(admin).bring(roster('韦六,13900000006,大巷村')));
  must(await as(admin).commit(meanwhile.id));
  const before = await people();
  assert.deepEqual(must(await as(officer).commit(id)), { written: false });
  assert.equal(await people(), before);
  const seen = must(await as(officer).look(id));
  assert.deepEqual(seen.import.counts, { added: 1, there: 1, refused: 0, differing: 0 });
  assert.equal(seen.import.committed, undefined);
  assert.deepEqual(must(await as(officer).commit(id)), { written: true });
  assert.equal(await people(), before + 1);
});

test('an import is seen and confirmed by one’s own organisation, and by nobody else', async () => {
  const { id } = must(await as(clerk).bring(roster('社员,13900000008,大巷村')));
  assert.equal(code(await as(officer).look(id)), 'import.unknown');
  assert.equal(code(await as(officer).commit(id)), 'import.unknown');
  assert.equal(code(await as(clerk).look(newId())), 'import.unknown');
  assert.deepEqual(
    must(await as(clerk).list()).imports.map((each) => each.id),
    [id],
  );
  assert.equal(
    must(await as(officer).list()).imports.some((each) => each.id === id),
    false,
  );
  must(await as({ ...clerk, name: '同事' }).commit(id));
  assert.equal(must(await as(clerk).look(id)).import.committed?.byName, '同事');
});

test('nobody brings what they may not record', async () => {
  const plots = '手机号,地块名,产品,亩\n13900000001,坡,滑皮金桔,1\n';
  assert.equal(code(await as(officer).bring(plots, { kind: 'plots' })), 'import.not-allowed');
  assert.equal(code(await as(actors.wang).bring(plots, { kind: 'plots' })), 'import.not-allowed');
  assert.equal(code(await as(actors.daughter).bring(roster('a,13900000009,大巷村'))), 'import.not-allowed');
  assert.equal(code(await as(actors.daughter).list()), 'import.unknown');
});

test('a week later the rows are gone, the line in the list stays, and there is nothing to confirm', async () => {
  const { id } = must(await as(officer).bring(roster('韦八,13900000010,大巷村')));
  const days = (count: number) => new Date(MORNING.getTime() + count * 86_400_000);
  await asCall(db, { now: days(6) }, forgetRows);
  assert.equal(must(await as(officer).look(id)).rows.length, 1);
  await asCall(db, { now: days(8) }, forgetRows);
  const gone = must(await as(officer).look(id));
  assert.deepEqual([gone.rows.length, gone.import.counts.added], [0, 1]);
  assert.equal(code(await as(officer, days(8)).commit(id)), 'import.forgotten');
});

test('rows can be looked at by what became of them, a page at a time, in the order of the file', async () => {
  const rows = Array.from({ length: 60 }, (_, at) =>
    at % 3 === 0 ? `错${at},1,大巷村` : `人${at},1380000${String(at).padStart(4, '0')},大巷村`,
  );
  const { id } = must(await as(officer).bring(roster(...rows)));
  const linesOf = (filter: (typeof rowFilters)[number], page: { limit: number; offset: number }) =>
    asCall(db, { actor: officer }, async (call) =>
      must(await lookAtImport(call, { id, filter, page })).rows.map(({ line }) => line),
    );
  assert.deepEqual(await linesOf('refused', { limit: 3, offset: 3 }), [11, 14, 17]);
  assert.deepEqual(await linesOf('added', { limit: 2, offset: 0 }), [3, 4]);
  assert.deepEqual(await linesOf('all', { limit: 2, offset: 58 }), [60, 61]);
  assert.deepEqual(await linesOf('differing', { limit: 2, offset: 0 }), []);
});
