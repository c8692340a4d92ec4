import { EPCIS_CONTEXT, prefixesOf } from '../epcis/context.ts';
import { itemsOf } from '../epcis/json-object.ts';
import { EVENT_CONTEXT } from '../epcis-document.ts';
import type { EventBody } from '../event-things.ts';

/** An event to be given, with what its prefixes mean where that is more than the standard and ourselves. */
export interface EventToGive {
  readonly body: EventBody;
  readonly recordTime: Date;
  readonly context?: unknown;
}

export interface ResultsAbout {
  readonly queryName: string;
  readonly subscriptionID?: string;
  readonly createdAt: Date;
}

/**
 * Results of a query as an EPCISQueryDocument (EPCIS 2.0 § 10.1). Each event is as it was captured, with its `recordTime`; what its
 * prefixes mean stands in the document's context, and in its own where another event means something else by one of them.
 */
export function resultsDocument(
  events: readonly EventToGive[],
  { queryName, subscriptionID, createdAt }: ResultsAbout,
): Record<string, unknown> {
  const prefixes = new Map(prefixesOf(EVENT_CONTEXT));
  const addresses = new Set<string>([EPCIS_CONTEXT]);
  const eventList = events.map(({ body, recordTime, context }) => {
    const event = { ...body, recordTime: recordTime.toISOString() };
    const own = prefixesOf(context);
    if (Array.from(own).some(([prefix, uri]) => prefixes.has(prefix) && prefixes.get(prefix) !== uri)) {
      return { '@context': context, ...event };
    }
    for (const [prefix, uri] of own) prefixes.set(prefix, uri);
    for (const part of itemsOf(context)) if (typeof part === 'string') addresses.add(part);
    return event;
  });
  return {
    '@context': [...addresses, Object.fromEntries(prefixes)],
    type: 'EPCISQueryDocument',
    schemaVersion: '2.0',
    creationDate: createdAt.toISOString(),
    epcisBody: {
      queryResults: { queryName, ...(subscriptionID ? { subscriptionID } : {}), resultsBody: { eventList } },
    },
  };
}
