import type { EventBody } from '../event-things.ts';
import { canonicalLink } from '../gs1/canonical-link.ts';
import { isObject } from './json-object.ts';

/** Fields of the standard that name things, places or documents by URIs that may be EPC URNs. */
const NAMES = new Set(
  `epcList childEPCs inputEPCList outputEPCList parentID epcClass source destination bizTransaction transformationID id deviceID
  readPoint bizLocation quantityList childQuantityList inputQuantityList outputQuantityList sourceList destinationList
  bizTransactionList sensorElementList sensorMetadata sensorReport`.split(/\s+/),
);

/** An event with its EPC URNs written as GS1 Digital Link URIs (EPCIS 2.0 § 12.9, `Always_GS1_Digital_Link`); links stay as they came. */
export function inLinks(event: EventBody): EventBody {
  return Object.fromEntries(
    Object.entries(event).map(([name, value]) => [name, NAMES.has(name) ? linked(value) : value]),
  );
}

function linked(value: unknown): unknown {
  if (typeof value === 'string')
    return value.startsWith('urn:epc:') ? (canonicalLink(value) ?? value) : value;
  if (Array.isArray(value)) return value.map(linked);
  return isObject(value) ? inLinks(value) : value;
}
