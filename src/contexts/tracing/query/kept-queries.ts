import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { EventQuery } from '../kernel/query/condition.ts';
import { queryOfJson } from '../kernel/query/query-of-json.ts';
import { refuse, type TracingRefusal } from '../refusals.ts';
import { rights } from '../rights.ts';
import { type NamedQuery, ownQueries, ownQuery, removeQuery } from './named-queries.ts';

/** The named queries of whoever is acting, by name. */
export async function namedQueries(
  call: Call,
  page: { readonly after?: string | undefined; readonly most: number },
): Promise<Outcome<readonly NamedQuery[], TracingRefusal>> {
  if (!may(call.actor, rights['keep-queries'])) return refuse('tracing.not-allowed');
  return ok(await ownQueries(call, page));
}

/** One of them, as it was asked and as it is read. */
export async function namedQuery(
  call: Call,
  name: string,
): Promise<Outcome<NamedQuery & { readonly read: EventQuery }, TracingRefusal>> {
  if (!may(call.actor, rights['keep-queries'])) return refuse('tracing.not-allowed');
  const named = await ownQuery(call, name);
  if (!named) return refuse('tracing.no-such-query', { name });
  const read = queryOfJson(named.query);
  return read.ok ? ok({ ...named, read: read.value }) : read;
}

/** Forgets a named query, and with it who subscribed to it. */
export async function forgetQuery(call: Call, name: string): Promise<Outcome<undefined, TracingRefusal>> {
  if (!may(call.actor, rights['keep-queries'])) return refuse('tracing.not-allowed');
  return (await removeQuery(call, name)) ? ok() : refuse('tracing.no-such-query', { name });
}
