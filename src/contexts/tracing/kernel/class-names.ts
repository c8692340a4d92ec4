import { type EventBody, type Part, thingsOf } from './event-things.ts';

const QUANTITIES = ['quantityList', 'childQuantityList', 'inputQuantityList', 'outputQuantityList'];

/** The things an event names in its lists of quantities, as `part thing`: as classes, not as single ones. */
export function classNames(event: EventBody): ReadonlySet<string> {
  const lists = QUANTITIES.filter((name) => Array.isArray(event[name])).map((name) => [name, event[name]]);
  if (lists.length === 0) return NONE;
  return new Set(thingsOf(Object.fromEntries(lists)).map(({ part, thing }) => className(part, thing)));
}

const NONE: ReadonlySet<string> = new Set();

export function className(part: Part, thing: string): string {
  return `${part} ${thing}`;
}
