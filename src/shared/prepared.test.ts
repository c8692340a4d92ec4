import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../../test/help/database.ts';

const { db } = await testDatabase();

test('a read asked again is not planned again; a write is planned each time', async () => {
  await db.connection().execute(async (one) => {
    for (const county of ['a', 'b'])
      await one.selectFrom('people.place').select('code').where('countyId', '=', county).execute();
    await one.deleteFrom('people.place').where('countyId', '=', 'a').execute();
    const { rows } = await sql<{ statement: string; times: number }>`
      select statement, generic_plans + custom_plans as times from pg_prepared_statements
      where statement not like '%pg_prepared%'`.execute(one);
    assert.deepEqual(rows, [
      { statement: 'select "code" from "people"."place" where "county_id" = $1', times: 2 },
    ]);
  });
});

test('a kept read follows a changed table', async () => {
  await db.connection().execute(async (one) => {
    await sql`create temporary table fruit (name text)`.execute(one);
    const read = () => sql<{ name: string }>`select name from fruit where name <> ${'x'}`.execute(one);
    assert.deepEqual((await read()).rows, []);
    await sql`alter table fruit add column ripe boolean`.execute(one);
    await sql`insert into fruit values ('kumquat', true)`.execute(one);
    assert.deepEqual((await read()).rows, [{ name: 'kumquat' }]);
  });
});
