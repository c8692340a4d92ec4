import { isObject, itemsOf } from './json-object.ts';

/** The JSON-LD context of EPCIS 2.0, by its published address. */
export const EPCIS_CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';

/** Prefix → namespace, as a document's own `@context` declares them; contexts given by address are not fetched. */
export function prefixesOf(...contexts: readonly unknown[]): ReadonlyMap<string, string> {
  const declared = contexts.flatMap(itemsOf).filter(isObject);
  if (declared.length === 0) return NONE;
  const prefixes = new Map<string, string>();
  for (const part of declared) {
    for (const [prefix, term] of Object.entries(part)) {
      const uri = isObject(term) ? term['@id'] : term;
      if (typeof uri === 'string' && !prefix.startsWith('@')) prefixes.set(prefix, uri);
    }
  }
  return prefixes;
}

const NONE: ReadonlyMap<string, string> = new Map();
