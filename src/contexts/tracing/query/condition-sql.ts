import { type RawBuilder, sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { keyOfId } from '../kernel/event-key.ts';
import type { Column, Condition } from '../kernel/query/condition.ts';
import { fieldPath } from '../kernel/query/paths.ts';
import { PARCEL } from '../kernel/things.ts';
import type { Meanings } from './meanings.ts';
import { all, inRange, some, valueAt } from './test-sql.ts';

const columns: Readonly<Record<Column | 'eventTime' | 'recordTime', RawBuilder<unknown>>> = {
  type: sql`event.type`,
  action: sql`event.action`,
  bizStep: sql`event.biz_step`,
  disposition: sql`event.disposition`,
  readPoint: sql`event.read_point`,
  bizLocation: sql`event.biz_location`,
  transformationID: sql`event.document ->> 'transformationID'`,
  eventTime: sql`event.event_time`,
  recordTime: sql`event.record_time`,
};

/** All conditions of a query as SQL on `tracing.event event`: every value is a bound parameter. */
export function conditionsSql(
  call: Call,
  conditions: readonly Condition[],
  meanings: Meanings,
): RawBuilder<boolean> {
  return all(conditions.map((condition) => conditionSql(call, condition, meanings)));
}

function conditionSql(call: Call, condition: Condition, meanings: Meanings): RawBuilder<boolean> {
  switch (condition.is) {
    case 'column':
      return sql`${columns[condition.column]} = any (${condition.values}::text[])`;
    case 'moment':
      return inRange(columns[condition.column], sql`::timestamptz`, condition.range);
    case 'id':
      // An error declaration has the id of the event it declares wrong, and a key of its own.
      return sql`(event.id = any (${condition.ids.map(keyOfId)}::uuid[])
        or (event.document ? 'errorDeclaration' and event.document ->> 'eventID' = any (${condition.ids}::text[])))`;
    case 'value':
      return inFew(condition.any[0]?.path, some(condition.any.map(({ path, test }) => valueAt(path, test))));
    case 'field': {
      const { place, inner, name, test } = condition;
      return inFew(
        fieldPath(place, inner, ''),
        some(
          meanings.of(name).map(({ property, contexts }) => {
            const found = valueAt(fieldPath(place, inner, property), test);
            return contexts ? sql`(event.context = any (${contexts}::uuid[]) and ${found})` : found;
          }),
        ),
      );
    }
    case 'thing':
      return sql`event.id in (
        select event_id from tracing.event_thing
        where county_id = ${call.county} and part = any (${condition.parts}::text[])
          and as_class = ${condition.asClass}::boolean and ${named(condition)})`;
    case 'of-no-parcel':
      return sql`not exists (
        select 1 from tracing.event_thing parcel
        where parcel.county_id = ${call.county} and parcel.event_id = event.id and parcel.thing ~ ${PARCEL.source})`;
    case 'within':
      return sql`${columns[condition.column]} in (
        with recursive inside(id) as (
          select unnest(${condition.values}::text[])
          union
          select child from inside
          join tracing.master_data said on said.county_id = ${call.county} and said.id = inside.id,
            unnest(said.children) as child
        )
        select id from inside)`;
    case 'described': {
      const { by, attributes, values } = condition;
      const names =
        typeof by === 'string'
          ? columns[by]
          : sql`any (select value #>> '{}' from jsonb_path_query(event.document, ${by.path}::jsonpath, '{}', true) as found(value))`;
      return sql`exists (
        select 1 from tracing.master_data said
        where said.county_id = ${call.county} and said.id = ${names} and ${
          values
            ? sql`said.attributes ->> ${attributes[0]}::text = any (${values}::text[])`
            : sql`said.attributes ?| ${attributes}::text[]`
        })`;
    }
  }
}

function named({
  names,
  patterns,
}: {
  readonly names: readonly string[];
  readonly patterns: readonly string[];
}) {
  return some([
    ...(names.length > 0 ? [sql<boolean>`thing = any (${names}::text[])`] : []),
    ...(patterns.length > 0 ? [sql<boolean>`thing like any (${patterns}::text[])`] : []),
  ]);
}

/** Fields that few events have, each with an index of those that do: said beside the path, which the planner does not read. */
const FEW = ['sensorElementList', 'errorDeclaration'] as const;

function inFew(path: string | undefined, condition: RawBuilder<boolean>): RawBuilder<boolean> {
  const field = FEW.find((each) => path?.startsWith(`$.${each}`));
  return field ? sql`(event.document ? ${sql.lit(field)} and ${condition})` : condition;
}
