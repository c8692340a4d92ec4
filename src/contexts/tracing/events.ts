import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { uuidArray } from '#shared/uuid-array.ts';
import type { CapturedEvent } from './kernel/captured-event.ts';
import { classesOf } from './kernel/classes-of.ts';
import { placesIn } from './kernel/event-places.ts';
import type { EventBody } from './kernel/event-things.ts';
import { pendingText, type Waiting } from './kernel/pending.ts';

/** An event with what is said about it. */
export interface Recorded {
  readonly event: CapturedEvent;
  readonly said: Waiting;
}

/**
 * Stores events (each key at most once among them), the things they are about, and their statements for the sequencer, all in one
 * round trip however many they are. A known key changes nothing. Answers the keys that are new.
 */
export async function insertEvents(
  call: Call,
  recorded: readonly Recorded[],
  context: string | null,
): Promise<ReadonlySet<string>> {
  // In one order everywhere: two documents with some of the same events never wait for each other in a ring.
  const sorted = recorded.toSorted((a, b) => (a.event.key < b.event.key ? -1 : 1));
  const keys = sorted.map(({ event }) => event.key);
  const places = sorted.map(({ event }) => placesIn(event.body));
  const things = thingColumns(sorted);
  // One text for all bodies: as an array of texts, every quotation mark of them would be escaped and read again. Canonical JSON has no
  // line ends.
  const { rows } = await sql<{ some: readonly string[] | null }>`
    with fresh as (
      insert into tracing.event (county_id, id, type, action, biz_step, disposition, event_time, record_time,
        biz_location, read_point, document, context)
      select ${call.county}, id, body ->> 'type',
        case when body ->> 'action' in ('ADD', 'OBSERVE', 'DELETE') then body ->> 'action' end,
        body ->> 'bizStep', body ->> 'disposition',
        (body ->> 'eventTime')::timestamptz, ${call.now}, biz_location, read_point, body, ${context}::uuid
      from (
        select id, text::jsonb as body, biz_location, read_point
        from rows from (unnest(${uuidArray(keys)}::uuid[]),
          string_to_table(${sorted.map(({ event }) => event.text).join('\n')}, E'\\n'),
          unnest(${arrayText(places.map(({ bizLocation }) => bizLocation))}::text[]),
          unnest(${arrayText(places.map(({ readPoint }) => readPoint))}::text[])) as given(id, text, biz_location, read_point)
        -- Each text is read once, not again for each of its columns.
        offset 0
      ) given
      on conflict (county_id, id) do nothing
      returning id, event_time
    ), about as (
      insert into tracing.event_thing (county_id, thing, event_id, event_time, part, quantity, unit, as_class)
      select ${call.county}, given.thing, fresh.id, fresh.event_time, given.part, given.quantity, given.unit,
        given.as_class
      from unnest(${uuidArray(things.keys)}::uuid[], ${arrayText(things.names)}::text[],
        ${arrayText(things.parts)}::text[],
        ${arrayText(things.quantities)}::numeric[], ${arrayText(things.units)}::text[],
        ${arrayText(things.asClass)}::boolean[])
        as given(id, thing, part, quantity, unit, as_class)
      join fresh using (id)
    ), said as (
      insert into tracing.pending (county_id, statements, body)
      select ${call.county}, ${recorded.length}::int, ${pendingText(recorded.map(({ said }) => said))}
      where (select count(*) from fresh) = ${recorded.length}
    )
    -- Nearly always all of them: then none needs a name.
    select case when (select count(*) from fresh) < ${recorded.length} then array(select id::text from fresh) end as some`.execute(
    call.tx,
  );
  return new Set(rows[0]?.some ?? keys);
}

/** What events are about, column by column: thousands of rows would be made only to be taken apart again. */
function thingColumns(recorded: readonly Recorded[]) {
  const keys: string[] = [];
  const names: string[] = [];
  const parts: string[] = [];
  const quantities: (number | null)[] = [];
  const units: (string | null)[] = [];
  const asClass: boolean[] = [];
  for (const { event } of recorded) {
    const isClass = classesOf(event.body);
    for (const thing of event.things) {
      keys.push(event.key);
      names.push(thing.thing);
      parts.push(thing.part);
      quantities.push(thing.quantity);
      units.push(thing.unit);
      asClass.push(isClass(thing));
    }
  }
  return { keys, names, parts, quantities, units, asClass };
}

/** A PostgreSQL array as text. Names, numbers and UUIDs, as nearly all are, need no quotation marks. */
function arrayText(values: readonly (string | number | boolean | null)[]): string {
  const texts = values.map((value) =>
    typeof value === 'string' && !PLAIN.test(value) ? quoted(value) : (value ?? 'null'),
  );
  return `{${texts.join()}}`;
}

const PLAIN = /^(?!null$)[\w:/.#+-]+$/i;

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** Bodies of events by key. */
export async function eventBodies(call: Call, keys: readonly string[]): Promise<Map<string, EventBody>> {
  if (keys.length === 0) return new Map();
  const rows = await call.tx
    .selectFrom('tracing.event')
    .select(['id', 'document'])
    .where('countyId', '=', call.county)
    .where('id', 'in', keys)
    .execute();
  return new Map(rows.map(({ id, document }) => [id, document as EventBody]));
}
