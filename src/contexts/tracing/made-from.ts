import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Thing } from './kernel/things.ts';

/**
 * A thing and all it was made from or holds, however far back, the thing itself first; at most `most`. One query, which ends also where
 * records go in a circle.
 */
export async function madeFrom(call: Call, thing: Thing, most: number): Promise<Thing[]> {
  const { rows } = await sql<{ thing: Thing }>`
    with recursive source(thing) as (
      select ${thing}::text collate "C"
      union
      select before.thing
      from source
      join tracing.event_thing here
        on here.county_id = ${call.county} and here.thing = source.thing and here.part in ('output', 'parent')
      join tracing.event_thing before
        on before.county_id = ${call.county} and before.event_id = here.event_id
        and before.part = case here.part when 'output' then 'input' else 'child' end
    )
    select thing from source limit ${most}`.execute(call.tx);
  return rows.map((row) => row.thing);
}
