/**
 * A delivery day as it is given: places with the ways between them, kinds of vehicles, visits. Nothing here knows which file
 * it came from. Units are the giver's own (metres or tenths of a unit, seconds or minutes); the kernel only adds and compares.
 */
export interface Problem {
  readonly name: string;
  /** Names of the load dimensions, such as kg, litres, crates. */
  readonly dimensions: readonly string[];
  /** How many places there are; the matrices are `places` × `places`, row by row: `[from * places + to]`. */
  readonly places: number;
  readonly distance: Float64Array;
  readonly duration: Float64Array;
  readonly vehicles: readonly Vehicle[];
  readonly visits: readonly Visit[];
  /** Fewer vehicles come before a lower cost. */
  readonly fewestVehicles: boolean;
}

/** A kind of vehicle of which `count` are alike. */
export interface Vehicle {
  readonly name: string;
  readonly count: number;
  /** Most it carries at any moment, one number for each dimension. */
  readonly capacity: readonly number[];
  /** Place where it starts and ends; null: its route is open at that side. */
  readonly start: number | null;
  readonly end: number | null;
  /** Leaves no earlier, is back no later. */
  readonly open: number;
  readonly close: number;
  /** From leaving to being back, waiting and service included; leaving is put off as long as nothing gets later by it. */
  readonly longest: number;
  /** Most distance of a route. */
  readonly farthest: number;
  /** Cost of a route at all, of each unit of distance, of each unit of driving time. */
  readonly fixed: number;
  readonly perDistance: number;
  readonly perDuration: number;
  /** What it can do: a temperature class, a tail lift. */
  readonly skills: readonly string[];
}

/** A stop to be made once. */
export interface Visit {
  readonly name: string;
  readonly place: number;
  /** Brought from the start of the route, and taken on to its end, for each dimension. */
  readonly deliver: readonly number[];
  readonly collect: readonly number[];
  /** Service begins in this window; whoever comes earlier waits. */
  readonly open: number;
  readonly close: number;
  readonly service: number;
  /** What the vehicle must be able to do. */
  readonly skills: readonly string[];
  /** Lost when it is left out; null: it may not be left out. */
  readonly prize: number | null;
  /** The other end of a shipment: picked up here (`collect`), delivered at that visit, by the same vehicle, in this order. */
  readonly deliveredAt: number | null;
}

/** A plan: each route with its kind of vehicle (index into `vehicles`) and its visits (indices into `visits`) in order. */
export interface Plan {
  readonly routes: readonly Route[];
  /** Visits in no route. */
  readonly unplanned: readonly number[];
}

export interface Route {
  readonly vehicle: number;
  readonly visits: readonly number[];
}

export const anyVehicle: Omit<Vehicle, 'name' | 'count' | 'capacity'> = {
  start: 0,
  end: 0,
  open: 0,
  close: Number.POSITIVE_INFINITY,
  longest: Number.POSITIVE_INFINITY,
  farthest: Number.POSITIVE_INFINITY,
  fixed: 0,
  perDistance: 1,
  perDuration: 0,
  skills: [],
};

export const anyVisit: Omit<Visit, 'name' | 'place'> = {
  deliver: [],
  collect: [],
  open: 0,
  close: Number.POSITIVE_INFINITY,
  service: 0,
  skills: [],
  prize: null,
  deliveredAt: null,
};
