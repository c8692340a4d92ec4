import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { queryOfJson } from '../kernel/query/query-of-json.ts';
import { refuse, type TracingRefusal } from '../refusals.ts';
import { rights } from '../rights.ts';
import { insertQuery, type NamedQuery } from './named-queries.ts';

/** Keeps a query under a name for whoever is acting, once it is known that it can be asked. */
export async function keepQuery(call: Call, named: NamedQuery): Promise<Outcome<undefined, TracingRefusal>> {
  if (!may(call.actor, rights['keep-queries'])) return refuse('tracing.not-allowed');
  const query = queryOfJson(named.query);
  if (!query.ok) return query;
  return (await insertQuery(call, named)) ? ok() : refuse('tracing.query-known', { name: named.name });
}
