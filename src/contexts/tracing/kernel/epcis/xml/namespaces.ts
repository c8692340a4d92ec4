import { prefixesOf } from '../context.ts';
import { NotWritable } from './xml-writer.ts';

/** Namespaces the standard's own JSON-LD context names, as XML documents write them. */
const STANDARD = new Map([
  ['cbvmda', 'urn:epcglobal:cbv:mda'],
  ['cbv', 'https://ref.gs1.org/cbv/'],
  ['gs1', 'https://gs1.org/voc/'],
  ['epcis', 'https://ref.gs1.org/epcis/'],
  ['rdfs', 'http://www.w3.org/2000/01/rdf-schema#'],
]);

/** The namespaces of names as they are written: what a document's context says of their prefixes, each declared once at its root. */
export class Namespaces {
  readonly #meant: ReadonlyMap<string, string>;
  readonly #used = new Map<string, string>();

  constructor(...contexts: readonly unknown[]) {
    this.#meant = new Map([...STANDARD, ...prefixesOf(...contexts)]);
  }

  /** A JSON-LD property as an XML name. A prefix that nobody explained is a URI scheme: `p:x` is the URI `p:x`. */
  nameOf(property: string): string {
    const [, prefix, escapedLocal] = /^([A-Za-z][\w.-]*):([^/].*)$/.exec(property) ?? [];
    if (!prefix || !escapedLocal) throw new NotWritable(`${property} has no prefix`);
    let local = escapedLocal;
    try {
      local = decodeURIComponent(escapedLocal);
    } catch {
      // Not escaped: as it stands.
    }
    // In XML, `epcis` names the documents' own namespace.
    const written = prefix === 'epcis' || /^xml/i.test(prefix) ? `${prefix}-` : prefix;
    this.#used.set(written, this.#meant.get(prefix) ?? `${prefix}:`);
    return `${written}:${local}`;
  }

  /** Declares what the prefix of a value such as `gs1:Temperature` means. */
  keepValue(value: string): string {
    const prefix = /^([A-Za-z][\w.-]*):[^/]/.exec(value)?.[1];
    const uri = prefix && this.#meant.get(prefix);
    if (prefix && uri) this.#used.set(prefix, uri);
    return value;
  }

  declarations(): (readonly [string, string])[] {
    return Array.from(this.#used, ([prefix, uri]) => [`xmlns:${prefix}`, uri] as const);
  }
}
