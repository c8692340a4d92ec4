import { type EventBody, type EventThing, type Part, thingsOf } from './event-things.ts';

const QUANTITIES = ['quantityList', 'childQuantityList', 'inputQuantityList', 'outputQuantityList'];
const SINGLES = ['parentID', 'epcList', 'childEPCs', 'inputEPCList', 'outputEPCList'];

/** Tells which of an event's things (`thingsOf`) it names in its lists of quantities: as classes, not as single ones. */
export function classesOf(event: EventBody): (thing: EventThing) => boolean {
  // Most name all or none of them so.
  if (QUANTITIES.every((name) => isNothing(event[name]))) return () => false;
  if (SINGLES.every((name) => isNothing(event[name]))) return () => true;
  const lists = QUANTITIES.map((name) => [name, event[name]]);
  const classes = new Set(thingsOf(Object.fromEntries(lists)).map(nameOf));
  return (thing) => classes.has(nameOf(thing));
}

function nameOf({ part, thing }: { readonly part: Part; readonly thing: string }): string {
  return `${part} ${thing}`;
}

/** Whether `thingsOf` finds nothing there. */
function isNothing(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}
