import { fault, type Parsed, value } from '../parsed.ts';
import type { Hash } from './merkle.ts';

/** Hashes in a full tile, entries in a full bundle (C2SP tlog-tiles). */
export const TILE_WIDTH = 256;
/** The longest entry a bundle's uint16 length can name. */
export const LONGEST_ENTRY = 65_535;

/** Where a tile or entry bundle is: level 0–63 or `entries`, index in the level, width 1–256 (256: full). */
export interface Tile {
  readonly level: number | 'entries';
  readonly index: number;
  readonly width: number;
}

/** A tile's path under the log's prefix, e.g. `tile/0/x001/x234/067.p/12`. */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0');
  const parts = digits.match(/.{3}/g) ?? [];
  const path = parts.map((part, place) => (place < parts.length - 1 ? `x${part}` : part)).join('/');
  return `tile/${level}/${path}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

/** The tile a path names, or null when it is not written exactly as `tilePath` writes one. */
export function tileAt(path: string): Tile | null {
  const match = /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/.exec(path);
  if (!match) return null;
  const [, kind = '', digits = '', partial] = match;
  const level = kind === 'entries' ? kind : Number(kind);
  const index = Number(digits.replaceAll(/[x/]/g, ''));
  const width = partial === undefined ? TILE_WIDTH : Number(partial);
  const tile: Tile = { level, index, width };
  const there = (level === 'entries' || level < 64) && width > 0 && width <= TILE_WIDTH;
  return there && Number.isSafeInteger(index) && tilePath(tile) === path ? tile : null;
}

/** Every hash tile, then every entry bundle, of a tree of `size` leaves; those a tree of `since` leaves already had are left out. */
export function* tilesOf(size: number, since = 0): Generator<Tile> {
  for (let [level, now, then] = [0, size, since]; now > 0; level += 1) {
    yield* newTiles(level, now, then);
    [now, then] = [Math.floor(now / TILE_WIDTH), Math.floor(then / TILE_WIDTH)];
  }
  yield* newTiles('entries', size, since);
}

function* newTiles(level: Tile['level'], now: number, then: number): Generator<Tile> {
  if (now === then) return;
  for (let index = Math.floor(then / TILE_WIDTH); index * TILE_WIDTH < now; index += 1) {
    yield { level, index, width: Math.min(TILE_WIDTH, now - index * TILE_WIDTH) };
  }
}

/** A hash tile's bytes. */
export function tileBytes(hashes: readonly Hash[]): Uint8Array {
  const bytes = new Uint8Array(hashes.length * 32);
  for (const [place, hash] of hashes.entries()) bytes.set(hash, place * 32);
  return bytes;
}

/** The hashes of a tile's bytes, or null when they are not exactly `width`. */
export function tileHashes(bytes: Uint8Array, width: number): Hash[] | null {
  if (bytes.length !== width * 32) return null;
  return Array.from({ length: width }, (_, place) => bytes.subarray(place * 32, place * 32 + 32));
}

/** An entry bundle's bytes: each entry after its uint16 length. Throws on an entry longer than `LONGEST_ENTRY`. */
export function bundleBytes(entries: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(entries.reduce((sum, entry) => sum + 2 + entry.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const entry of entries) {
    if (entry.length > LONGEST_ENTRY) throw new Error(`an entry of ${entry.length} bytes fits no bundle`);
    view.setUint16(at, entry.length);
    bytes.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bytes;
}

/** The entries of a bundle's bytes: exactly `width` of them and nothing after. */
export function bundleEntries(bytes: Uint8Array, width: number): Parsed<Uint8Array[], 'cut-off' | 'width'> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 2 <= bytes.length ? at + 2 + view.getUint16(at) : Number.POSITIVE_INFINITY;
    if (end > bytes.length) return fault('cut-off');
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return entries.length === width ? value(entries) : fault('width');
}
