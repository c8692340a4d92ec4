import { applicationIdentifiers } from './application-identifier.ts';
import { type Element, identifierOf, type Tolerance, valueFault } from './element.ts';
import { type Read, read, unread } from './syntax-fault.ts';

/** What a reader gives for FNC1 behind an element string (GS1 General Specifications § 7.8.3): group separator. */
export const SEPARATOR = '\u001d';

/** Symbology identifiers of barcodes that hold element strings; a scanner may send one first (ISO/IEC 15424). */
const SYMBOLOGY = /^\](C1|e0|d2|Q3|J1)/;

/** Reads element strings as people write them, `(01)09520123456788(10)A\(1`; a bracket in a value is written `\(`. */
export function parseBracketed(text: string, tolerance: Tolerance = {}): Read<Element[]> {
  const found: Element[] = [];
  let at = 0;
  if (text === '') return unread('brackets', 0);
  while (at < text.length) {
    const [opening, ai = ''] = /^\((\d{2,4})\)/.exec(text.slice(at, at + 6)) ?? [];
    if (opening === undefined) return unread('brackets', at);
    const identifier = identifierOf(ai, tolerance);
    if (!identifier) return unread('unknown-ai', at, ai);
    const { value, places, end } = unbracketed(text, at + opening.length);
    const fault = valueFault(identifier, value);
    if (fault) return { ok: false, fault: { ...fault, at: places[fault.at] ?? end } };
    found.push({ ai, value });
    at = end;
  }
  return read(found);
}

/** The value from `from` to the next bracket, and where each of its characters stands. */
function unbracketed(text: string, from: number) {
  const places: number[] = [];
  let value = '';
  let at = from;
  for (; at < text.length && text.charAt(at) !== '('; at++) {
    if (text.startsWith('\\(', at)) at++;
    places.push(at);
    value += text.charAt(at);
  }
  return { value, places, end: at };
}

/** The human readable interpretation, as it stands under a barcode (GS1 General Specifications § 4.14). */
export function bracketed(elements: readonly Element[]): string {
  return elements.map(({ ai, value }) => `(${ai})${value.replaceAll('(', '\\(')}`).join('');
}

/** Reads the message of a barcode as a scanner sends it, with or without the symbology's identifier. */
export function parseMessage(text: string): Read<Element[]> {
  const found: Element[] = [];
  let at = SYMBOLOGY.exec(text)?.[0].length ?? 0;
  if (text.charAt(at) === SEPARATOR) at++;
  if (at >= text.length) return unread('empty', at);
  while (at < text.length) {
    const names = [2, 3, 4].map((digits) => text.slice(at, at + digits));
    const identifier = names.map((name) => applicationIdentifiers.get(name)).find(Boolean);
    if (!identifier) return unread('unknown-ai', at, text.slice(at, at + 4));
    const from = at + identifier.ai.length;
    const separator = text.indexOf(SEPARATOR, from);
    const here = separator < 0 ? text.length : separator;
    const length = identifier.components.reduce((sum, { most }) => sum + most, 0);
    const end = identifier.predefined ? Math.min(here, from + length) : here;
    const value = text.slice(from, end);
    const fault = valueFault(identifier, value);
    if (fault) return { ok: false, fault: { ...fault, at: from + fault.at } };
    found.push({ ai: identifier.ai, value });
    at = text.charAt(end) === SEPARATOR ? end + 1 : end;
  }
  return read(found);
}

/** The message a barcode carries behind its first FNC1. */
export function message(elements: readonly Element[]): string {
  return elements
    .map(({ ai, value }, place) => {
      const last = place === elements.length - 1;
      return `${ai}${value}${last || applicationIdentifiers.get(ai)?.predefined ? '' : SEPARATOR}`;
    })
    .join('');
}
