/**
 * Parcels that go in three steps: a truck from the depot to a stop, a bus of a scheduled line from there to a stop in town, a
 * courier from that stop to the customer. After Delle Donne, Santini & Archetti 2025 (doi 10.1016/j.ejor.2024.12.047).
 * Read as their published values have it: a courier makes one round and may wait at a door, room at a stop is counted in
 * parcels, and only the wait for a courier is limited. Places are numbered: the depot is 0, then the stops, then the customers.
 */
export interface Relay {
  readonly name: string;
  readonly stops: readonly RelayStop[];
  readonly lines: readonly RelayLine[];
  readonly customers: readonly Customer[];
  readonly trucks: Fleet;
  /** `count` is for each stop. */
  readonly couriers: Fleet;
  /** What a way costs, and how long it takes: `[from * places + to]`. */
  readonly places: number;
  readonly cost: Float64Array;
  readonly minutes: Float64Array;
}

export interface Fleet {
  readonly count: number;
  readonly capacity: number;
}

export interface RelayStop {
  readonly name: string;
  /** Most parcels that wait here at one moment, and the longest one waits for its courier, in minutes; for its bus it may wait longer. */
  readonly capacity: number;
  readonly wait: number;
}

/** A line on which parcels get on at one of the first stops and off at one of the last. */
export interface RelayLine {
  readonly name: string;
  readonly capacity: number;
  /** Stops in order, as indices into `stops`; at the first `boarding` of them parcels are put in. */
  readonly stops: readonly number[];
  readonly boarding: number;
  /** When the first run passes each stop, how many minutes later each next one, and how many there are. */
  readonly passes: readonly number[];
  readonly every: number;
  readonly runs: number;
}

export interface Customer {
  readonly name: string;
  readonly load: number;
  /** The courier comes in this window, or before it and waits at the door. */
  readonly open: number;
  readonly close: number;
  /** Stops from which a courier may come. */
  readonly from: readonly number[];
}

export interface RelayPlan {
  /** What each customer's parcel rides: indices along its line's stops; null: it goes nowhere. */
  readonly parcels: readonly (RelayRide | null)[];
  readonly trucks: readonly TruckRound[];
  readonly couriers: readonly CourierRound[];
}

export interface RelayRide {
  readonly line: number;
  readonly run: number;
  readonly board: number;
  readonly alight: number;
}

export interface TruckRound {
  /** Each stop with the moment its parcels (customers) are put down; where there are none it is driven through. */
  readonly visits: readonly {
    readonly stop: number;
    readonly at: number;
    readonly parcels: readonly number[];
  }[];
}

export interface CourierRound {
  readonly stop: number;
  readonly leaves: number;
  readonly customers: readonly number[];
}

export function stopPlace(stop: number): number {
  return 1 + stop;
}

export function customerPlace({ stops }: Relay, customer: number): number {
  return 1 + stops.length + customer;
}

/** When a run of a line passes one of its stops (counted along the line). */
export function passing({ passes, every }: RelayLine, run: number, index: number): number {
  return (passes[index] ?? 0) + run * every;
}
