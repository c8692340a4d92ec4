import { linkOfUrn } from './epc-urn.ts';
import { inPath } from './in-path.ts';
import { linkKeys } from './link-keys.ts';

const keys = linkKeys.map((key) => ({ ...key, value: new RegExp(key.value) }));

const aliases: Readonly<Record<string, string>> = { cpv: '22', lot: '10', ser: '21' };
// Most have that name already, and thousands are captured in a second.
const CANONICAL = /^https:\/\/id\.gs1\.org\/(01\/\d{14}\/(10|21)\/[\w.-]{1,20}|00\/\d{18})$/;
/** A key, its qualifiers, and a value of each. */
const MOST_SEGMENTS = 2 * Math.max(...keys.map(({ qualifiers }) => 1 + qualifiers.length));
const QUALIFIER = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,28}$/;

/**
 * The one name under which a GS1 key is compared and hashed (CBV 2.0 § 8.9, rules on URIs): `https://id.gs1.org`, AI numbers,
 * GTIN of 14 digits, only the finest level (a serial without its lot), no query. Takes EPC URNs and Digital Links of any
 * domain, with convenience names (`/gtin/…/ser/…`). Null when the URI names no GS1 key. Check digits are not its business.
 */
export function canonicalLink(uri: string): string | null {
  if (CANONICAL.test(uri)) return uri;
  if (uri.startsWith('urn:epc:')) return linkOfUrn(uri);
  const path = /^https?:\/\/[^/?#]*\/([^?#]*)/.exec(uri)?.[1];
  if (!path) return null;
  const segments = path.replace(/\/$/, '').split('/').slice(-MOST_SEGMENTS);
  // The stem may hold what looks like a key: the rightmost key that makes sense of all that follows is meant.
  for (let at = segments.length - 2; at >= 0; at--) {
    const link = linkFrom(segments.slice(at));
    if (link) return link;
  }
  return null;
}

function linkFrom([name = '', rawValue = '', ...rest]: string[]): string | null {
  const key = keys.find(({ ai, alias }) => ai === name || alias === name);
  const value = decoded(rawValue);
  if (!key || value === null || !key.value.test(value) || rest.length % 2 === 1) return null;
  const qualifiers = new Map<string, string>();
  for (let at = 0; at < rest.length; at += 2) {
    const ai = aliases[rest[at] ?? ''] ?? rest[at] ?? '';
    const text = decoded(rest[at + 1] ?? '');
    if (!key.qualifiers.includes(ai) || text === null || !QUALIFIER.test(text)) return null;
    qualifiers.set(ai, text);
  }
  const start = `https://id.gs1.org/${key.ai}/${inPath(key.ai === '01' ? value.padStart(14, '0') : value)}`;
  // A consumer product variant does not tell one thing from another of its class.
  const finest = key.qualifiers.find((ai) => ai !== '22' && qualifiers.has(ai));
  return finest ? `${start}/${finest}/${inPath(qualifiers.get(finest) ?? '')}` : start;
}

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
