import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { prefixesOf } from '../kernel/epcis/context.ts';
import { EVENT_CONTEXT } from '../kernel/epcis-document.ts';
import type { EventQuery, FieldName } from '../kernel/query/condition.ts';

/** How events name a field: by this property, in all events or in those with one of these contexts. */
export interface Property {
  readonly property: string;
  readonly contexts: readonly string[] | null;
}

/** Whatever prefix documents gave a namespace, a query by namespace finds the field; without one, the prefix is taken as typed. */
export interface Meanings {
  of(name: FieldName): readonly Property[];
}

// What the standard's own context names, in every document.
const STANDARD = new Map([
  ['cbvmda', 'urn:epcglobal:cbv:mda'],
  ['cbv', 'https://ref.gs1.org/cbv/'],
  ['gs1', 'https://gs1.org/voc/'],
  ['epcis', 'https://ref.gs1.org/epcis/'],
  ...prefixesOf(EVENT_CONTEXT),
]);
const MOST_CONTEXTS = 1000;

/** Looks up what the namespaces of a query are called in this county's events. */
export async function meaningsOf(call: Call, { conditions, orderBy }: EventQuery): Promise<Meanings> {
  const names = [
    ...conditions.flatMap((condition) => (condition.is === 'field' ? [condition.name] : [])),
    ...(typeof orderBy === 'object' ? [orderBy] : []),
  ];
  const namespaces = [...new Set(names.flatMap(({ namespace }) => namespace ?? []))].map(bare);
  const kept = namespaces.length > 0 ? await contextsNaming(call, namespaces) : [];
  return {
    of({ typed, namespace, local }) {
      if (namespace === undefined) return [{ property: typed, contexts: null }];
      const meant = (prefixes: ReadonlyMap<string, string>) =>
        [...prefixes].filter(([, uri]) => bare(uri) === bare(namespace)).map(([prefix]) => prefix);
      const byPrefix = Map.groupBy(
        kept.flatMap(({ id, prefixes }) => meant(prefixes).map((prefix) => ({ id, prefix }))),
        ({ prefix }) => prefix,
      );
      return [
        ...meant(STANDARD).map((prefix) => ({ property: `${prefix}:${local}`, contexts: null })),
        ...Array.from(byPrefix, ([prefix, found]) => ({
          property: `${prefix}:${local}`,
          contexts: found.map(({ id }) => id),
        })),
      ];
    },
  };
}

/** JSON-LD writes a namespace with the sign its names follow, XML without. */
function bare(namespace: string): string {
  return namespace.replace(/[#/:]$/, '');
}

async function contextsNaming(call: Call, namespaces: readonly string[]) {
  const { rows } = await sql<{ id: string; context: unknown }>`
    select id, context from tracing.event_context
    where county_id = ${call.county} and exists (
      select 1 from unnest(${namespaces}::text[]) as wanted(uri) where strpos(context::text, uri) > 0)
    limit ${MOST_CONTEXTS}`.execute(call.tx);
  return rows.map(({ id, context }) => ({ id, prefixes: prefixesOf(context) }));
}
