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
  /** Most driving time of a route, waiting and service not included. */
  readonly longestDriving: number;
  /** Cost of each unit of time from leaving to being back, unpaid breaks on the way not included. */
  readonly perTime: number;
  readonly breaks: readonly Break[];
  /** Where it may unload what was collected and load anew on the way; none: one trip a day. */
  readonly reloads: readonly Reload[];
  /** Most trips of a route. */
  readonly trips: number;
  /** Parts of it with a most of their own; none: it takes whatever goods there are. */
  readonly compartments: readonly Compartment[];
  /** What was loaded last must be unloaded first; goods for the stops of a trip are loaded in the right order. */
  readonly lastInFirstOut: boolean;
  /** It is already on its way: there is one of it, and what it has done stays done. */
  readonly underway: Underway | null;
}

/** The driver's rest, taken between two services (on the road too, or at the depot before a trip), beginning in one of its windows. */
export interface Break {
  readonly name: string;
  readonly windows: readonly Window[];
  readonly lasts: number;
  readonly isPaid: boolean;
}

export interface Reload {
  readonly name: string;
  readonly place: number;
  readonly lasts: number;
}

/** Room for some classes of goods; a class rides in the one compartment of a vehicle that takes it. */
export interface Compartment {
  readonly name: string;
  readonly takes: readonly string[];
  /** Most it holds, one number for each dimension. */
  readonly capacity: readonly number[];
}

/** Where a vehicle is in the middle of its day; what it drove so far is paid and no longer judged. */
export interface Underway {
  /** Visits it has made on the trip it is on, in order: what came before a reload is behind it. */
  readonly done: readonly number[];
  /** Where it is free to go on, and from when. */
  readonly place: number;
  readonly time: number;
  /** Visits whose goods were loaded at its start and not brought yet: no other vehicle can bring them. */
  readonly aboard: readonly number[];
  /** Breaks it has taken (indices). */
  readonly rested: readonly number[];
}

/** From the first moment to the last, both included. */
export type Window = readonly [open: number, close: number];

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
  /** Service begins in one of these, which come one after another from `open` to `close`; none: at any moment between. */
  readonly windows: readonly Window[];
  /** Later than this, each unit of time costs so much; `close` stays the last moment. */
  readonly due: number;
  readonly perLate: number;
  /** What is brought here is ready at the depot from then on. */
  readonly release: number;
  /** Cost of each unit of time its goods are on board (predicted loss of freshness), and most such time. For a shipment: at its pickup. */
  readonly perAboard: number;
  readonly longestAboard: number;
  /** Class of its goods, such as cold; vehicles with compartments take what one of them takes. */
  readonly goods: string | null;
  /** Names of the vehicles that may make it; none: all may. */
  readonly only: readonly string[];
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
  /** Breaks and reloads on the way, in order. */
  readonly pauses?: readonly Pause[];
}

/** The `index`-th of the vehicle's breaks or reloads, taken when so many visits have been made. */
export interface Pause {
  readonly after: number;
  readonly what: 'break' | 'reload';
  readonly index: number;
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
  longestDriving: Number.POSITIVE_INFINITY,
  perTime: 0,
  breaks: [],
  reloads: [],
  trips: Number.POSITIVE_INFINITY,
  compartments: [],
  lastInFirstOut: false,
  underway: null,
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
  windows: [],
  due: Number.POSITIVE_INFINITY,
  perLate: 0,
  release: 0,
  perAboard: 0,
  longestAboard: Number.POSITIVE_INFINITY,
  goods: null,
  only: [],
};
