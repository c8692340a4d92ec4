import { base64, fromBase64 } from '../base64.ts';
import type { BundleLine, Place } from '../bundle.ts';
import { utf8 } from '../bytes.ts';
import { type ChainedEntry, packedLine, parseEntry } from '../entry.ts';
import { parseLineProof, verifyAbsence, verifyHead } from '../line-proof.ts';
import { type Hash, leafHash } from '../tlog/merkle.ts';
import { verifyInclusion } from '../tlog/verify.ts';
import type { Say } from './finding.ts';
import { spokenLine } from './spoken.ts';

/** A tree's size and root. */
export interface Tree {
  readonly size: number;
  readonly root: Hash;
}

/** One record of a line, read. */
export interface ShownEntry {
  readonly text: string;
  /** Leaf hash, base64: names the entry. */
  readonly leaf: string;
  readonly entry: ChainedEntry;
  /** Where it stands in the log, where that is proven. */
  readonly index: number | undefined;
}

/** A line as far as it is proven. */
export interface ShownLine {
  readonly line: string;
  /** How many records the map says there are. */
  readonly recorded: number;
  readonly entries: readonly ShownEntry[];
}

interface Context {
  readonly mapRoot: Hash;
  readonly tree: Tree;
  /** The line the bundle is about: what was packed of it is told as a count. */
  readonly about: string;
}

/** Checks every line against the map and, link by link, against its newest record; what cannot be read is left out and said. */
export function checkLines(
  given: readonly BundleLine[],
  context: Context,
  say: Say,
): ReadonlyMap<string, ShownLine> {
  const lines = new Map<string, ShownLine>();
  for (const each of given) {
    if (lines.has(each.line)) say('line.repeated', { line: spokenLine(each.line) }, each.line);
    else lines.set(each.line, checkLine(each, context, say));
  }
  return lines;
}

function checkLine(given: BundleLine, { mapRoot, tree, about }: Context, say: Say): ShownLine {
  const { line, seq } = given;
  const bytes = fromBase64(given.mapProof);
  const proof = bytes && parseLineProof(bytes);
  const recorded = seq === null ? 0 : seq + 1;
  const shown = given.entries?.length ?? (line === packedLine(about) ? recorded : 0);
  if (shown !== recorded) say('line.incomplete', { line: spokenLine(line), recorded, shown }, line);
  const entries = readEntries(given, tree, say);
  const leaf = leafOf(given);
  const inMap =
    proof &&
    (seq === null
      ? verifyAbsence(mapRoot, line, proof)
      : leaf !== undefined && verifyHead(mapRoot, { line, seq, leaf }, proof));
  if (shown === recorded && !inMap) say('line.not-in-map', { line: spokenLine(line) }, line);
  if (entries.length > 0 && entries.at(-1)?.index === undefined) {
    say('line.head-not-in-log', { line: spokenLine(line) }, line);
  }
  return { line, recorded, entries };
}

/** Leaf hash of the newest entry. */
function leafOf({ entries, leaf }: BundleLine): Hash | undefined {
  const newest = entries?.at(-1);
  if (newest !== undefined) return leafHash(utf8(newest));
  return (leaf === undefined ? undefined : fromBase64(leaf)) ?? undefined;
}

function readEntries(given: BundleLine, tree: Tree, say: Say): ShownEntry[] {
  const { line, entries = [] } = given;
  let prev: string | undefined;
  let broken = false;
  return entries.flatMap((text, seq) => {
    const read = parseEntry(text);
    const hash = leafHash(utf8(text));
    const leaf = base64(hash);
    const before = prev;
    prev = leaf;
    if (!read.ok || read.value.type === 'maidehao/map/1') {
      say('entry.malformed', { line: spokenLine(line), seq: seq + 1 }, line);
      return [];
    }
    const link = read.value.chain.find((each) => each.line === line);
    // After the first break every other follows from it.
    if (!broken && (link?.seq !== seq || link.prev !== before)) {
      say('line.broken-chain', { line: spokenLine(line), seq: seq + 1 }, line);
      broken = true;
    }
    const place = seq === entries.length - 1 ? given.head : given.places?.[seq];
    return [{ text, leaf, entry: read.value, index: place && provenIndex(hash, place, tree) }];
  });
}

function provenIndex(leaf: Hash, { index, proof }: Place, tree: Tree): number | undefined {
  const path = hashesOf(proof);
  return path && verifyInclusion(leaf, index, tree.size, tree.root, path) ? index : undefined;
}

/** Hashes of their base64, or undefined when one of them is none. */
export function hashesOf(texts: readonly string[]): Hash[] | undefined {
  const hashes = texts.map(fromBase64);
  return hashes.every((hash) => hash?.length === 32) ? (hashes as Hash[]) : undefined;
}
