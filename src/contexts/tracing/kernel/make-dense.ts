import { base64 } from './base64.ts';
import type { Bundle, Place } from './bundle.ts';
import {
  type DenseBundle,
  type DenseEvent,
  type DenseLine,
  type DenseLink,
  type DenseOther,
  type DensePlace,
  DIGEST,
  expanded,
  HASH,
} from './dense-bundle.ts';
import { type ChainedEntry, keyLine, type Link, parseEntry } from './entry.ts';
import { canonical } from './json/canonical.ts';
import { leafHashOfText } from './tlog/merkle.ts';

/** The text of a bundle's file: each fact once. What cannot be told so, byte for byte, is told in full. */
export function bundleText(bundle: Bundle): string {
  const dense = made(bundle);
  return JSON.stringify(dense && canonical(expanded(dense)) === canonical(bundle) ? dense : bundle);
}

function made({ map, lines, documents, ...rest }: Bundle): DenseBundle | undefined {
  const nodes: string[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (node: string) => {
    const known = numbers.get(node);
    if (known !== undefined) return known;
    numbers.set(node, nodes.length);
    return nodes.push(node) - 1;
  };
  const placed = ({ index, proof }: Place): DensePlace => [index, ...proof.map(numberOf)];
  const mapRoot = parseEntry(map.entry);
  if (!mapRoot.ok || mapRoot.value.type !== 'maidehao/map/1') return undefined;
  const entries = denseEntries(lines);
  return (
    entries && {
      ...rest,
      type: 'maidehao/bundle/2',
      map: [mapRoot.value.root, ...placed(map)],
      lines: lines.map(({ line, seq, mapProof, leaf, head, places }): DenseLine => {
        if (!head) return leaf === undefined ? [line, seq, mapProof] : [line, seq, mapProof, leaf];
        const dense = [line, seq, mapProof, placed(head)] as const;
        return places ? [...dense, places] : dense;
      }),
      entries,
      ...(documents
        ? { documents: mapped(documents, (paths) => mapped(paths, (path) => path.map(numberOf))) }
        : {}),
      nodes,
    }
  );
}

/** Each entry once, after all that came before it in the lines shown; undefined when there is no such order. */
function denseEntries(lines: Bundle['lines']): (DenseEvent | DenseOther)[] | undefined {
  const shown = new Map(
    lines.flatMap(({ line, head, entries }) => (head && entries ? [[line, entries]] : [])),
  );
  const numbers = new Map(lines.map(({ line }, number) => [line, number]));
  const told = new Map<string, number>(Array.from(shown.keys(), (line) => [line, 0]));
  const newest = new Map<string, string>();
  const dense: (DenseEvent | DenseOther)[] = [];
  const next = (line: string) => shown.get(line)?.[told.get(line) ?? 0];

  const linkOf = (link: Link): DenseLink => {
    const number = numbers.get(link.line);
    const follows = link.seq === told.get(link.line) && link.prev === newest.get(link.line);
    return follows && number !== undefined ? number : link;
  };
  const tell = (text: string): boolean => {
    const read = parseEntry(text);
    if (!read.ok || read.value.type === 'maidehao/map/1') return false;
    const among = read.value.chain.filter(({ line }) => shown.has(line));
    if (among.length === 0 || among.some(({ line }) => next(line) !== text)) return false;
    dense.push(denseOf(read.value, read.value.chain.map(linkOf), numbers));
    const leaf = base64(leafHashOfText(text));
    for (const { line } of among) {
      told.set(line, (told.get(line) ?? 0) + 1);
      newest.set(line, leaf);
    }
    return true;
  };
  for (let before = -1; before < dense.length; ) {
    before = dense.length;
    for (const line of shown.keys()) {
      for (let text = next(line); text !== undefined && tell(text); ) text = next(line);
    }
  }
  return [...shown.keys()].every((line) => next(line) === undefined) ? dense : undefined;
}

function denseOf(
  entry: ChainedEntry,
  links: DenseLink[],
  numbers: ReadonlyMap<string, number>,
): DenseEvent | DenseOther {
  const { chain: _, ...statement } = entry;
  if (statement.type !== 'maidehao/event/1') return [links, statement];
  const { claim, signature, document } = statement;
  const { at, id, digest, hash, issuer, ...more } = claim;
  const key = numbers.get(keyLine(issuer));
  if (key === undefined) return [links, statement];
  const plain = [
    links,
    Date.parse(at),
    id,
    digest.slice(DIGEST.length),
    hash.slice(HASH.length),
    key,
    signature,
  ] as const;
  if (document) return [...plain, more, document];
  return Object.keys(more).length > 0 ? [...plain, more] : plain;
}

function mapped<From, To>(of: Readonly<Record<string, From>>, to: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, to(value)]));
}
