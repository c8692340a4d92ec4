import type { Context } from 'hono';
import { refuserOf } from '#shared/outcome.ts';
import { type Asked, type EventQuery, parseQuery, refusals } from '#tracing';
import { answered, Refusing } from '../api/answers.ts';
import type { ApiEnv } from '../api/endpoint.ts';

const refuse = refuserOf(refusals);
const NOT_CONDITIONS = new Set(['perPage', 'nextPageToken', 'lang']);
const LONGEST_ADDRESS = 8000;

/** The query in a request's address: values of one parameter are told apart by `|` (GS1's OpenAPI, pipeDelimited). */
export function queryIn(
  c: Context<ApiEnv>,
  given: ReadonlyMap<string, readonly string[]> = new Map(),
): EventQuery {
  if (c.req.url.length > LONGEST_ADDRESS) throw new Refusing(refuse('tracing.address-too-long').refusal);
  const asked = new Map<string, readonly string[]>(given);
  for (const [name, value] of new URL(c.req.url).searchParams) {
    if (NOT_CONDITIONS.has(name)) continue;
    asked.set(name, [...(asked.get(name) ?? []), ...value.split('|')]);
  }
  return answered(parseQuery(asked satisfies Asked, extensionsIn(c)));
}

/** `GS1-Extensions: prefix=namespace, …`: what the prefixes in names of fields mean (EPCIS 2.0 § 12.5). */
export function extensionsIn(c: Context<ApiEnv>): ReadonlyMap<string, string> {
  const pairs = (c.req.header('gs1-extensions') ?? '').split(',').flatMap((pair) => {
    const [, prefix, uri] = /^\s*([A-Za-z][\w.-]*)\s*=\s*(\S+)\s*$/.exec(pair) ?? [];
    return prefix && uri ? [[prefix, uri] as const] : [];
  });
  return new Map(pairs);
}
