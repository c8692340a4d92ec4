import { utf8 } from '../bytes.ts';

/**
 * The one text of a JSON value (RFC 8785, JCS). Members that are `undefined` are left out. Throws for what has no JSON text: a lone
 * surrogate, NaN, an infinity, `undefined` elsewhere, a function, a circle. A value read by `strictJson` always has one.
 */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value === 'boolean' || Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value === 'object') return members(value as Readonly<Record<string, unknown>>);
  throw new Error('this value has no JSON text');
}

/** The UTF-8 bytes of `canonical`: what is hashed and signed. */
export function canonicalBytes(value: unknown): Uint8Array {
  return utf8(canonical(value));
}

/** In the order of their names' UTF-16 units, as `sort` puts them (§ 3.2.3). */
function members(object: Readonly<Record<string, unknown>>): string {
  let text = '';
  for (const name of inOrder(Object.keys(object))) {
    const value = object[name];
    if (value !== undefined) text += `${text && ','}${quoted(name)}:${canonical(value)}`;
  }
  return `{${text}}`;
}

/** Names that stand in order already, as in all that was canonical before, need no sorting. */
function inOrder(names: string[]): string[] {
  for (let at = 1; at < names.length; at += 1) {
    if ((names[at - 1] as string) > (names[at] as string)) return names.sort();
  }
  return names;
}

/** A text as JSON. Most need no escape, and asking is quicker than having it written. Throws for a lone surrogate. */
export function quoted(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  const json = JSON.stringify(text);
  // A lone surrogate is written as an escape: then the text has become longer.
  if (json.length > text.length + 2 && !text.isWellFormed())
    throw new Error('a lone surrogate has no JSON text');
  return json;
}

const PLAIN = /^[ !#-[\]-~]*$/;
