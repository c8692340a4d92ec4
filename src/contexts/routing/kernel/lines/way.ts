import type { LineDay } from './line-day.ts';

/** A parcel that is to go by scheduled lines. */
export interface ByLine {
  readonly kg: number;
  /** Its class of goods; null: any trip takes it. */
  readonly goods: string | null;
  /** Where it is (stops), and from when, in seconds of the day. */
  readonly from: readonly number[];
  readonly ready: number;
  /** Where it is to be taken out: any of these stops. */
  readonly to: readonly number[];
}

/** One vehicle: which run, put in at its stop `board`, taken out at its stop `alight` (counted along the run). */
export interface Ride {
  readonly run: number;
  readonly board: number;
  readonly alight: number;
}

/** Every ride of a parcel in order; `arrives`: taken out at its last stop, in seconds of the day. */
export interface Way {
  readonly rides: readonly Ride[];
  readonly arrives: number;
}

/** Takes a parcel's room on every leg of its way, or gives it back (negative kilograms). */
export function takeHold({ first }: LineDay, free: Float64Array, { rides }: Way, kg: number): void {
  for (const { run, board, alight } of rides) {
    for (let k = board; k < alight; k++) {
      const leg = (first[run] ?? 0) + k;
      free[leg] = (free[leg] ?? 0) - kg;
    }
  }
}
