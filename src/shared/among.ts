import { type RawBuilder, sql } from 'kysely';
import { uuidArray } from './uuid-array.ts';

/**
 * For `id = ${among(ids)}`: one of these. Behind a select their number is unknown to PostgreSQL, which therefore plans a
 * query once for any number of them; told the number, it finds each number cheaper than its guess and plans every time, and to
 * plan a lot's joins takes ten times as long as to read them.
 */
export function among(ids: readonly string[]): RawBuilder<string> {
  return sql`any((select ${uuidArray(ids)}::uuid[])::uuid[])`;
}
