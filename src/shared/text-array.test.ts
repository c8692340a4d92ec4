import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { testDatabase } from '../../test/help/database.ts';
import type { Db } from './database.ts';
import { textArray } from './text-array.ts';

let db: Db;
before(async () => {
  ({ db } = await testDatabase());
});

/** What PostgreSQL can keep: anything but NUL and halves of a letter. */
const letters = fc
  .string({ unit: fc.oneof(fc.constantFrom('"', '\\', '{', '}', ',', ' ', '\n', '柚', '🍊'), fc.string()) })
  .filter((text) => text.isWellFormed() && !text.includes('\0'));

test('PostgreSQL reads any texts, nulls among them, as they were given and in their order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(letters), { maxLength: 40 }), async (texts) => {
      const { rows } = await sql<{ texts: (string | null)[] }>`
        select array(select word from unnest(${textArray(texts, 'text')}::text[]) with ordinality as given(word, place) order by place) as texts`.execute(
        db,
      );
      assert.deepEqual(rows[0]?.texts, texts);
    }),
    { numRuns: 50 },
  );
});

test('JSON arrives as it was, and a missing one is not the JSON null', async () => {
  const given = [{ words: 'say "hello" \\ 柚子' }, [1, null], 'text', null, 7];
  const { rows } = await sql<{ note: unknown; isMissing: boolean }>`
    select note, note is null as is_missing
    from unnest(${textArray([...given.map((each) => JSON.stringify(each)), null], 'jsonb')}::jsonb[]) with ordinality as given(note, place)
    order by place`.execute(db);
  assert.deepEqual(
    rows.map(({ note }) => note),
    [...given, null],
  );
  assert.deepEqual(
    rows.map(({ isMissing }) => isMissing),
    [false, false, false, false, false, true],
  );
});

test('codes of a fixed length keep their letters', async () => {
  const { rows } = await sql<{ codes: string[] }>`
    select array(select code::text from unnest(${textArray(['ABCD', 'WXYZ'], 'bpchar')}::bpchar[]) as given(code)) as codes`.execute(
    db,
  );
  assert.deepEqual(rows[0]?.codes, ['ABCD', 'WXYZ']);
});
