import type { CapturedEvent } from './captured-event.ts';
import { packedLine } from './entry.ts';
import { canonicalLink } from './gs1/canonical-link.ts';
import type { Pending } from './pending.ts';

/**
 * Names that no event can be about. What we say of keys, certificates and verifiers stands in lines of its own (`urn:maidehao:…`), a
 * thing's packings in its second line (`packedLine`): an event in one of them would make everything proven by it untrue, for ever.
 */
export function isReserved(name: string): boolean {
  return OURS.test(name);
}

const OURS = /^urn:maidehao:|#packed$/i;

/** The name under which an event would come into a line that is not for it: a thing's, or its own id where it is about none. */
export function reservedName({ things, id }: Pick<CapturedEvent, 'things' | 'id'>): string | undefined {
  if (things.length > 0) return things.find(({ thing }) => isReserved(thing))?.thing;
  return isReserved(id) || isThing(id) ? id : undefined;
}

/** An event about no thing is a line of its own: not a thing's. */
function isThing(id: string): boolean {
  return /^https:\/\/id\.gs1\.org\//i.test(id) || canonicalLink(id) !== null;
}

/** Whether a statement is an event's and would come into a line that is not for events. The sequencer's second look. */
export function isMisplaced({ statement, lines }: Pending): boolean {
  return lines.some((line) => isReserved(thingOf(line))) && isEvent(statement);
}

const PACKED = packedLine('');

function thingOf(line: string): string {
  return line.endsWith(PACKED) ? line.slice(0, -PACKED.length) : line;
}

function isEvent(statement: string): boolean {
  return (JSON.parse(statement) as { readonly type?: unknown }).type === 'maidehao/event/1';
}
