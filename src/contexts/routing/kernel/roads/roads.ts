import type { Turns } from './forbidden-turns.ts';

/**
 * A county's roads, ready to be asked: pieces of road between junctions with their shape, and the hierarchy over the junctions in which
 * quickest ways are found. All of it lies in typed arrays, so that it is written to a file and read again as it is.
 */
export interface Roads {
  readonly junctions: number;
  /** Pieces of road: from one junction to another, `metres` in tenths, `ahead` and `back` in hundredths of a second (0: closed that way). */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly metres: Uint32Array;
  readonly ahead: Uint32Array;
  readonly back: Uint32Array;
  /** Turns that are forbidden; by them some junctions have several stands (`SplitJunctions`). */
  readonly turns: Turns;
  /** Pieces that are ferries, by their index: driven over, but no place lies at one. */
  readonly ferries: Uint32Array;
  /** 1: of the largest part within which every place can be reached from every other. */
  readonly isMain: Uint8Array;
  /** Shape of piece p: points `shape[p]` … `shape[p + 1] - 1`, in ten-millionths of a degree (WGS 84). */
  readonly shape: Uint32Array;
  readonly lat: Int32Array;
  readonly lng: Int32Array;
  /** Ways up from each stand, as driven, and ways that come down to it, against the direction of driving. */
  readonly up: Hierarchy;
  readonly down: Hierarchy;
}

/** Arcs of stand v: `start[v]` … `start[v + 1] - 1`, each to a stand that is higher, with its length (`lengthOf`). */
export interface Hierarchy {
  readonly start: Uint32Array;
  readonly to: Uint32Array;
  readonly length: Float64Array;
}

/** Room for 3,355 km of tenths of metres below the hundredths of seconds; 2^28 of those (31 days) fit above them in a double. */
const SECOND = 2 ** 25;

/**
 * Time and distance of a way as one number that adds up exactly: less is quicker, or as quick and shorter. Whole hundredths of a second
 * and whole tenths of a metre.
 */
export function lengthOf(hundredths: number, tenths: number): number {
  return hundredths * SECOND + tenths;
}

export function secondsOf(length: number): number {
  return Math.floor(length / SECOND) / 100;
}

export function metresOf(length: number): number {
  return (length % SECOND) / 10;
}
