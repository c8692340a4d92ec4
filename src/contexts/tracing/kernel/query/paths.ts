import type { Place } from './condition.ts';

/** SQL/JSON paths (SQL:2016, as PostgreSQL has them) to what a query asks for in an event. Lax: a value alone is a list of one. */
export const SENSOR_REPORTS = '$.sensorElementList[*].sensorReport[*]';
export const SENSOR_METADATA = '$.sensorElementList[*].sensorMetadata';
export const QUANTITY_LISTS = [
  'quantityList',
  'childQuantityList',
  'inputQuantityList',
  'outputQuantityList',
].map((name) => `$.${name}[*]`);

const places: Readonly<Record<Place, string>> = {
  event: '$',
  ilmd: '$.ilmd',
  errorDeclaration: '$.errorDeclaration',
  sensorElement: '$.sensorElementList[*]',
  sensorMetadata: SENSOR_METADATA,
  sensorReport: SENSOR_REPORTS,
  readPoint: '$.readPoint',
  bizLocation: '$.bizLocation',
};

/** A field by this property name at a place; `inner`: at any depth inside the fields there that are somebody's own. */
export function fieldPath(place: Place, inner: boolean, property: string): string {
  const key = quoted(property);
  // The standard's own names have no colon; somebody's own have a prefix.
  return inner
    ? `${places[place]}.keyvalue() ? (@.key like_regex ":").value.**.${key}[*]`
    : `${places[place]}.${key}[*]`;
}

/** A text as a string of a path. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}
