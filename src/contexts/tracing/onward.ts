import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Thing } from './kernel/things.ts';

/** What was done with the parcels a lot went into: one kind of step, told as a sum, since each parcel is somebody's order. */
export interface ParcelSteps {
  readonly bizStep: string;
  readonly parcels: number;
  readonly first: Date;
  readonly last: Date;
  /** °C */
  readonly coldest: number | null;
  readonly warmest: number | null;
  readonly places: readonly string[];
}

/** Where a lot went: lots that were made of it, the soonest first, and its parcels. */
export interface Onward {
  readonly lots: readonly Thing[];
  readonly parcels: readonly ParcelSteps[];
}

const MOST_LOTS = 50;
const MOST_PLACES = 6;

/** Where a lot went, one step on. */
export async function onwardOf(call: Call, thing: Thing): Promise<Onward> {
  const { rows: lots } = await sql<{ thing: Thing }>`
    select made.thing from tracing.event_thing used
    join tracing.event_thing made
      on made.county_id = used.county_id and made.event_id = used.event_id and made.part = 'output'
    where used.county_id = ${call.county} and used.thing = ${thing} and used.part = 'input'
    group by made.thing order by min(made.event_time), made.thing limit ${MOST_LOTS}`.execute(call.tx);
  const { rows: parcels } = await sql<ParcelSteps>`
    with parcel as (
      select distinct held.thing from tracing.event_thing packed
      join tracing.event_thing held
        on held.county_id = packed.county_id and held.event_id = packed.event_id and held.part = 'parent'
      where packed.county_id = ${call.county} and packed.thing = ${thing} and packed.part = 'child'
    ), step as (
      select about.thing, e.biz_step, e.event_time, e.biz_location,
        (e.document #>> '{sensorElementList,0,sensorReport,0,value}')::float as celsius
      from parcel
      join tracing.event_thing about
        on about.county_id = ${call.county} and about.thing = parcel.thing and about.part in ('parent', 'epc')
      join tracing.event e on e.county_id = ${call.county} and e.id = about.event_id
      where e.biz_step is not null
    )
    select biz_step as "bizStep", count(distinct thing)::int as parcels, min(event_time) as first, max(event_time) as last,
      min(celsius) as coldest, max(celsius) as warmest,
      (array_agg(distinct biz_location) filter (where biz_location is not null))[1:${MOST_PLACES}] as places
    from step group by biz_step order by min(event_time), biz_step`.execute(call.tx);
  return {
    lots: lots.map((each) => each.thing),
    parcels: parcels.map((each) => ({ ...each, places: each.places ?? [] })),
  };
}
