import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { EventQuery } from '../kernel/query/condition.ts';
import { conditionsSql } from '../query/condition-sql.ts';
import type { FoundEvent } from '../query/find-events.ts';
import { meaningsOf } from '../query/meanings.ts';

/** How much of the log is looked through at once: what is found in it goes out in one message. */
const MOST_ENTRIES = 1000;

export interface Fresh {
  readonly events: readonly FoundEvent[];
  /** Where to go on from; the same as before when the log has nothing more. */
  readonly next: number;
  readonly more: boolean;
}

/**
 * What a query finds among the events at the log's places from `from` on that were recorded at or after `since`, in the log's order. The
 * log is written by one sequencer after their transactions committed: no event appears behind a place that was read.
 */
export async function freshEvents(
  call: Call,
  query: EventQuery,
  { from, since }: { readonly from: number; readonly since: Date },
): Promise<Fresh> {
  const meanings = await meaningsOf(call, query);
  const { rows } = await sql<{ last: number | null; seen: number }>`
    select max(index) as last, count(*)::int as seen from (
      select index from tracing.log_entry where county_id = ${call.county} and index >= ${from}
      order by index limit ${MOST_ENTRIES}) as read`.execute(call.tx);
  const last = rows[0]?.last ?? null;
  if (last === null) return { events: [], next: from, more: false };
  const { rows: events } = await sql<FoundEvent>`
    select event.document as body, event.record_time as "recordTime", event.context
    from tracing.log_entry entry
    join tracing.event event on event.county_id = ${call.county} and event.id = entry.statement
    where entry.county_id = ${call.county} and entry.index between ${from} and ${last}
      and event.record_time >= ${since} and ${conditionsSql(call, query.conditions, meanings)}
    order by entry.index`.execute(call.tx);
  return { events, next: Number(last) + 1, more: rows[0]?.seen === MOST_ENTRIES };
}

/** The place behind the log's newest entry. */
export async function endOfLog(call: Call): Promise<number> {
  const { rows } = await sql<{ end: number }>`
    select coalesce(max(index) + 1, 0) as end from tracing.log_entry where county_id = ${call.county}`.execute(
    call.tx,
  );
  return Number(rows[0]?.end ?? 0);
}
