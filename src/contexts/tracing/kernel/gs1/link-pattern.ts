import { schemes } from './epc-schemes.ts';
import { inPath } from './in-path.ts';

/**
 * An EPC pure identity pattern (`urn:epc:idpat:sgtin:0614141.*.*`; EPC Tag Data Standard § 8) as a SQL LIKE pattern of canonical
 * links. Null for what is none, and for a pattern without a star that is not its last part only.
 */
export function linkPattern(urn: string): string | null {
  const [, name, rest] = /^urn:epc:idpat:([a-z]+):(.+)$/.exec(urn) ?? [];
  const scheme = schemes[`id:${name}`];
  if (!rest || !scheme) return null;
  const parts = rest.split('.');
  const stars = parts.indexOf('*');
  // Once a part is free, so are all behind it.
  if (stars < 0 || parts.slice(stars).some((part) => part !== '*')) return null;
  const start = `https://id.gs1.org/${scheme.ai}/`;
  const [prefix = '', reference = ''] = parts;
  const free = { prefix: stars === 0, reference: stars <= 1 };
  if (!free.prefix && !/^\d{6,12}$/.test(prefix)) return null;
  // A place without extension is one of its location's places too.
  const anyEnd = scheme.last === 'key' || scheme.ai === '414';
  const behind = scheme.last === undefined ? '' : anyEnd ? '%' : `/${scheme.last}/%`;
  if (free.prefix) return `${start}%${anyEnd ? '' : behind}`;
  if (scheme.digits === undefined) {
    return `${start}${free.reference ? escaped(prefix) : escaped(inPath(prefix + reference))}%`;
  }
  if (!free.reference && !/^\d*$/.test(reference)) return null;
  if (!free.reference && prefix.length + reference.length !== scheme.digits) return null;
  const indicator = scheme.indicator ? (free.reference ? '_' : reference.slice(0, 1)) : (scheme.before ?? '');
  const known = free.reference ? '' : scheme.indicator ? reference.slice(1) : reference;
  const missing = free.reference ? scheme.digits - prefix.length - (scheme.indicator ? 1 : 0) : 0;
  // The check digit is one more.
  return `${start}${indicator}${prefix}${known}${'_'.repeat(missing + 1)}${behind}`;
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
