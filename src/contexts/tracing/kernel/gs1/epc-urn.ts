import { checkDigit } from '../things.ts';
import { type Scheme, schemes } from './epc-schemes.ts';
import { inPath } from './in-path.ts';

const GS1 = 'https://id.gs1.org';
const PREFIX = /^\d{6,12}$/;

/**
 * The canonical GS1 Digital Link of an EPC URN (`urn:epc:id:…`, `urn:epc:class:lgtin:…`, and a class named by a pattern,
 * `urn:epc:idpat:sgtin:….*`), or null when it is none. The check digit is computed: a URN does not carry one.
 */
export function linkOfUrn(urn: string): string | null {
  const [, kind, name, rest] = /^urn:epc:(id|class|idpat):([a-z]+):(.+)$/.exec(urn) ?? [];
  const scheme = schemes[`${kind === 'idpat' ? 'id' : kind}:${name}`];
  if (!rest || !scheme) return null;
  const parts = rest.split('.');
  const [prefix = '', reference = '', ...more] =
    scheme.last || scheme.digits ? parts : [parts[0] ?? '', parts.slice(1).join('.')];
  const between = more.splice(0, scheme.between ?? 0);
  // A serial may hold dots of its own, and so may a free reference.
  const last = more.length > 0 ? more.join('.') : undefined;
  if (!PREFIX.test(prefix) || (last === undefined) === (scheme.last !== undefined)) return null;
  if (between.length < (scheme.between ?? 0) || !between.every((part) => /^\d\d$/.test(part))) return null;
  const key = keyOf(scheme, prefix, reference);
  if (key === null) return null;
  const path = `${GS1}/${scheme.ai}/${key}${between.join('')}`;
  if (kind === 'idpat') return last === '*' ? path : null;
  if (last === undefined || (scheme.ai === '414' && last === '0')) return path;
  const text = textOf(last);
  if (!text || (scheme.lastIsNumber && !/^\d{1,12}$/.test(text))) return null;
  return `${path}${scheme.last === 'key' ? '' : `/${scheme.last}/`}${inPath(text)}`;
}

function keyOf(scheme: Scheme, prefix: string, reference: string): string | null {
  if (scheme.digits === undefined) {
    const text = textOf(reference);
    return text && inPath(`${prefix}${text}`);
  }
  if (!/^\d*$/.test(reference) || prefix.length + reference.length !== scheme.digits) return null;
  const digits = scheme.indicator
    ? `${reference.slice(0, 1)}${prefix}${reference.slice(1)}`
    : `${scheme.before ?? ''}${prefix}${reference}`;
  return `${digits}${checkDigit(digits)}`;
}

/** What an escaped part stands for, when all of it is in GS1's character set 82; else null. */
function textOf(escaped: string): string | null {
  if (/%(?![0-9A-Fa-f]{2})/.test(escaped)) return null;
  const text = escaped.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return CSET82.test(text) ? text : null;
}

/** GS1 AI encodable character set 82 (GS1 General Specifications, figure 7.11-1), and `#`, which component parts use. */
const CSET82 = /^[!"#%&'()*+,\-./0-9:;<=>?A-Z_a-z]+$/;

/**
 * The EPC URN of a canonical GS1 Digital Link whose company prefix has `prefixLength` digits (6 to 12): the link does not tell
 * where the prefix ends. Null when no URN scheme fits; a link to a class (GTIN, GRAI … without serial) gives its pattern.
 */
export function urnOfLink(link: string, prefixLength: number): string | null {
  if (!link.startsWith(`${GS1}/`)) return null;
  const [ai, rawKey = '', qualifier, rawLast] = link.slice(GS1.length + 1).split('/');
  const [key, last] = [textOf(rawKey), rawLast === undefined ? undefined : textOf(rawLast)];
  if (!key || last === null) return null;
  for (const [name, scheme] of Object.entries(schemes)) {
    if (scheme.ai !== ai || !hasPlace(scheme, qualifier)) continue;
    const urn = urnBy(name, scheme, key, last, prefixLength);
    if (urn && linkOfUrn(urn) === link) return urn;
  }
  return null;
}

function hasPlace(scheme: Scheme, qualifier: string | undefined): boolean {
  return qualifier === undefined || scheme.last === qualifier;
}

function urnBy(
  name: string,
  scheme: Scheme,
  key: string,
  last: string | undefined,
  prefixLength: number,
): string | null {
  const { body, between, inKey } = takenApart(scheme, key);
  const prefix = body.slice(scheme.indicator ? 1 : 0).slice(0, prefixLength);
  const reference =
    (scheme.indicator ? body.slice(0, 1) : '') + body.slice(prefix.length + (scheme.indicator ? 1 : 0));
  const serial = scheme.last === 'key' ? inKey || undefined : last;
  const ends = scheme.ai === '414' ? (serial ?? '0') : serial;
  const parts = [prefix, inUrn(reference), ...between];
  if (scheme.last === undefined) return `urn:epc:${name}:${parts.join('.')}`;
  if (ends !== undefined) return `urn:epc:${name}:${[...parts, inUrn(ends)].join('.')}`;
  return name.startsWith('id:')
    ? `urn:epc:idpat:${name.slice('id:'.length)}:${[...parts, '*'].join('.')}`
    : null;
}

function takenApart(scheme: Scheme, key: string): { body: string; between: string[]; inKey: string } {
  if (scheme.digits === undefined) return { body: key, between: [], inKey: '' };
  const start = scheme.before?.length ?? 0;
  const end = start + scheme.digits;
  const after = key.slice(end + 1);
  if (scheme.between)
    return { body: key.slice(start, end), between: [after.slice(0, 2), after.slice(2)], inKey: '' };
  return { body: key.slice(start, end), between: [], inKey: after };
}

/** Escapes what a URN may not hold as it is (EPC Tag Data Standard § 6.3.1, table A-1). */
function inUrn(text: string): string {
  return text.replace(/["#%&/<>?]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
