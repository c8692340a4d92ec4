import type { EventBody } from './event-things.ts';
import { sha256OfText } from './sha256.ts';

const URN = /^urn:uuid:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/**
 * The UUID under which an event is kept: its own where `eventID` is a `urn:uuid:` in lower case, else one made of it. Another system's
 * names may be of any length, and our keys stay narrow. An error declaration has the id of the event it declares wrong (EPCIS 2.0
 * § 7.4.1.4) and is another event, told apart by its digest.
 */
export function eventKey(event: EventBody, digest: string): string {
  const id = String(event.eventID);
  return event.errorDeclaration === undefined ? keyOfId(id) : keyOfDeclaration(id, digest);
}

export function keyOfId(eventId: string): string {
  return URN.exec(eventId)?.[1] ?? madeUuid(eventId);
}

export function keyOfDeclaration(eventId: string, digest: string): string {
  return madeUuid(`${eventId} ${digest}`);
}

/** A UUID made of a text's SHA-256 (RFC 9562 § 5.8, version 8). */
export function madeUuid(text: string): string {
  const bytes = sha256OfText(text).slice(0, 16);
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
