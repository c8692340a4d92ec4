import { packedLine } from './entry.ts';
import { amountOf, amountText } from './exact-amount.ts';
import { canonicalLink } from './gs1/canonical-link.ts';
import type { Thing } from './things.ts';

/** What a thing was to an event. */
export type Part = 'epc' | 'parent' | 'child' | 'input' | 'output';

/** A thing an event is about, and how much of it; an amount without a unit counts pieces. */
export interface EventThing {
  readonly thing: Thing;
  readonly part: Part;
  readonly quantity: number | null;
  /** UN/ECE Recommendation 20, e.g. KGM. */
  readonly unit: string | null;
}

/** An EPCIS 2.0 event (JSON-LD) as it stands in a document. */
export type EventBody = Readonly<Record<string, unknown>>;

const LISTS: readonly (readonly [field: string, part: Part])[] = [
  ['epcList', 'epc'],
  ['childEPCs', 'child'],
  ['inputEPCList', 'input'],
  ['outputEPCList', 'output'],
];
const QUANTITIES: readonly (readonly [field: string, part: Part])[] = [
  ['quantityList', 'epc'],
  ['childQuantityList', 'child'],
  ['inputQuantityList', 'input'],
  ['outputQuantityList', 'output'],
];

/** Everything an event is about, each thing once in each part it has (EPCIS 2.0 § 7.4). */
export function thingsOf(event: EventBody): EventThing[] {
  return once(listedThings(event));
}

/** The same as the event lists it: a thing as often as it is named. */
export function listedThings(event: EventBody): EventThing[] {
  const found: EventThing[] = [];
  const add = (thing: unknown, part: Part, quantity: unknown = null, unit: unknown = null) => {
    if (typeof thing !== 'string') return;
    found.push({
      thing: oneName(thing),
      part,
      quantity: typeof quantity === 'number' ? quantity : null,
      unit: typeof unit === 'string' ? unit : null,
    });
  };
  add(event.parentID, 'parent');
  for (const [field, part] of LISTS) for (const thing of list(event[field])) add(thing, part);
  for (const [field, part] of QUANTITIES) {
    for (const element of list(event[field])) {
      const { epcClass, quantity, uom } = Object(element) as Record<string, unknown>;
      add(epcClass, part, quantity, uom);
    }
  }
  return found;
}

/** Where an event first names a thing: a JSON pointer into it. */
export function pointerTo(event: EventBody, thing: Thing): string {
  if (typeof event.parentID === 'string' && oneName(event.parentID) === thing) return '/parentID';
  for (const [field] of [...LISTS, ...QUANTITIES]) {
    const at = list(event[field]).findIndex((element) => {
      const name = typeof element === 'string' ? element : Object(element).epcClass;
      return typeof name === 'string' && oneName(name) === thing;
    });
    if (at >= 0)
      return typeof list(event[field])[at] === 'string' ? `/${field}/${at}` : `/${field}/${at}/epcClass`;
  }
  return '';
}

/**
 * The lines an event's entry belongs to: every thing's own, and the second line of what was packed into something. An event about no
 * thing, such as a reading of a cold room, is a line of its own.
 */
export function linesOf(event: EventBody, things: readonly EventThing[] = thingsOf(event)): string[] {
  const lines = things.map(({ thing, part }) => (part === 'child' ? packedLine(thing) : thing));
  return lines.length > 0 ? [...new Set(lines)] : [String(event.eventID)];
}

/** One name for a thing, whether a partner wrote it as an EPC URN, under a domain of its own or as we do: two would be two lines. */
function oneName(thing: string): Thing {
  return canonicalLink(thing) ?? thing;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A thing listed twice in the same part is there once, with all of it where the units are the same. */
function once(things: readonly EventThing[]): EventThing[] {
  const byName = new Map<string, EventThing>();
  for (const each of things) {
    const name = `${each.part} ${each.thing}`;
    const before = byName.get(name);
    if (!before) byName.set(name, each);
    else if (before.unit === each.unit && before.quantity !== null && each.quantity !== null) {
      byName.set(name, { ...before, quantity: sum(before.quantity, each.quantity) });
    } else byName.set(name, { ...before, quantity: null, unit: null });
  }
  return [...byName.values()];
}

/** As decimals add up, not as doubles do. */
function sum(a: number, b: number): number {
  const [first, second] = [amountOf(a), amountOf(b)];
  return first === undefined || second === undefined ? a + b : Number(amountText(first + second));
}
