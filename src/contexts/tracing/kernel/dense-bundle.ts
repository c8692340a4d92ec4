import { base64 } from './base64.ts';
import type { Bundle, BundleLine } from './bundle.ts';
import { type Link, LONGEST_ENTRY, mapEntry } from './entry.ts';
import { canonical } from './json/canonical.ts';
import { leafHashOfText } from './tlog/merkle.ts';

/**
 * A bundle as it travels: the same facts, each said once. Hashes that paths share stand in `nodes`; entries stand once, in the log's
 * order, without what follows from it (which record came before in a line, and as which number) and without the words that all have.
 * Whoever checks writes the entries out again, byte for byte: a hash over each says whether they were.
 */
export interface DenseBundle extends Omit<Bundle, 'type' | 'map' | 'lines' | 'documents'> {
  readonly type: 'maidehao/bundle/2';
  /** Base64. */
  readonly nodes: readonly string[];
  /** The map's root, its entry's index, and its path. */
  readonly map: readonly [root: string, ...place: DensePlace];
  readonly lines: readonly DenseLine[];
  readonly entries: readonly (DenseEvent | DenseOther)[];
  readonly documents?: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
}

/** An index in the log, and the numbers of its path's hashes in `nodes`. */
export type DensePlace = readonly [index: number, ...path: number[]];

/** `newest`: the place of its newest entry, where its entries are shown, else that entry's leaf hash. */
export type DenseLine = readonly [
  line: string,
  seq: number | null,
  mapProof: string,
  newest?: DensePlace | string,
  places?: BundleLine['places'],
];

/** A line by its number in `lines`, when the entry is the next of those shown of it; else the whole link. */
export type DenseLink = number | Link;

/**
 * `at` in milliseconds since 1970; `digest` and `hash` without what all begin with; `key`: the number of its issuer's line; `more`: what
 * else is claimed.
 */
export type DenseEvent = readonly [
  links: readonly DenseLink[],
  at: number,
  id: string,
  digest: string,
  hash: string,
  key: number,
  signature: string,
  more?: object,
  document?: object,
];

/** Any other statement. */
export type DenseOther = readonly [links: readonly DenseLink[], statement: object];

export const DIGEST = 'sha256:';
export const HASH = 'ni:///sha-256;';
const KEY_LINE = 'urn:maidehao:key:';

// A small file must not become a large one.
const MOST_ENTRIES = 10_000;
const MOST_LINKS = 99;

/** Writes a bundle out. Throws for what is none; what it says is not judged here. */
export function expanded({ nodes, map, lines, entries, documents, ...rest }: DenseBundle): Bundle {
  const path = (numbers: readonly number[]) => numbers.map((number) => nodes[number] as string);
  const placed = ([index, ...numbers]: DensePlace) => ({ index, proof: path(numbers) });
  const shown = new Map<string, { texts: string[]; prev?: string }>();
  const written = lines.map(([line, seq, mapProof, newest, places]): BundleLine => {
    if (!newest || typeof newest === 'string') {
      return { line, seq, mapProof, ...(newest && { leaf: newest }) };
    }
    const texts: string[] = [];
    shown.set(line, { texts });
    return { line, seq, mapProof, entries: texts, head: placed(newest), ...(places && { places }) };
  });
  for (const [links, first, ...others] of entries) {
    const chain = links.map((link) => {
      if (typeof link === 'object') return link;
      const [line = ''] = lines[link] ?? [];
      const { texts, prev } = shown.get(line) ?? {};
      return { line, prev, seq: texts?.length };
    });
    const said = typeof first === 'object' ? first : eventOf(lines, first, ...(others as Others));
    const text = canonical({ ...said, chain });
    if (text.length > LONGEST_ENTRY || links.length > MOST_LINKS || entries.length > MOST_ENTRIES)
      throw Error();
    const prev = base64(leafHashOfText(text));
    for (const { line } of chain) {
      const before = shown.get(line);
      before?.texts.push(text);
      if (before) before.prev = prev;
    }
  }
  const [root, ...last] = map;
  const place = placed(last);
  return {
    ...rest,
    type: 'maidehao/bundle/1',
    map: { entry: mapEntry(place.index, root), ...place },
    lines: written,
    ...(documents && { documents: each(documents, (paths) => each(paths, path)) }),
  };
}

type Others = DenseEvent extends readonly [unknown, unknown, ...infer Rest] ? Rest : never;

function eventOf(
  lines: readonly DenseLine[],
  at: number,
  ...[id, digest, hash, key, signature, more, document]: Others
): object {
  const issuer = lines[key]?.[0].slice(KEY_LINE.length);
  const claim = {
    at: new Date(at).toISOString(),
    digest: DIGEST + digest,
    hash: HASH + hash,
    id,
    issuer,
    ...more,
  };
  return { type: 'maidehao/event/1', claim, signature, document };
}

function each<From, To>(of: Readonly<Record<string, From>>, to: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, to(value)]));
}
