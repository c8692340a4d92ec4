import type { XmlAttribute, XmlElement } from './element.ts';

/** Namespaces the standard's own JSON-LD context already names, as XML documents write them. */
const KNOWN = new Map([
  ['urn:epcglobal:cbv:mda', 'cbvmda'],
  ['urn:epcglobal:cbv:mda:', 'cbvmda'],
  ['https://ref.gs1.org/cbv/', 'cbv'],
  ['https://ref.gs1.org/epcis/', 'epcis'],
  ['https://gs1.org/voc/', 'gs1'],
  ['https://ref.gs1.org/voc/', 'gs1'],
  ['http://www.w3.org/2000/01/rdf-schema#', 'rdfs'],
]);
const RESERVED = new Set([
  'cbvmda',
  'cbv',
  'epcis',
  'gs1',
  'rdf',
  'rdfs',
  'owl',
  'xsd',
  'dcterms',
  'http',
  'https',
  'urn',
]);

/**
 * The JSON-LD prefixes of one document's namespaces, filled while it is read: the document's own prefix where it can be kept,
 * else one that is free. What it gathered becomes the document's `@context`.
 */
export class Prefixes {
  readonly #prefixOf = new Map<string, string>();
  readonly #taken = new Set(RESERVED);
  /** How often a prefix was wanted for another namespace. */
  readonly #wanted = new Map<string, number>();

  /** A namespaced XML name as a JSON-LD property name; a name without namespace as it is. */
  propertyOf({ uri, prefix, local }: Pick<XmlElement | XmlAttribute, 'uri' | 'prefix' | 'local'>): string {
    return uri === '' ? local : `${this.#prefixFor(uri, prefix)}:${encodeURIComponent(local)}`;
  }

  /** Makes sure that a value like `example:Ghi` can still be resolved, when its document declared the prefix. */
  keepValue(value: string, resolve: XmlElement['resolve']): string {
    const [, prefix, local] = /^([A-Za-z][\w.-]*):([^/].*)$/.exec(value) ?? [];
    const uri = prefix && resolve(prefix);
    return uri && local ? `${this.#prefixFor(uri, prefix)}:${local}` : value;
  }

  context(): Record<string, string> {
    return Object.fromEntries([...this.#prefixOf].map(([uri, prefix]) => [prefix, uri]));
  }

  #prefixFor(uri: string, wanted: string): string {
    const kept = KNOWN.get(uri) ?? this.#prefixOf.get(uri);
    if (kept) return kept;
    // A property name must be a URI by itself, so a prefix must be a URI scheme by its letters.
    const base = wanted.replace(/[^A-Za-z0-9]/g, '-').replace(/^[^A-Za-z]*/, '') || 'ns';
    let prefix = base;
    while (this.#taken.has(prefix)) {
      const number = (this.#wanted.get(base) ?? 1) + 1;
      this.#wanted.set(base, number);
      prefix = `${base}${number}`;
    }
    this.#taken.add(prefix);
    this.#prefixOf.set(uri, prefix);
    return prefix;
  }
}
