import type { Call } from '#shared/call.ts';
import { holderOf } from '../custodial-issuer.ts';

/** A query kept under a name, as it was asked: its parameters, and what the prefixes in their names mean. */
export interface NamedQuery {
  readonly name: string;
  readonly query: Readonly<Record<string, unknown>>;
}

/** Keeps a query of whoever is acting; false when they have one of that name. */
export async function insertQuery(call: Call, { name, query }: NamedQuery): Promise<boolean> {
  const row = await call.tx
    .insertInto('tracing.namedQuery')
    .values({
      countyId: call.county,
      holder: holderOf(call),
      name,
      query: JSON.stringify(query),
      createdAt: call.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('name')
    .executeTakeFirst();
  return row !== undefined;
}

/** How many whoever is acting keeps. */
export async function countQueries(call: Call): Promise<number> {
  const { count } = await call.tx
    .selectFrom('tracing.namedQuery')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('countyId', '=', call.county)
    .where('holder', '=', holderOf(call))
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function ownQueries(
  call: Call,
  { after, most }: { readonly after?: string | undefined; readonly most: number },
): Promise<NamedQuery[]> {
  const rows = await ofOwn(call)
    .where('name', '>', after ?? '')
    .orderBy('name')
    .limit(most)
    .execute();
  return rows.map(({ name, query }) => ({ name, query: query as NamedQuery['query'] }));
}

export async function ownQuery(call: Call, name: string): Promise<NamedQuery | undefined> {
  const row = await ofOwn(call).where('name', '=', name).executeTakeFirst();
  return row && { name: row.name, query: row.query as NamedQuery['query'] };
}

export async function removeQuery(call: Call, name: string): Promise<boolean> {
  const row = await call.tx
    .deleteFrom('tracing.namedQuery')
    .where('countyId', '=', call.county)
    .where('holder', '=', holderOf(call))
    .where('name', '=', name)
    .returning('name')
    .executeTakeFirst();
  return row !== undefined;
}

function ofOwn(call: Call) {
  return call.tx
    .selectFrom('tracing.namedQuery')
    .select(['name', 'query'])
    .where('countyId', '=', call.county)
    .where('holder', '=', holderOf(call));
}
