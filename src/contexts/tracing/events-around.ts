import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { EventBody } from './kernel/event-things.ts';
import type { Keyed } from './kernel/standing-events.ts';
import type { Thing } from './kernel/things.ts';
import { withOwnDeclarations } from './own-declarations.ts';

/**
 * Every event that decides how much there is of these things, oldest first: their own, the other events of a transformation that took
 * or gave them, and the unpacking of parcels they were packed in.
 */
export async function eventsAround(call: Call, things: readonly Thing[]): Promise<readonly Keyed[]> {
  const { rows } = await sql<{ key: string; body: EventBody }>`
    with own as (
      select distinct event_id from tracing.event_thing
      where county_id = ${call.county} and thing = any (${things}::text[]) and part <> 'parent'
    ), told as (
      select e.id, e.document ->> 'transformationID' as transformation
      from own join tracing.event e on e.county_id = ${call.county} and e.id = own.event_id
    ), around as (
      select id from told
      union
      select e.id from tracing.event e
      where e.county_id = ${call.county} and e.document ->> 'transformationID' in
        (select transformation from told where transformation is not null)
      union
      select emptied.event_id from own
      join tracing.event_thing parcel
        on parcel.county_id = ${call.county} and parcel.event_id = own.event_id and parcel.part = 'parent'
      join tracing.event_thing emptied
        on emptied.county_id = ${call.county} and emptied.thing = parcel.thing and emptied.part = 'parent'
      join tracing.event e
        on e.county_id = ${call.county} and e.id = emptied.event_id and e.type = 'AggregationEvent' and e.action = 'DELETE'
    )
    select e.id as key, e.document as body from around join tracing.event e on e.county_id = ${call.county} and e.id = around.id
    order by e.event_time, e.record_time, e.id`.execute(call.tx);
  return withOwnDeclarations(call, rows, (event) => event);
}
