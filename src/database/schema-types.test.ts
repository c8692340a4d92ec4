import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { emptyDatabase, testDatabase } from '../../test/help/database.ts';
import { schemaTypes } from './schema-types.ts';

test('src/shared/schema.ts says what the migrated database is', async () => {
  const { pool } = await testDatabase();
  const kept = await readFile(new URL('../shared/schema.ts', import.meta.url), 'utf8');
  assert.ok(
    kept === (await schemaTypes(pool)),
    'src/shared/schema.ts 与迁移不一致，请运行 bin/maidehao check --schema。 It is older than the migrations: run bin/maidehao check --schema.',
  );
});

test('a view’s column is as sure as the table’s, and unsure where a join may leave it out', async () => {
  const { pool } = await emptyDatabase();
  await pool.query(`
    create schema orchard;
    create table orchard.tree (id int8 primary key, kind text not null check (kind in ('pear', 'plum')), note text);
    create table orchard.swing (tree_id int8 primary key, hung date not null);
    create view orchard.v_tree as
      select t.id, t.kind, t.note, s.hung, t.id + 1 as next from orchard.tree t left join orchard.swing s on s.tree_id = t.id;
    create view orchard.v_kind as select kind from orchard.v_tree`);
  const types = await schemaTypes(pool);
  const shape = (name: string) =>
    new RegExp(`interface ${name} \\{\\n([^}]*)\\}`).exec(types)?.[1]?.trim().split(/;\s*/);
  assert.deepEqual(shape('OrchardVTree'), [
    'hung: string | null',
    'id: number',
    'kind: "pear" | "plum"',
    'next: number | null',
    'note: string | null',
    '',
  ]);
  assert.deepEqual(shape('OrchardVKind'), ['kind: "pear" | "plum"', '']);
});
