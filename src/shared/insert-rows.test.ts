import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../../test/help/database.ts';
import { insertRows } from './insert-rows.ts';
import type { DB } from './schema.ts';

const { db } = await testDatabase();
// A table of every kind of column, which the schema of the house does not know.
const table = 'public.oddRow' as keyof DB;
await sql`create table odd_row (place int primary key, words text, code character(4), tags text[], note jsonb,
  weight_kg numeric(10, 3), seen_at timestamptz, departs date, good boolean, id uuid, kinds text[] not null default '{}')`.execute(
  db,
);

const ID = '0197a5c0-0000-7000-8000-000000000001';
const WORDS = [
  'plain',
  '',
  'NULL',
  'a,b',
  '{x}',
  'say "hello"',
  'back\\slash',
  ' 空格 ',
  "it's",
  'two\nlines',
  null,
];

test('whatever a text holds, it arrives as it was', async () => {
  const rows = WORDS.map((words, place) => ({
    place,
    words,
    tags: [words, 'x'],
    note: { words },
    code: 'ABCD',
  }));
  await db.transaction().execute((tx) => insertRows(tx, table, rows as never));
  const found = await sql<
    (typeof rows)[number]
  >`select place, words, tags, note, code from odd_row order by place`.execute(db);
  assert.deepEqual(found.rows, rows);
});

test('numbers, days, moments and ids arrive exactly, and what is missing stays missing', async () => {
  await sql`truncate odd_row`.execute(db);
  const seenAt = new Date('2026-11-26T02:30:00.123Z');
  const rows = [
    { place: 1, weightKg: '1.500', seenAt, departs: '2026-11-28', good: true, id: ID },
    { place: 2, weightKg: null, seenAt: null, departs: null, good: null, id: null },
  ];
  await db.transaction().execute((tx) => insertRows(tx, table, rows as never));
  const found =
    await sql`select place, weight_kg, seen_at, departs, good, id from odd_row order by place`.execute(db);
  assert.deepEqual(found.rows, rows);
});

test('it answers what its ending returns, and writes nothing of nothing', async () => {
  await sql`truncate odd_row`.execute(db);
  const written = (places: number[]) =>
    db
      .transaction()
      .execute((tx) =>
        insertRows<typeof table, { place: number }>(
          tx,
          table,
          places.map((place) => ({ place, words: 'same' })) as never,
          'on conflict (place) do nothing returning place',
        ),
      );
  assert.deepEqual(await written([]), []);
  assert.deepEqual(await written([1, 2]), [{ place: 1 }, { place: 2 }]);
  assert.deepEqual(await written([2]), []);
  assert.deepEqual(await written([2, 3]), [{ place: 3 }]);
});
