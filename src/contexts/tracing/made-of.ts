import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Thing } from './kernel/things.ts';

/** Something made of given things, as one record tells it. */
export interface MadeOf {
  readonly thing: Thing;
  /** What went into the same process, of what was reached. */
  readonly from: readonly Thing[];
  /** The event's `eventID`. */
  readonly event: string;
  readonly at: Date;
  readonly quantity: number | null;
  /** UN/ECE Recommendation 20; null counts pieces. */
  readonly unit: string | null;
  /** Whose key signed the record; null for the moments until it is in the log. */
  readonly holder: string | null;
}

const MOST = 2_000;

/**
 * Everything that anybody recorded as made of these things, however many steps on, the soonest first; the things themselves left out. A
 * transformation told in several events (`transformationID`) is followed as one. Records that were declared wrong are followed too:
 * whoever calls goods back would rather ask once too often.
 */
export async function madeOf(call: Call, things: readonly Thing[]): Promise<MadeOf[]> {
  if (things.length === 0) return [];
  const { county } = call;
  const { rows } = await sql<MadeOf>`
    with recursive step(source, made, event_id) as (
      select ''::text collate "C", unnest(${things}::text[]) collate "C", null::uuid
      union
      select step.made, made.thing, made.event_id
      from step
      join tracing.event_thing used
        on used.county_id = ${county} and used.thing = step.made and used.part = 'input'
      join tracing.event e on e.county_id = ${county} and e.id = used.event_id
      cross join lateral (
        select e.id
        union select other.id from tracing.event other
        where other.county_id = ${county} and other.document ->> 'transformationID' = e.document ->> 'transformationID'
      ) process
      join tracing.event_thing made
        on made.county_id = ${county} and made.event_id = process.id and made.part = 'output'
    )
    select step.made as thing, array_agg(distinct step.source order by step.source) as "from",
      e.document ->> 'eventID' as event, e.event_time as at, output.quantity::float as quantity, output.unit, key.holder
    from step
    join tracing.event e on e.county_id = ${county} and e.id = step.event_id
    join tracing.event_thing output
      on output.county_id = ${county} and output.event_id = e.id and output.thing = step.made and output.part = 'output'
    left join tracing.log_entry entry on entry.county_id = ${county} and entry.statement = e.id
    left join tracing.issuer_key key on key.county_id = ${county} and key.id = entry.entry::jsonb #>> '{claim,issuer}'
    where step.made <> all (${things}::text[])
    group by step.made, e.id, e.document, e.event_time, output.quantity, output.unit, key.holder
    order by e.event_time, step.made, e.id limit ${MOST}`.execute(call.tx);
  return rows;
}
