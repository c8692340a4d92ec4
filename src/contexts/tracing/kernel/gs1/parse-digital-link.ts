import { type Element, gtin14, identifierOf, type Tolerance, valueFault } from './element.ts';
import { type LinkPart, unescaped } from './escaping.ts';
import { inOrder, isKey, mayFollow, qualifies } from './key-path.ts';
import { type Read, read, unread } from './syntax-fault.ts';

/** A GS1 Digital Link URI, taken apart. */
export interface DigitalLink {
  /** Scheme, host and what stands before the key, without a slash at its end. */
  readonly stem: string;
  /** The key and its qualifiers. */
  readonly path: readonly Element[];
  /** The AIs in the query. */
  readonly attributes: readonly Element[];
  /** What else the query says, such as `linkType`. */
  readonly others: readonly (readonly [name: string, value: string])[];
}

/** A text of a link and where it begins. */
interface Piece {
  readonly text: string;
  readonly at: number;
}

const SCHEME = /^(https?|HTTPS?):\/\//;
const NOT_IN_A_URI = /[^\w\-.~:/?#[\]@!$&'()*+,;=%]/;
const HOST = /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9\-.]+)(:\d+)?$/;
/** Withdrawn in GS1 Digital Link 1.2. */
const names: Readonly<Record<string, string>> = {
  ...{ sscc: '00', gtin: '01', lot: '10', ser: '21', cpv: '22', gdti: '253', glnx: '254', gcn: '255' },
  ...{ ginc: '401', gsin: '402', gln: '414', payTo: '415', party: '417', grai: '8003', giai: '8004' },
  ...{ itip: '8006', cpid: '8010', cpsn: '8011', gmn: '8013', gsrnp: '8017', gsrn: '8018', srin: '8019' },
};

/** Reads an uncompressed Digital Link (GS1 Digital Link: URI syntax 1.6) and checks every value in it. */
export function parseDigitalLink(uri: string, tolerance: Tolerance = {}): Read<DigitalLink> {
  const pieces = piecesOf(uri);
  if (!pieces.ok) return pieces;
  const { segments, query } = pieces.value;
  const start = keyAt(segments, tolerance);
  if (start === undefined) return withoutKey(segments);
  const path = pathOf(segments.slice(start), tolerance);
  if (!path.ok) return path;
  const asked = queryOf(query, path.value, tolerance);
  if (!asked.ok) return asked;
  const stem = uri.slice(0, Math.max(0, (segments[start]?.at ?? 0) - 1));
  return read({ stem, path: path.value, ...asked.value });
}

/** Scheme, host, path and query of a URI; a fragment says nothing. */
export function piecesOf(uri: string): Read<{ segments: Piece[]; query: Piece }> {
  const scheme = SCHEME.exec(uri)?.[0].length;
  if (scheme === undefined) return unread('scheme', 0);
  const odd = uri.search(NOT_IN_A_URI);
  if (odd >= 0) return unread('character', odd);
  const [whole = ''] = uri.split('#');
  const queryAt = whole.indexOf('?');
  const beforeQuery = queryAt < 0 ? whole : whole.slice(0, queryAt);
  const slash = beforeQuery.indexOf('/', scheme);
  const host = beforeQuery.slice(scheme, slash < 0 ? undefined : slash);
  if (!HOST.test(host)) return unread('host', scheme);
  const segments = slash < 0 ? [] : split({ text: beforeQuery.slice(slash + 1), at: slash + 1 }, '/');
  const query =
    queryAt < 0 ? { text: '', at: whole.length } : { text: whole.slice(queryAt + 1), at: queryAt + 1 };
  return read({ segments, query });
}

function split({ text, at }: Piece, sign: string): Piece[] {
  let from = at;
  return text.split(sign).map((part) => {
    const piece = { text: part, at: from };
    from += part.length + 1;
    return piece;
  });
}

/** Where the key stands. The stem may hold what looks like one: the rightmost is meant. */
function keyAt(segments: readonly Piece[], tolerance: Tolerance): number | undefined {
  for (let at = segments.length - 2; at >= 0; at -= 2) {
    if (isKey(numberOf(segments[at]?.text ?? '', tolerance))) return at;
  }
  return undefined;
}

function withoutKey(segments: readonly Piece[]): Read<never> {
  const empty = segments.find(({ text }, place) => text === '' && place > 0);
  return empty ? unread('empty', empty.at) : unread('no-key', segments[0]?.at ?? 0);
}

function numberOf(name: string, { convenienceNames }: Tolerance): string {
  return (convenienceNames ? names[name] : undefined) ?? name;
}

function pathOf(segments: readonly Piece[], tolerance: Tolerance): Read<Element[]> {
  const found: Element[] = [];
  for (let at = 0; at < segments.length; at += 2) {
    const [name, value] = [segments[at], segments[at + 1]];
    if (!name || !value) break;
    const element = elementOf(name, value, 'path', tolerance);
    if (!element.ok) return element;
    found.push(element.value);
    const [key, ...qualifiers] = found.map(({ ai }) => ai);
    if (!mayFollow(key ?? '', qualifiers)) return unread('order', name.at, element.value.ai);
  }
  return read(found);
}

function queryOf(query: Piece, path: readonly Element[], tolerance: Tolerance) {
  const attributes: Element[] = [];
  const others: [string, string][] = [];
  for (const { text, at } of split(query, '&')) {
    const sign = text.indexOf('=');
    const name = sign < 0 ? text : text.slice(0, sign);
    const value = { text: text.slice(name.length + 1), at: at + name.length + 1 };
    if (!/^\d+$/.test(name)) {
      if (sign > 0) others.push([unescaped(name, 'query').value, unescaped(value.text, 'query').value]);
      continue;
    }
    const element = elementOf({ text: name, at }, value, 'query', tolerance);
    if (!element.ok) return element;
    const fault = misplaced(element.value.ai, path, attributes, tolerance);
    if (fault) return unread(fault, at, element.value.ai);
    attributes.push(element.value);
  }
  return read({ attributes, others });
}

function misplaced(
  ai: string,
  path: readonly Element[],
  attributes: readonly Element[],
  tolerance: Tolerance,
): 'not-attribute' | 'twice' | 'in-path' | undefined {
  if ([...path, ...attributes].some((other) => other.ai === ai)) return 'twice';
  if (!identifierOf(ai, tolerance)?.attribute) return 'not-attribute';
  const [key, ...qualifiers] = path.map((element) => element.ai);
  return key && qualifies(key, ai) && inOrder(key, new Set([...qualifiers, ai])) ? 'in-path' : undefined;
}

function elementOf(name: Piece, raw: Piece, part: LinkPart, tolerance: Tolerance): Read<Element> {
  const ai = numberOf(name.text, tolerance);
  const identifier = identifierOf(ai, tolerance);
  if (!identifier) return unread('unknown-ai', name.at, ai);
  const { value, places } = unescaped(raw.text, part);
  const whole = gtin14({ ai, value }, tolerance);
  const fault = valueFault(identifier, whole);
  if (!fault) return read({ ai, value: whole });
  const within = places[fault.at - (whole.length - value.length)] ?? raw.text.length;
  return { ok: false, fault: { ...fault, at: raw.at + within } };
}
