import type { Roads } from './roads.ts';
import { RoadsFaultFound } from './roads-fault.ts';

/** `MDHROADS`, then the version of the format. */
const MARK = [0x4d, 0x44, 0x48, 0x52, 0x4f, 0x41, 0x44, 0x53];
const VERSION = 3;
/** How many counts stand in the head of each version: stands, pieces, points, arcs up and arcs down; since 2 ferries, since 3 turns. */
const COUNTS: Readonly<Record<number, number>> = { 1: 5, 2: 6, 3: 7 };
/** Mark, version, checksum; then the counts. */
const HEAD = MARK.length + 4 * 2;

/**
 * Roads as a file: the head, then every array one behind the other, little-endian, doubles first so that each lies where its numbers may.
 * The checksum (FNV-1a, 32 bits, over words) finds damage, not forgery.
 */
export function writeRoads(roads: Roads): Uint8Array {
  const counts = [
    roads.up.start.length - 1,
    roads.from.length,
    roads.lat.length,
    roads.up.to.length,
    roads.down.to.length,
    roads.ferries.length,
    roads.turns.from.length,
  ];
  const file = new Uint8Array(sizeOf(counts));
  const view = new DataView(file.buffer);
  file.set(MARK);
  view.setUint32(8, VERSION, true);
  for (const [at, count] of counts.entries()) view.setUint32(HEAD + 4 * at, count, true);
  let at = bodyAt(counts.length);
  for (const part of [
    ...[roads.up.length, roads.down.length],
    ...[roads.from, roads.to, roads.metres, roads.ahead, roads.back, roads.shape, roads.lat, roads.lng],
    ...[roads.up.start, roads.up.to, roads.down.start, roads.down.to, roads.ferries],
    ...[roads.turns.from, roads.turns.to, roads.isMain],
  ]) {
    file.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  view.setUint32(12, checksum(file), true);
  return file;
}

/** The arrays begin at a multiple of eight. */
function bodyAt(counts: number): number {
  return Math.ceil((HEAD + 4 * counts) / 8) * 8;
}

function sizeOf(counts: readonly number[]): number {
  const [stands = 0, pieces = 0, points = 0, up = 0, down = 0, ferries = 0, turns = 0] = counts;
  const words = 5 * pieces + (pieces + 1) + 2 * points + 2 * (stands + 1) + up + down + ferries + 2 * turns;
  return bodyAt(counts.length) + 8 * (up + down) + 4 * words + pieces;
}

/**
 * Files of earlier versions too: their roads had no ferries, or no forbidden turns. Throws `not-roads`, `roads-cut-short` and
 * `roads-damaged`.
 */
export function readRoads(given: Uint8Array): Roads {
  if (given.length < MARK.length || MARK.some((byte, at) => given[at] !== byte))
    throw new RoadsFaultFound('not-roads', '');
  if (given.length < HEAD) throw new RoadsFaultFound('roads-cut-short', `${given.length} < ${HEAD}`);
  // Copied, so that the arrays lie where their numbers may (a Buffer's own `slice` would not).
  const file = new Uint8Array(given);
  const view = new DataView(file.buffer);
  const version = view.getUint32(8, true);
  const told = COUNTS[version];
  if (told === undefined) throw new RoadsFaultFound('not-roads', `version ${version}`);
  const body = bodyAt(told);
  if (file.length < body) throw new RoadsFaultFound('roads-cut-short', `${file.length} < ${body}`);
  const counts = Array.from({ length: told }, (_, at) => view.getUint32(HEAD + 4 * at, true));
  const size = sizeOf(counts);
  if (file.length !== size)
    throw new RoadsFaultFound(
      file.length < size ? 'roads-cut-short' : 'roads-damaged',
      `${file.length} ≠ ${size}`,
    );
  if (view.getUint32(12, true) !== checksum(file)) throw new RoadsFaultFound('roads-damaged', '');
  const [stands = 0, pieces = 0, points = 0, up = 0, down = 0, ferries = 0, turns = 0] = counts;
  let at = body;
  const next = (bytes: number) => {
    at += bytes;
    return at - bytes;
  };
  const doubles = (count: number) => new Float64Array(file.buffer, next(8 * count), count);
  const words = (count: number) => new Uint32Array(file.buffer, next(4 * count), count);
  const signed = (count: number) => new Int32Array(file.buffer, next(4 * count), count);
  const [upLength, downLength] = [doubles(up), doubles(down)];
  const roads = {
    from: words(pieces),
    to: words(pieces),
    metres: words(pieces),
    ahead: words(pieces),
    back: words(pieces),
    shape: words(pieces + 1),
    lat: signed(points),
    lng: signed(points),
    up: { start: words(stands + 1), to: words(up), length: upLength },
    down: { start: words(stands + 1), to: words(down), length: downLength },
    ferries: words(ferries),
    turns: { from: words(turns), to: words(turns) },
    isMain: new Uint8Array(file.buffer, at, pieces),
  };
  return { ...roads, junctions: stands - new Set(roads.turns.from).size };
}

/** Over the words behind the checksum, and the bytes left over. */
function checksum(file: Uint8Array): number {
  let sum = 0x811c9dc5;
  const words = new Uint32Array(file.buffer, 16, (file.length - 16) >> 2);
  for (const word of words) sum = Math.imul(sum ^ word, 0x01000193);
  for (let at = 16 + 4 * words.length; at < file.length; at++)
    sum = Math.imul(sum ^ (file[at] as number), 0x01000193);
  return sum >>> 0;
}
