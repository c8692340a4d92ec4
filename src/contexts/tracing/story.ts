import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Thing } from './kernel/things.ts';
import { withOwnDeclarations } from './own-declarations.ts';

/** One recorded step as a reader of the label sees it. */
export interface StoryEvent {
  readonly id: string;
  readonly at: Date;
  /** When it was written down: later than `at` when it was recorded without signal, or after the fact. */
  readonly recordedAt: Date;
  readonly bizStep: string;
  readonly location: string | null;
  readonly temperatureC: number | null;
  /** Of the lots it came from, how far back: 0 = this lot itself. */
  readonly generation: number;
  readonly document: Record<string, unknown>;
}

/** Parcels a lot was packed into: told as a sum, since each is somebody's order. */
export interface Packed {
  readonly parcels: number;
  readonly first: Date | null;
  readonly last: Date | null;
}

export interface Story {
  readonly events: readonly StoryEvent[];
  readonly packed: Packed;
}

// A lot of a hundred mixed lots is a recall's business; a reader's page stops here and says so.
const MOST_EVENTS = 200;

/**
 * Everything on record about a thing and the things it was made from, oldest first (at most 200 events).
 * Ancestors are followed through transformation events, against the flow.
 */
export async function storyOf(call: Call, thing: Thing): Promise<Story> {
  const { rows } = await sql<StoryEvent>`
    with recursive ancestry(thing, generation) as (
      select ${thing}::text collate "C", 0
      union
      select input.thing, ancestry.generation + 1
      from ancestry
      join tracing.event_thing output
        on output.county_id = ${call.county} and output.thing = ancestry.thing and output.part = 'output'
      join tracing.event_thing input
        on input.county_id = output.county_id and input.event_id = output.event_id and input.part = 'input'
      where ancestry.generation < 20
    ), told as (
      select about.event_id, min(ancestry.generation) as generation
      from (select thing, min(generation) as generation from ancestry group by thing) ancestry
      join tracing.event_thing about
        on about.county_id = ${call.county} and about.thing = ancestry.thing
       -- what an ancestor became besides this lot is another lot's story
       and (about.part in ('epc', 'output', 'parent')
         -- of a parcel that was put into a crate or taken out; a lot in parcels is told as a sum
         or (about.part = 'child' and about.thing like 'https://id.gs1.org/00/%') or (about.part = 'input' and ancestry.generation > 0 and exists (
         select from tracing.event_thing o join ancestry a on a.thing = o.thing
         where o.county_id = about.county_id and o.event_id = about.event_id and o.part = 'output')))
      group by about.event_id
    )
    select e.id, e.event_time as at, e.record_time as "recordedAt", e.biz_step as "bizStep", e.biz_location as location,
           (e.document #>> '{sensorElementList,0,sensorReport,0,value}')::float as "temperatureC",
           told.generation, e.document
    from told join tracing.event e on e.county_id = ${call.county} and e.id = told.event_id
    -- of two steps noted for the same minute, the one that brought the lot into being came first
    order by e.event_time, e.action is distinct from 'ADD', e.record_time, e.id
    limit ${MOST_EVENTS}
  `.execute(call.tx);
  const events = await withOwnDeclarations(call, rows, ({ id, document }) => ({ key: id, body: document }));
  return { events, packed: await packedOf(call, thing) };
}

async function packedOf(call: Call, thing: Thing): Promise<Packed> {
  const row = await call.tx
    .selectFrom('tracing.eventThing')
    .where('countyId', '=', call.county)
    .where('thing', '=', thing)
    .where('part', '=', 'child')
    .select(({ fn }) => [
      fn.count<number>('eventId').distinct().as('parcels'),
      fn.min('eventTime').as('first'),
      fn.max('eventTime').as('last'),
    ])
    .executeTakeFirstOrThrow();
  return row;
}
