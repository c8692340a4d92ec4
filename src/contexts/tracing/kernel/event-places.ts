import { isObject } from './epcis/json-object.ts';
import type { EventBody } from './event-things.ts';
import { canonicalLink } from './gs1/canonical-link.ts';

/** Where an event happened and where its things are then, each under the one name it is compared by. */
export function placesIn({ readPoint, bizLocation }: EventBody): {
  readonly readPoint: string | null;
  readonly bizLocation: string | null;
} {
  return { readPoint: nameOf(readPoint), bizLocation: nameOf(bizLocation) };
}

function nameOf(place: unknown): string | null {
  const id = isObject(place) ? place.id : undefined;
  return typeof id === 'string' ? (canonicalLink(id) ?? id) : null;
}
