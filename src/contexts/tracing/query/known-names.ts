import { type RawBuilder, sql } from 'kysely';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { bizSteps, dispositions, eventTypes } from '../kernel/epcis/vocabularies.ts';
import { refuse, type TracingRefusal } from '../refusals.ts';
import { rights } from '../rights.ts';

/** What events can be looked through by (EPCIS 2.0 § 12.8, top-level resources), and the condition each name of it stands for. */
export const resources = {
  eventTypes: 'eventType',
  epcs: 'MATCH_anyEPC',
  bizSteps: 'EQ_bizStep',
  bizLocations: 'EQ_bizLocation',
  readPoints: 'EQ_readPoint',
  dispositions: 'EQ_disposition',
} as const;
export type Resource = keyof typeof resources;

/** Names the standard has of itself. */
const standard: Readonly<Record<Resource, readonly string[]>> = {
  eventTypes,
  bizSteps: [...bizSteps.words],
  dispositions: [...dispositions.words],
  epcs: [],
  bizLocations: [],
  readPoints: [],
};

const kept: Readonly<
  Record<Resource, { readonly table: RawBuilder<unknown>; readonly name: RawBuilder<unknown> }>
> = {
  eventTypes: { table: sql`tracing.event`, name: sql`type` },
  epcs: { table: sql`tracing.event_thing`, name: sql`thing` },
  bizSteps: { table: sql`tracing.event`, name: sql`biz_step` },
  bizLocations: { table: sql`tracing.event`, name: sql`biz_location` },
  readPoints: { table: sql`tracing.event`, name: sql`read_point` },
  dispositions: { table: sql`tracing.event`, name: sql`disposition` },
};

/** The names of a kind that events of this county hold, and those of the standard, in order, `most` of them behind `after`. */
export async function knownNames(
  call: Call,
  resource: Resource,
  { after, most }: { readonly after?: string | undefined; readonly most: number },
): Promise<Outcome<readonly string[], TracingRefusal>> {
  if (!may(call.actor, rights['read-events'])) return refuse('tracing.not-allowed');
  const { table, name } = kept[resource];
  // From one name to the next, as an index is read: not every event for every name.
  const { rows } = await sql<{ name: string }>`
    with recursive known(name) as (
      (select ${name} from ${table} where county_id = ${call.county} and ${name} > ${after ?? ''}
        order by ${name} limit 1)
      union all
      select (select ${name} from ${table} where county_id = ${call.county} and ${name} > known.name
        order by ${name} limit 1)
      from known where known.name is not null
    )
    select name from known where name is not null
    union
    select name from unnest(${standard[resource]}::text[]) as name where name > ${after ?? ''}
    order by name limit ${most}`.execute(call.tx);
  return ok(rows.map((row) => row.name));
}
