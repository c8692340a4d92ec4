import { base64, fromBase64 } from './base64.ts';
import { sameBytes } from './bytes.ts';
import { entriesOf, type Link, mapEntry, parseEntry } from './entry.ts';
import { LineMap } from './line-map.ts';
import { type KeyedHead, type LineProof, lineKey } from './line-proof.ts';
import type { Pending } from './pending.ts';
import { type Hash, leafHashOfText } from './tlog/merkle.ts';
import { type FilledTile, TileTree } from './tlog/tile-tree.ts';

/** An entry with the statement it is the first of; null for the map's and for further entries of one statement. */
export interface Placed {
  readonly text: string;
  readonly statement: string | null;
}

/** Entry `index` is number `seq` of the line with this key. */
export interface LinePlace {
  readonly key: Hash;
  readonly seq: number;
  readonly index: number;
}

/** What is added to a log of `from` entries. */
export interface Batch {
  readonly from: number;
  readonly entries: readonly Placed[];
  readonly lines: readonly LinePlace[];
}

/** The log is not what it must be. Whoever finds this does not go on from the state in memory. */
export class BrokenLog extends Error {}

/** A county's log as its sequencer and its followers hold it: the tree's right edge and the map of lines. */
export class LogState {
  readonly #tree: TileTree;
  readonly #map: LineMap;
  /** Newest entries that the map does not have yet. */
  readonly #heads = new Map<string, KeyedHead>();
  /** Keys of the lines of this batch: a lot's line comes many times. */
  readonly #keys = new Map<string, Hash>();
  /** The map's roots by the size of the log that its entry ends. */
  readonly #roots = new Map<number, Hash>();
  readonly #kept: number;

  /** Begins empty, or goes on from a tree and the map its last entry names. `kept`: how many versions before it can be proven from. */
  constructor(kept: number, tree = new TileTree(), map = new LineMap(kept)) {
    this.#kept = kept;
    this.#tree = tree;
    this.#map = map;
    if (tree.size > 0) this.#roots.set(tree.size, map.root);
  }

  get size(): number {
    return this.#tree.size;
  }

  root(): Hash {
    return this.#tree.root();
  }

  /** Gives statements their places, in this order, and ends with the map's entry. */
  append(statements: readonly Pending[]): Batch {
    const from = this.size;
    const entries: Placed[] = [];
    const lines: LinePlace[] = [];
    for (const { id, statement, lines: names } of statements) {
      const chain = names.map((line) => this.#next(line));
      for (const [part, { text, chain: links }] of entriesOf(statement, chain).entries()) {
        this.#push(text, links, lines);
        entries.push({ text, statement: part === 0 ? id : null });
      }
    }
    const text = mapEntry(this.size, base64(this.#map.set([...this.#heads.values()])));
    this.#endBatch(text);
    entries.push({ text, statement: null });
    return { from, entries, lines };
  }

  /** Adds an entry that the log has, and answers its places. Throws `BrokenLog` when it cannot be the next. */
  replay(text: string): LinePlace[] {
    const read = parseEntry(text);
    if (!read.ok) throw new BrokenLog(`entry ${this.size} is none: ${read.fault}`);
    if (read.value.type === 'maidehao/map/1') {
      const { size, root } = read.value;
      const ours = this.#map.set([...this.#heads.values()]);
      if (size !== this.size || !sameBytes(fromBase64(root) ?? new Uint8Array(0), ours)) {
        throw new BrokenLog(`the map of entry ${this.size} is not the map of what came before it`);
      }
      this.#endBatch(text);
      return [];
    }
    const { chain } = read.value;
    for (const link of chain) {
      const { seq, prev } = this.#next(link.line);
      if (link.seq !== seq || link.prev !== prev) {
        throw new BrokenLog(`entry ${this.size} is not the next of line ${link.line}`);
      }
    }
    return this.#push(text, chain, []);
  }

  /** Tiles to write since the last time. */
  takeTiles(): FilledTile[] {
    return this.#tree.takeTiles();
  }

  /** A line's newest entry (or none) in the map that ends the log of `size`, with the proof; null when that map is no longer kept. */
  prove(line: string, size: number): { readonly head: KeyedHead | null; readonly proof: LineProof } | null {
    const root = this.#roots.get(size);
    const proven = root && this.#map.prove(line, root);
    if (!proven) return null;
    const { head, proof } = proven;
    return { head: head && { key: lineKey(line), seq: head.seq, leaf: head.leaf }, proof };
  }

  /** Which logs' maps can be proven from: their sizes, oldest first. */
  provable(): number[] {
    return [...this.#roots.keys()];
  }

  #next(line: string): Link {
    const head = this.#heads.get(line) ?? this.#map.head(this.#key(line));
    return head ? { line, seq: head.seq + 1, prev: base64(head.leaf) } : { line, seq: 0 };
  }

  #key(line: string): Hash {
    const known = this.#keys.get(line);
    if (known) return known;
    const key = lineKey(line);
    this.#keys.set(line, key);
    return key;
  }

  /** Adds an entry, and its places to `lines`, which it answers. */
  #push(text: string, links: readonly Link[], lines: LinePlace[]): LinePlace[] {
    const index = this.size;
    const leaf = leafHashOfText(text);
    this.#tree.push(leaf);
    for (const { line, seq } of links) {
      const key = this.#key(line);
      this.#heads.set(line, { key, seq, leaf });
      lines.push({ key, seq, index });
    }
    return lines;
  }

  #endBatch(text: string): void {
    this.#tree.push(leafHashOfText(text));
    this.#heads.clear();
    this.#keys.clear();
    this.#roots.set(this.size, this.#map.root);
    for (const size of this.#roots.keys()) {
      if (this.#roots.size <= this.#kept + 1) return;
      this.#roots.delete(size);
    }
  }
}
