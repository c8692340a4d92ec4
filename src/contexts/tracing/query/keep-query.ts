import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { queryOfJson } from '../kernel/query/query-of-json.ts';
import { refuse, type TracingRefusal } from '../refusals.ts';
import { rights } from '../rights.ts';
import { aloneForHolder, MOST_KEPT } from './alone-for-holder.ts';
import { countQueries, insertQuery, type NamedQuery, ownQuery } from './named-queries.ts';

/** Keeps a query under a name for whoever is acting, once it is known that it can be asked. */
export async function keepQuery(call: Call, named: NamedQuery): Promise<Outcome<undefined, TracingRefusal>> {
  if (!may(call.actor, rights['keep-queries'])) return refuse('tracing.not-allowed');
  const query = queryOfJson(named.query);
  if (!query.ok) return query;
  await aloneForHolder(call);
  if (!(await ownQuery(call, named.name)) && (await countQueries(call)) >= MOST_KEPT) {
    return refuse('tracing.too-many-kept', { most: MOST_KEPT, kept: 'named queries' });
  }
  return (await insertQuery(call, named)) ? ok() : refuse('tracing.query-known', { name: named.name });
}
