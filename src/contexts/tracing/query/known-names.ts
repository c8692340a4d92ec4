import { type RawBuilder, sql } from 'kysely';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { bizSteps, dispositions, eventTypes } from '../kernel/epcis/vocabularies.ts';
import { refuse, type TracingRefusal } from '../refusals.ts';
import { rights } from '../rights.ts';
import { beImpatient } from './patience.ts';

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

interface Kept {
  readonly table: RawBuilder<unknown>;
  readonly name: RawBuilder<unknown>;
  /** Whether an index leads with it. */
  readonly indexed: boolean;
}

const event = (name: RawBuilder<unknown>, indexed: boolean): Kept => ({
  table: sql`tracing.event`,
  name,
  indexed,
});

const kept: Readonly<Record<Resource, Kept>> = {
  eventTypes: event(sql`type`, false),
  epcs: { table: sql`tracing.event_thing`, name: sql`thing`, indexed: true },
  bizSteps: event(sql`biz_step`, false),
  bizLocations: event(sql`biz_location`, true),
  readPoints: event(sql`read_point`, true),
  dispositions: event(sql`disposition`, false),
};

/** The names of a kind that events of this county hold, and those of the standard, in order, `most` of them behind `after`. */
export async function knownNames(
  call: Call,
  resource: Resource,
  { after = '', most }: { readonly after?: string | undefined; readonly most: number },
): Promise<Outcome<readonly string[], TracingRefusal>> {
  if (!may(call.actor, rights['read-events'])) return refuse('tracing.not-allowed');
  await beImpatient(call);
  const names = kept[resource].indexed ? stepping : allRead;
  const { rows } = await sql<{ name: string }>`
    (${names(call, kept[resource], { after, most })})
    union
    select name from unnest(${standard[resource]}::text[]) as name where name > ${after}
    order by name limit ${most}`.execute(call.tx);
  return ok(rows.map((row) => row.name));
}

type Names = (
  call: Call,
  kept: Kept,
  page: { readonly after: string; readonly most: number },
) => RawBuilder<unknown>;

/** From one name to the next along the index, not from one event to the next. */
const stepping: Names = ({ county }, { table, name }, { after, most }) => sql`
  with recursive known(name, number) as (
    (select ${name}, 1 from ${table} where county_id = ${county} and ${name} > ${after} order by ${name} limit 1)
    union all
    select (select ${name} from ${table} where county_id = ${county} and ${name} > known.name order by ${name} limit 1),
      number + 1
    from known where known.name is not null and number < ${most}
  )
  select name from known where name is not null`;

/** Few names in many events: each event is looked at once. */
const allRead: Names = ({ county }, { table, name }, { after }) => sql`
  select distinct ${name} as name from ${table} where county_id = ${county} and ${name} > ${after}`;
