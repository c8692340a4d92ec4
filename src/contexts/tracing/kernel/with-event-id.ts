import type { JsonObject } from './epcis/json-object.ts';
import { madeUuid } from './event-key.ts';
import { canonical } from './json/canonical.ts';

/**
 * An event with its `eventID`: its own, or one made of all that it says (EPCIS 2.0 § 7.4.1 lets a repository give one). Made, not
 * drawn: the same event sent twice gets the same.
 */
export function withEventId(event: JsonObject): JsonObject {
  return typeof event.eventID === 'string'
    ? event
    : { ...event, eventID: `urn:uuid:${madeUuid(canonical(event))}` };
}
