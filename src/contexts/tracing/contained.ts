import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { type EventBody, type EventThing, thingsOf } from './kernel/event-things.ts';
import type { Thing } from './kernel/things.ts';

/** What is packed in something now, as the aggregation events say: what was put in, less what was taken out since. */
export async function contentsOf(call: Call, parent: Thing): Promise<readonly EventThing[]> {
  const inside = new Map<Thing, EventThing>();
  for (const { action, document } of await aggregations(call, parent, 'parent')) {
    const children = thingsOf(document).filter(({ part }) => part === 'child');
    // Taking out without saying what empties it (EPCIS 2.0 § 7.4.3).
    if (action === 'DELETE' && children.length === 0) inside.clear();
    for (const child of children) {
      if (action === 'DELETE') inside.delete(child.thing);
      else if (action === 'ADD') inside.set(child.thing, child);
    }
  }
  return [...inside.values()];
}

/** What something is packed in now. A lot may be in many parcels at once, a parcel is in one crate. */
export async function containersOf(call: Call, child: Thing): Promise<readonly Thing[]> {
  const parents = new Set(
    (await aggregations(call, child, 'child')).map(({ document }) => thingIn(document)),
  );
  const now: Thing[] = [];
  for (const parent of parents) {
    if (parent && (await contentsOf(call, parent)).some(({ thing }) => thing === child)) now.push(parent);
  }
  return now;
}

function thingIn(document: EventBody): Thing | undefined {
  return thingsOf(document).find(({ part }) => part === 'parent')?.thing;
}

async function aggregations(call: Call, thing: Thing, part: 'parent' | 'child'): Promise<Aggregation[]> {
  const { rows } = await sql<Aggregation>`
    select e.action, e.document
    from tracing.event_thing about
    join tracing.event e on e.county_id = about.county_id and e.id = about.event_id
    where about.county_id = ${call.county} and about.thing = ${thing} and about.part = ${part}
      and e.type = 'AggregationEvent'
    order by e.event_time, e.record_time, e.id`.execute(call.tx);
  return rows;
}

interface Aggregation {
  readonly action: 'ADD' | 'OBSERVE' | 'DELETE';
  readonly document: EventBody;
}
