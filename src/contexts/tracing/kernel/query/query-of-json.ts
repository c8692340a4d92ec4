import type { Outcome } from '#shared/outcome.ts';
import { refuse, type TracingRefusal } from '../../refusals.ts';
import { prefixesOf } from '../epcis/context.ts';
import { itemsOf } from '../epcis/json-object.ts';
import type { Asked } from './asked.ts';
import type { EventQuery } from './condition.ts';
import { parseQuery } from './parse-query.ts';

/** Reads a query written as a JSON object (the standard's query-schema.json): its `@context` says what prefixes mean. */
export function queryOfJson(
  query: Readonly<Record<string, unknown>>,
  namespaces: ReadonlyMap<string, string> = new Map(),
): Outcome<EventQuery, TracingRefusal> {
  const { '@context': context, ...parameters } = query;
  const asked = new Map<string, (string | number | boolean | null)[]>();
  for (const [name, given] of Object.entries(parameters)) {
    const values = itemsOf(given);
    const scalars = values.filter(isScalar);
    if (scalars.length < values.length) {
      return refuse('tracing.query-value-wrong', {
        name,
        value: JSON.stringify(given).slice(0, 200),
        wanted: 'a value, or a list of values',
      });
    }
    asked.set(name, scalars);
  }
  return parseQuery(asked satisfies Asked, new Map([...namespaces, ...prefixesOf(context)]));
}

function isScalar(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
