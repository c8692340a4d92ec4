import { linkOfUrn } from './epc-urn.ts';
import { inPath } from './in-path.ts';

/** A primary key of a Digital Link: its AI, what its value must look like, and its qualifiers, the finest first. */
interface Key {
  readonly ai: string;
  readonly value: RegExp;
  readonly qualifiers: readonly string[];
}

const keys: readonly (Key & { readonly alias: string })[] = [
  { ai: '00', alias: 'sscc', value: /^\d{18}$/, qualifiers: [] },
  { ai: '01', alias: 'gtin', value: /^(\d{8}|\d{12,14})$/, qualifiers: ['21', '235', '10', '22'] },
  { ai: '253', alias: 'gdti', value: /^\d{13}.{0,17}$/, qualifiers: [] },
  { ai: '255', alias: 'gcn', value: /^\d{13,25}$/, qualifiers: [] },
  { ai: '401', alias: 'ginc', value: /^\d{4}.{0,26}$/, qualifiers: [] },
  { ai: '402', alias: 'gsin', value: /^\d{17}$/, qualifiers: [] },
  { ai: '414', alias: 'gln', value: /^\d{13}$/, qualifiers: ['254'] },
  { ai: '417', alias: 'party', value: /^\d{13}$/, qualifiers: [] },
  { ai: '8003', alias: 'grai', value: /^\d{14}.{0,16}$/, qualifiers: [] },
  { ai: '8004', alias: 'giai', value: /^\d{4}.{0,26}$/, qualifiers: [] },
  { ai: '8006', alias: 'itip', value: /^\d{18}$/, qualifiers: ['21', '10', '22'] },
  { ai: '8010', alias: 'cpid', value: /^\d{4}[#\-/0-9A-Z]{0,26}$/, qualifiers: ['8011'] },
  { ai: '8017', alias: 'gsrnp', value: /^\d{18}$/, qualifiers: [] },
  { ai: '8018', alias: 'gsrn', value: /^\d{18}$/, qualifiers: [] },
];

const aliases: Readonly<Record<string, string>> = { cpv: '22', lot: '10', ser: '21' };
// Most have that name already, and thousands are captured in a second.
const CANONICAL = /^https:\/\/id\.gs1\.org\/(01\/\d{14}\/(10|21)\/[\w.-]{1,20}|00\/\d{18})$/;
/** A path that names one of the keys somewhere; most addresses do not, such as those of the standard's words. */
const NAMES_A_KEY = new RegExp(`/(?:${keys.map(({ ai, alias }) => `${ai}|${alias}`).join('|')})/`);
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
  if (!NAMES_A_KEY.test(uri)) return null;
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
