import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getAuthTables } from 'better-auth/db';
import { sql } from 'kysely';
import { testDatabase } from '../../../test/help/database.ts';
import { identityOf } from './index.ts';

const { db } = await testDatabase();

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

test('the tables of sign-in are the ones better-auth asks for, column by column', async () => {
  const { auth } = identityOf(db, { secret: 'a secret of the test, of forty letters..' });
  const wanted = Object.values(getAuthTables(auth.options)).flatMap(({ modelName, fields }) => [
    `${modelName}.id required`,
    ...Object.entries(fields).map(
      ([key, field]) =>
        `${modelName}.${snake(field.fieldName ?? key)} ${field.required === false ? 'optional' : 'required'}`,
    ),
  ]);
  const { rows } = await sql<{ line: string }>`
    select table_name || '.' || column_name || case is_nullable when 'YES' then ' optional' else ' required' end as line
    from information_schema.columns where table_schema = 'auth'`.execute(db);
  assert.deepEqual(rows.map((row) => row.line).toSorted(), wanted.toSorted());
});
