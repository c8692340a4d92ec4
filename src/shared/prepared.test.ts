import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../../test/help/database.ts';
import { insertRows } from './insert-rows.ts';
import type { DB } from './schema.ts';

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

test('an insert of many rows is planned once for all that follow, however many each has', async () => {
  const table = 'public.picked' as keyof DB;
  await sql`create table picked (place int primary key, kilos numeric not null)`.execute(db);
  await db.transaction().execute(async (tx) => {
    let place = 0;
    for (const many of [2, 30, 5])
      await insertRows(
        tx,
        table,
        Array.from({ length: many }, () => ({ place: place++, kilos: place })) as never,
      );
    const { rows } = await sql<{ times: number }>`
      select generic_plans + custom_plans as times from pg_prepared_statements
      where ltrim(statement, e' \\n') like 'insert into "public"."picked"%'`.execute(tx);
    assert.deepEqual(rows, [{ times: 3 }]);
    const { rows: kept } = await sql<{ sum: string }>`select sum(kilos) from picked`.execute(tx);
    assert.deepEqual(kept, [{ sum: String((37 * 38) / 2) }]);
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
