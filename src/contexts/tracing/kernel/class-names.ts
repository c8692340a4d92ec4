import { type EventBody, type EventThing, type Part, thingsOf } from './event-things.ts';

const QUANTITIES = ['quantityList', 'childQuantityList', 'inputQuantityList', 'outputQuantityList'];

const SINGLE = ['parentID', 'epcList', 'childEPCs', 'inputEPCList', 'outputEPCList'];

/**
 * The things an event names in its lists of quantities, as `part thing`: as classes, not as single ones. `things`: all the event names
 * (`thingsOf`), which most name in nothing else.
 */
export function classNames(event: EventBody, things: readonly EventThing[]): ReadonlySet<string> {
  const lists = QUANTITIES.filter((name) => Array.isArray(event[name])).map((name) => [name, event[name]]);
  if (lists.length === 0) return NONE;
  if (SINGLE.every((name) => isNothing(event[name]))) {
    return new Set(things.map(({ part, thing }) => className(part, thing)));
  }
  return new Set(thingsOf(Object.fromEntries(lists)).map(({ part, thing }) => className(part, thing)));
}

function isNothing(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

const NONE: ReadonlySet<string> = new Set();

export function className(part: Part, thing: string): string {
  return `${part} ${thing}`;
}
