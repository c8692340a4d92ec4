import { type RawBuilder, sql } from 'kysely';
import type { Range, Test } from '../kernel/query/condition.ts';

type Condition = RawBuilder<boolean>;

/**
 * Does one of the values at this SQL/JSON path of an event pass the test? What is no number, or no moment, fails tests of numbers and
 * moments instead of ending the query. A value with attributes, or a typed one, is its text.
 */
export function valueAt(path: string, test: Test): Condition {
  if ('exists' in test) return sql`jsonb_path_exists(event.document, ${path}::jsonpath, '{}', true)`;
  return sql`exists (
    select 1
    from jsonb_path_query(event.document, ${path}::jsonpath, '{}', true) as found(value),
      lateral (select coalesce(value ->> '#text', value ->> '@value', value #>> '{}')) as said(text)
    where ${passes(test)})`;
}

function passes(test: Exclude<Test, { exists: true }>): Condition {
  if ('oneOf' in test) return sql`text = any (${test.oneOf}::text[])`;
  if ('number' in test) return inRange(NUMBER, sql`::numeric`, test.number);
  if ('time' in test) return inRange(MOMENT, sql`::timestamptz`, test.time);
  const texts = test.equals;
  return sql`(text = any (${texts}::text[])
    or ${NUMBER} = any (${texts.filter((text) => IS_NUMBER.test(text))}::numeric[])
    or ${MOMENT} = any (${texts.filter((text) => IS_MOMENT.test(text))}::timestamptz[]))`;
}

const IS_NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/;
const IS_MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** PostgreSQL may not be asked to read what it cannot: 31 February is told apart before it is cast. */
const NUMBER = sql`case when text ~ ${IS_NUMBER.source.replaceAll('\\d', '[0-9]')}
  and pg_input_is_valid(text, 'numeric') then text::numeric end`;
const MOMENT = sql`case when text ~ ${IS_MOMENT.source.replaceAll('\\d', '[0-9]')}
  and pg_input_is_valid(text, 'timestamptz') then text::timestamptz end`;

/** All bounds of a range. */
export function inRange(
  value: RawBuilder<unknown>,
  cast: RawBuilder<unknown>,
  { atLeast, above, atMost, below }: Range<number | string>,
): Condition {
  return all([
    ...(atLeast === undefined ? [] : [sql<boolean>`${value} >= ${atLeast}${cast}`]),
    ...(above === undefined ? [] : [sql<boolean>`${value} > ${above}${cast}`]),
    ...(atMost === undefined ? [] : [sql<boolean>`${value} <= ${atMost}${cast}`]),
    ...(below === undefined ? [] : [sql<boolean>`${value} < ${below}${cast}`]),
  ]);
}

export function all(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql`true` : sql`(${sql.join([...conditions], sql` and `)})`;
}

export function some(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql`false` : sql`(${sql.join([...conditions], sql` or `)})`;
}

/** The first value at any of these paths, as text and, where it is a number or a moment, as a number. */
export function firstAt(paths: readonly string[]): RawBuilder<unknown> {
  return sql`select text, coalesce(${NUMBER}, extract(epoch from ${MOMENT})) as number
    from unnest(${paths}::text[]) as path,
      jsonb_path_query(event.document, path::jsonpath, '{}', true) as found(value),
      lateral (select coalesce(value ->> '#text', value ->> '@value', value #>> '{}')) as said(text)
    limit 1`;
}
