import { bizSteps, dispositions, type Vocabulary } from '../vocabularies.ts';
import { byCodePoint } from './by-code-point.ts';
import { canonicalTime, canonicalValue } from './canonical-value.ts';
import type { HashProfile } from './profile.ts';

type Kind = 'time' | 'value' | 'epcs' | 'quantities' | 'place' | Vocabulary;

/** The fields nearly every event has and no other, in their order in every profile (`propertyOrder`). */
const ORDER: readonly (readonly [name: string, kind: Kind])[] = [
  ['eventTime', 'time'],
  ['eventTimeZoneOffset', 'value'],
  ['epcList', 'epcs'],
  ['parentID', 'value'],
  ['inputEPCList', 'epcs'],
  ['childEPCs', 'epcs'],
  ['quantityList', 'quantities'],
  ['childQuantityList', 'quantities'],
  ['inputQuantityList', 'quantities'],
  ['outputEPCList', 'epcs'],
  ['outputQuantityList', 'quantities'],
  ['action', 'value'],
  ['transformationID', 'value'],
  ['bizStep', bizSteps],
  ['disposition', dispositions],
  ['readPoint', 'place'],
  ['bizLocation', 'place'],
];
const NOT_COUNTED: ReadonlySet<string> = new Set(['type', 'eventID', 'recordTime', '@context']);

/**
 * The text that is hashed (`prehash`) of an event that has plain fields alone, written in one pass: thousands are captured in a second.
 * Undefined for any other.
 */
export function plainPrehash(
  event: Readonly<Record<string, unknown>>,
  profile: HashProfile,
): string | undefined {
  let fields = 0;
  for (const name of Object.keys(event)) if (!NOT_COUNTED.has(name)) fields += 1;
  let text = `eventType=${String(event.type)}`;
  for (const [name, kind] of ORDER) {
    const value = event[name];
    if (value === undefined) continue;
    const told = fieldText(name, kind, value, profile);
    if (told === undefined) return undefined;
    text += told;
    fields -= 1;
  }
  return fields === 0 ? text : undefined;
}

function fieldText(name: string, kind: Kind, value: unknown, profile: HashProfile): string | undefined {
  if (kind === 'epcs') return listText(name, value, (epc) => valueText('epc', epc, profile));
  if (kind === 'quantities') return listText(name, value, (element) => quantityText(element, profile));
  if (kind === 'place') {
    const inner = hasOnly(value, PLACE) ? valueText('id', value.id, profile) : undefined;
    return inner && name + inner;
  }
  if (typeof value !== 'string') return undefined;
  if (kind === 'time') return value.trim() === '' ? '' : `${name}=${canonicalTime(value)}`;
  if (kind === 'value') return valueText(name, value, profile);
  return valueText(name, kind.words.has(value) ? kind.uri + value : value, profile);
}

function valueText(name: string, value: unknown, profile: HashProfile): string | undefined {
  if (typeof value !== 'string') return undefined;
  return value.trim() === '' ? '' : `${name}=${canonicalValue(value, profile)}`;
}

/** What stands in a list, sorted, behind its name. */
function listText(
  name: string,
  list: unknown,
  textOf: (item: unknown) => string | undefined,
): string | undefined {
  if (!Array.isArray(list)) return undefined;
  const texts: string[] = [];
  for (const item of list) {
    const text = textOf(item);
    if (text === undefined) return undefined;
    if (text !== '') texts.push(text);
  }
  if (texts.length === 0) return '';
  return name + (texts.length === 1 ? texts[0] : texts.sort(byCodePoint).join(''));
}

function quantityText(element: unknown, profile: HashProfile): string | undefined {
  if (!hasOnly(element, QUANTITY)) return undefined;
  let text = '';
  for (const name of QUANTITY) {
    const value = element[name];
    if (value === undefined) continue;
    const told = valueText(name, typeof value === 'number' ? String(value) : value, profile);
    if (told === undefined) return undefined;
    text += told;
  }
  return text && `quantityElement${text}`;
}

const PLACE = ['id'] as const;
const QUANTITY = ['epcClass', 'quantity', 'uom'] as const;

function hasOnly<Name extends string>(
  value: unknown,
  names: readonly Name[],
): value is Readonly<Partial<Record<Name, unknown>>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  for (const name of Object.keys(value)) {
    if (!names.includes(name as Name) || (value as Record<string, unknown>)[name] === undefined) return false;
  }
  return true;
}
