/**
 * Scheduled lines as they are given: stops, trips with their times, and the days on which they run. Times are whole seconds
 * after the service day's beginning (GTFS: twelve hours before noon), and may pass 24 h; nothing here knows which file they came from.
 */
export interface Timetable {
  readonly stops: readonly LineStop[];
  readonly lines: readonly Line[];
  readonly services: readonly Service[];
  readonly trips: readonly Trip[];
}

export interface LineStop {
  readonly id: string;
  readonly name: string;
  /** Degrees (WGS 84). */
  readonly lon: number;
  readonly lat: number;
  /** Ids of what it is part of, the nearest first: a platform's station, a boarding area's platform and station. None: it stands alone. */
  readonly within?: readonly string[];
}

export interface Line {
  readonly id: string;
  readonly name: string;
  /** Who runs it, by GTFS' `agency_id`; where it is not said, whoever's timetable it is. */
  readonly agency?: string;
}

/** The days of a trip: weekdays between two days, and days taken out and put in. Days are `YYYY-MM-DD`. */
export interface Service {
  readonly id: string;
  /** Monday first. */
  readonly weekdays: readonly boolean[];
  readonly from: string;
  readonly to: string;
  readonly added: ReadonlySet<string>;
  readonly removed: ReadonlySet<string>;
}

/** One run of a vehicle along stops. `arrive[i] ≤ depart[i] ≤ arrive[i + 1]`. */
export interface Trip {
  readonly id: string;
  /** Indices into `lines`, `services` and `stops`. */
  readonly line: number;
  readonly service: number;
  /** GTFS' `direction_id`, 0 or 1; where it is not said, it may be either. */
  readonly direction?: number;
  readonly stops: Int32Array;
  readonly arrive: Int32Array;
  readonly depart: Int32Array;
  /** Whether something may be put in and taken out at each stop: 1 or 0. */
  readonly loads: Uint8Array;
  readonly unloads: Uint8Array;
  readonly hold: Hold;
}

/** What a trip takes besides its passengers. */
export interface Hold {
  /** Kilograms at any moment; zero: it takes no goods. */
  readonly kg: number;
  /** Classes of goods it takes, such as `dry`, `fresh`, `cold`; null: all of them. */
  readonly goods: readonly string[] | null;
  /** Seconds for putting in, and for taking out, a parcel; the next vehicle leaves no earlier than both. */
  readonly handOver: number;
  /** Seconds of the security inspection before a parcel's first trip. */
  readonly inspection: number;
}

/** What is taken where nobody said it: an assumption, told wherever it is used. */
export const assumedHold: Hold = { kg: 50, goods: null, handOver: 180, inspection: 300 };
