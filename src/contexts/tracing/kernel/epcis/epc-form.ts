import type { EventBody } from '../event-things.ts';
import { canonicalLink } from '../gs1/canonical-link.ts';
import { urnOfLink } from '../gs1/epc-urn.ts';
import { isObject } from './json-object.ts';

/** How EPCs are given (EPCIS 2.0 § 12.9, `GS1-EPC-Format`): as GS1 Digital Links, as EPC URNs, or each as it came. */
export type EpcForm = 'links' | 'urns' | 'kept';

/** Fields of the standard that name things, places or documents by URIs that may be EPC URNs. */
const NAMES = new Set(
  `epcList childEPCs inputEPCList outputEPCList parentID epcClass source destination bizTransaction transformationID id deviceID
  readPoint bizLocation quantityList childQuantityList inputQuantityList outputQuantityList sourceList destinationList
  bizTransactionList sensorElementList sensorMetadata sensorReport`.split(/\s+/),
);

/**
 * Events with their EPCs in a form. A Digital Link becomes a URN where one of `prefixes` (or of the URNs in these events) is its company
 * prefix: a link does not say where that ends, so that another stays a link, as do URIs that are no GS1 key.
 */
export function inForm(
  events: readonly EventBody[],
  form: EpcForm,
  prefixes: Iterable<string> = [],
): readonly EventBody[] {
  if (form === 'kept') return events;
  if (form === 'links') return events.map((event) => named(event, asLink));
  const known = new Set([...prefixes, ...companyPrefixesIn(JSON.stringify(events))]);
  const longestFirst = [...known].toSorted((a, b) => b.length - a.length);
  return events.map((event) => named(event, (name) => asUrn(name, longestFirst)));
}

/** The GS1 company prefixes that EPC URNs in a text tell. */
export function companyPrefixesIn(text: string): string[] {
  return Array.from(
    text.matchAll(/urn:epc:(?:id|class|idpat):[a-z]+:(\d{6,12})\./g),
    ([, prefix = '']) => prefix,
  );
}

function asLink(name: string): string {
  return name.startsWith('urn:epc:') ? (canonicalLink(name) ?? name) : name;
}

function asUrn(name: string, prefixes: readonly string[]): string {
  const link = name.startsWith('urn:') ? null : canonicalLink(name);
  if (link === null) return name;
  for (const prefix of prefixes) {
    const urn = urnOfLink(link, prefix.length);
    if (urn !== null && companyPrefixesIn(urn)[0] === prefix) return urn;
  }
  return name;
}

function named(event: EventBody, written: (name: string) => string): EventBody {
  return Object.fromEntries(
    Object.entries(event).map(([name, value]) => [name, NAMES.has(name) ? inside(value, written) : value]),
  );
}

function inside(value: unknown, written: (name: string) => string): unknown {
  if (typeof value === 'string') return written(value);
  if (Array.isArray(value)) return value.map((each) => inside(each, written));
  return isObject(value) ? named(value, written) : value;
}
