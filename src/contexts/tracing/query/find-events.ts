import { type RawBuilder, sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { EventBody } from '../kernel/event-things.ts';
import type { EventQuery } from '../kernel/query/condition.ts';
import { fieldPath } from '../kernel/query/paths.ts';
import { conditionsSql } from './condition-sql.ts';
import { type Meanings, meaningsOf } from './meanings.ts';
import { firstAt } from './test-sql.ts';

/** An event as a query finds it. */
export interface FoundEvent {
  readonly body: EventBody;
  readonly recordTime: Date;
  /** `keepContext`. */
  readonly context: string | null;
}

/** A place in the results of a query, from which they go on: what the last one was ordered by, and how many came before. */
export interface ResultPlace {
  readonly after: readonly string[];
  readonly before: number;
  /** When the first page was given: what was recorded later is not in the list. */
  readonly asOf: string;
}

interface Row {
  readonly body: EventBody;
  readonly recordTime: Date;
  readonly context: string | null;
  readonly keys: string[];
}

/**
 * One page of a query's results, and where the next begins. Pages follow keys, not numbers: whatever is captured in between, each event
 * of the first page's moment is given once.
 */
export async function findEvents(
  call: Call,
  query: EventQuery,
  { perPage, place }: { readonly perPage: number; readonly place?: ResultPlace | undefined },
): Promise<{ readonly events: readonly FoundEvent[]; readonly next?: ResultPlace }> {
  const before = place?.before ?? 0;
  const wanted = Math.min(perPage, (query.eventCountLimit ?? Number.POSITIVE_INFINITY) - before);
  if (wanted <= 0) return { events: [] };
  const meanings = await meaningsOf(call, query);
  const order = orderSql(query, meanings);
  const direction = sql.raw(query.direction);
  const compare = sql.raw(query.direction === 'ASC' ? '>' : '<');
  const { rows } = await sql<Row>`
    select event.document as body, event.record_time as "recordTime", event.context,
      array[${sql.join(order.keys.map(({ value }) => sql`(${value})::text`))}] as keys
    from tracing.event event ${order.join}
    where event.county_id = ${call.county} and ${conditionsSql(call, query.conditions, meanings)}
      ${
        place
          ? sql`and event.record_time <= ${place.asOf}::timestamptz
            and (${sql.join(order.keys.map(({ value }) => value))}) ${compare}
              (${sql.join(order.keys.map(({ cast }, at) => sql`${place.after[at]}::${cast}`))})`
          : sql``
      }
    order by ${sql.join(order.keys.map(({ value }) => sql`${value} ${direction}`))}
    limit ${wanted + 1}`.execute(call.tx);
  const page = rows.slice(0, wanted);
  const events = page.map(({ keys: _, ...found }) => found);
  const last = page.at(-1);
  const seen = before + page.length;
  if (!last || rows.length <= wanted || seen >= (query.eventCountLimit ?? Number.POSITIVE_INFINITY)) {
    return { events };
  }
  return { events, next: { after: last.keys, before: seen, asOf: place?.asOf ?? call.now.toISOString() } };
}

/** Whether a query has more results than `most`. */
export async function hasMoreThan(call: Call, query: EventQuery, most: number): Promise<boolean> {
  const meanings = await meaningsOf(call, query);
  const { rows } = await sql`
    select 1 from tracing.event event
    where event.county_id = ${call.county} and ${conditionsSql(call, query.conditions, meanings)}
    offset ${most} limit 1`.execute(call.tx);
  return rows.length > 0;
}

interface Key {
  readonly value: RawBuilder<unknown>;
  readonly cast: RawBuilder<unknown>;
}

/** What results are ordered by; the event's key last, so that no two are equal. */
function orderSql(
  { orderBy }: EventQuery,
  meanings: Meanings,
): { readonly join: RawBuilder<unknown>; readonly keys: readonly Key[] } {
  const id = { value: sql`event.id`, cast: sql`uuid` };
  const moment = (value: RawBuilder<unknown>) => ({
    join: sql``,
    keys: [{ value, cast: sql`timestamptz` }, id],
  });
  if (orderBy === 'eventTime') return moment(sql`event.event_time`);
  if (orderBy === 'recordTime') return moment(sql`event.record_time`);
  const paths = meanings.of(orderBy).map(({ property }) => fieldPath('event', false, property));
  return {
    join: sql`left join lateral (${firstAt(paths)}) as ordered on true`,
    keys: [
      // Numbers and moments by their size, before texts by their bytes.
      { value: sql`coalesce(ordered.number, 'infinity'::numeric)`, cast: sql`numeric` },
      { value: sql`coalesce(ordered.text, '') collate "C"`, cast: sql`text` },
      id,
    ],
  };
}
