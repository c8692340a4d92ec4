import { isObject, itemsOf } from './json-object.ts';

/** The JSON-LD context of EPCIS 2.0, by its published address. */
export const EPCIS_CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';

/** Prefix → namespace, as a document's own `@context` declares them; contexts given by address are not fetched. */
export function prefixesOf(...contexts: readonly unknown[]): ReadonlyMap<string, string> {
  const prefixes = new Map<string, string>();
  for (const part of contexts.flatMap(itemsOf)) {
    if (!isObject(part)) continue;
    for (const [prefix, term] of Object.entries(part)) {
      const uri = isObject(term) ? term['@id'] : term;
      if (typeof uri === 'string' && !prefix.startsWith('@')) prefixes.set(prefix, uri);
    }
  }
  return prefixes;
}
