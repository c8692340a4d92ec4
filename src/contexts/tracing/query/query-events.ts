import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { EventQuery } from '../kernel/query/condition.ts';
import { publicPart } from '../kernel/query/public-part.ts';
import { refuse, type TracingRefusal } from '../refusals.ts';
import { rights } from '../rights.ts';
import { contextsById } from './contexts-by-id.ts';
import { type FoundEvent, findEvents, hasMoreThan, type ResultPlace } from './find-events.ts';
import { beImpatient } from './patience.ts';

export interface Results {
  readonly events: readonly FoundEvent[];
  /** The `@context` of each id that events carry. */
  readonly contexts: ReadonlyMap<string, unknown>;
  readonly next?: ResultPlace;
}

/**
 * Asks a query for one page of its results; who handles no goods gets those of a lot they name, without parcels. Ends with PostgreSQL's 57014 (query canceled; `isTooSlow`) when it takes longer than
 * anybody should wait.
 */
export async function queryEvents(
  call: Call,
  asked: EventQuery,
  page: { readonly perPage: number; readonly place?: ResultPlace | undefined },
): Promise<Outcome<Results, TracingRefusal>> {
  if (!may(call.actor, rights['read-events'])) return refuse('tracing.not-allowed');
  const query = may(call.actor, rights['list-events']) ? asked : publicPart(asked);
  if (!query) return refuse('tracing.name-a-lot');
  await beImpatient(call);
  const { maxEventCount } = query;
  if (maxEventCount !== undefined && !page.place && (await hasMoreThan(call, query, maxEventCount))) {
    return refuse('tracing.query-too-large', { most: maxEventCount });
  }
  const { events, next } = await findEvents(call, query, page);
  const contexts = await contextsById(
    call,
    events.flatMap(({ context }) => context ?? []),
  );
  return ok({ events, contexts, ...(next ? { next } : {}) });
}
