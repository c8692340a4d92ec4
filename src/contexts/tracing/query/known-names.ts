import { type RawBuilder, sql } from 'kysely';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { bizSteps, dispositions, eventTypes } from '../kernel/epcis/vocabularies.ts';
import type { WordKind } from '../own-words.ts';
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

/** Names of things and places by an index that leads with them; types, steps and dispositions of somebody's own by `own_word`. */
const kept: Readonly<
  Record<Resource, { readonly table: RawBuilder<unknown>; readonly name: RawBuilder<unknown> }>
> = {
  eventTypes: ownWords('type'),
  epcs: { table: sql`tracing.event_thing where true`, name: sql`thing` },
  bizSteps: ownWords('bizStep'),
  bizLocations: { table: sql`tracing.event where true`, name: sql`biz_location` },
  readPoints: { table: sql`tracing.event where true`, name: sql`read_point` },
  dispositions: ownWords('disposition'),
};

function ownWords(kind: WordKind) {
  return { table: sql`tracing.own_word where kind = ${kind}`, name: sql`word` };
}

/** The standard's words are everybody's to read; which things and places there are, only for who handles goods. */
const VOCABULARIES: ReadonlySet<Resource> = new Set(['eventTypes', 'bizSteps', 'dispositions']);

/** The names of a kind that events of this county hold, and those of the standard, in order, `most` of them behind `after`. */
export async function knownNames(
  call: Call,
  resource: Resource,
  { after = '', most }: { readonly after?: string | undefined; readonly most: number },
): Promise<Outcome<readonly string[], TracingRefusal>> {
  if (!may(call.actor, rights['read-events'])) return refuse('tracing.not-allowed');
  if (!VOCABULARIES.has(resource) && !may(call.actor, rights['list-events']))
    return refuse('tracing.name-a-lot');
  await beImpatient(call);
  const { rows } = await sql<{ name: string }>`
    (${stepping(call, resource, { after, most })})
    union
    select name from unnest(${standard[resource]}::text[]) as name where name > ${after}
    order by name limit ${most}`.execute(call.tx);
  return ok(rows.map((row) => row.name));
}

/** From one name to the next along the index, not from one event to the next. */
function stepping(
  { county }: Call,
  resource: Resource,
  { after, most }: { readonly after: string; readonly most: number },
): RawBuilder<unknown> {
  const { table, name } = kept[resource];
  return sql`
    with recursive known(name, number) as (
      (select ${name}, 1 from ${table} and county_id = ${county} and ${name} > ${after} order by ${name} limit 1)
      union all
      select (select ${name} from ${table} and county_id = ${county} and ${name} > known.name order by ${name} limit 1),
        number + 1
      from known where known.name is not null and number < ${most}
    )
    select name from known where name is not null`;
}
