import { sameBytes } from '../contexts/tracing/kernel/bytes.ts';
import { type Hash, leafHash, rootOf } from '../contexts/tracing/kernel/tlog/merkle.ts';
import { TileTree } from '../contexts/tracing/kernel/tlog/tile-tree.ts';
import {
  bundleEntries,
  TILE_WIDTH,
  tileBytes,
  tileHashes,
  tilePath,
} from '../contexts/tracing/kernel/tlog/tiles.ts';
import { type LogFault, logFault } from './faults.ts';
import type { LogFolder } from './log-folder.ts';

/**
 * Checks a log's tiles from the entries upward. Each link is judged by itself: what a tile holds is compared with what lies below it,
 * and is then taken as it is for the link above, so that one changed byte is told once, where it is.
 */
export class TileCheck {
  readonly #folder: LogFolder;
  readonly #size: number;
  readonly #say: (fault: LogFault) => void;
  /** Of each level the hashes of the tile that is being filled. */
  readonly #filling: Hash[][] = [];
  /** How many tiles were compared. */
  compared = 0;

  constructor(folder: LogFolder, size: number, say: (fault: LogFault) => void) {
    this.#folder = folder;
    this.#size = size;
    this.#say = say;
  }

  /** Reads all of it and gives the root the tiles make; null when a bundle and its tile are both missing, so that there is none. */
  async root(): Promise<Hash | null> {
    for (let index = 0; index * TILE_WIDTH < this.#size; index += 1) {
      const width = Math.min(TILE_WIDTH, this.#size - index * TILE_WIDTH);
      const hashes = await this.#held(0, index, width, await this.#leaves(index, width));
      if (!hashes) return null;
      await this.#put(0, index, hashes);
    }
    for (const [level, made] of this.#filling.entries()) {
      if (level === 0 || made.length === 0) continue;
      const index = Math.floor(this.#size / TILE_WIDTH ** (level + 1));
      this.#filling[level] = (await this.#held(level, index, made.length, made)) ?? made;
    }
    return new TileTree(this.#size, (level) => tileBytes(this.#filling[level] ?? [])).root();
  }

  /** A full tile becomes one hash of the level above; a partial one waits for the root. */
  async #put(level: number, index: number, hashes: Hash[]): Promise<void> {
    if (hashes.length < TILE_WIDTH) {
      this.#filling[level] = hashes;
      return;
    }
    this.#filling[level] = [];
    const above = this.#filling[level + 1] ?? [];
    this.#filling[level + 1] = above;
    above.push(rootOf(hashes));
    if (above.length < TILE_WIDTH) return;
    const parent = Math.floor(index / TILE_WIDTH);
    await this.#put(level + 1, parent, (await this.#held(level + 1, parent, TILE_WIDTH, above)) ?? above);
  }

  /** The leaf hashes of a bundle's entries, or null when it cannot be read. */
  async #leaves(index: number, width: number): Promise<Hash[] | null> {
    const tile = { level: 'entries', index, width } as const;
    const found = await this.#folder.readTile(tile);
    if (!found) {
      this.#say(logFault('bundle-missing', { path: tilePath(tile) }));
      return null;
    }
    const { path } = found;
    const entries = bundleEntries(found.bytes, found.width);
    if (entries.ok) return entries.value.slice(0, width).map(leafHash);
    if (entries.fault === 'cut-off') this.#say(logFault('bundle-cut-off', { path }));
    else this.#say(logFault('bundle-width', { path, wanted: found.width }));
    return null;
  }

  /** What a tile holds, each difference from what it should told; `made` itself when the tile cannot be read. */
  async #held(level: number, index: number, width: number, made: Hash[] | null): Promise<Hash[] | null> {
    const found = await this.#folder.readTile({ level, index, width });
    if (!found) {
      this.#say(logFault('tile-missing', { path: tilePath({ level, index, width }) }));
      return made;
    }
    const { path, bytes } = found;
    this.compared += 1;
    if (bytes.length !== found.width * 32) {
      this.#say(logFault('tile-length', { path, got: bytes.length, wanted: found.width * 32 }));
      return made;
    }
    const held = tileHashes(bytes.subarray(0, width * 32), width) ?? [];
    for (const [place, hash] of (made ?? []).entries()) {
      if (sameBytes(hash, held[place] as Hash)) continue;
      if (level === 0) {
        const bundle = tilePath({ level: 'entries', index, width });
        this.#say(logFault('entry-changed', { path, bundle, entry: index * TILE_WIDTH + place }));
      }
      if (level > 0) this.#say(logFault('tile-hash', { path, place }));
    }
    return held;
  }
}
