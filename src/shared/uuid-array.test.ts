import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { testDatabase } from '../../test/help/database.ts';
import type { Db } from './database.ts';
import { uuidArray } from './uuid-array.ts';

let db: Db;
before(async () => {
  ({ db } = await testDatabase());
});

test('PostgreSQL reads any UUIDs, nulls among them, as they were given and in their order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(fc.uuid()), { maxLength: 40 }), async (ids) => {
      const { rows } = await sql<{ ids: (string | null)[] }>`
        select array(select id::text from unnest(${uuidArray(ids)}::uuid[]) with ordinality as given(id, place) order by place) as ids`.execute(
        db,
      );
      assert.deepEqual(rows[0]?.ids, ids);
    }),
    { numRuns: 50 },
  );
});

test('what is no UUID is named and never sent', () => {
  const good = '0197a000-0000-7000-8000-000000000001';
  for (const bad of ['', 'lot-7', good.slice(1), `${good}0`, good.replace('a', 'x')]) {
    assert.throws(() => uuidArray([good, bad, null]), { message: `no UUID: ${bad}` });
  }
});
