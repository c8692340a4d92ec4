import type { Fen } from '#shared/money.ts';

/** Moments of a plan are seconds since the day's local midnight; they may pass the next. Distances are metres, masses grams. */
export type Seconds = number;

/** A node of the network as a plan knows it. */
export interface Spot {
  readonly nodeId: string;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly lat: number;
  readonly lng: number;
}

/** A vehicle that can be out that day. */
export interface DayVehicle {
  readonly id: string;
  readonly plate: string;
  readonly driverName: string;
  readonly capacityGrams: number;
  readonly cold: boolean;
  readonly fixedFen: Fen;
  readonly kmFen: Fen;
  readonly hourFen: Fen;
  /** Leaves no earlier, is back no later. */
  readonly from: Seconds;
  readonly until: Seconds;
  /** It has left already: where it was last. It brings what it has on board and takes nothing more to deliver. */
  readonly underWayAt: Spot | null;
}

/** What is to be done at a node by one vehicle. */
export interface DayStop {
  /** Of the stop in this plan; two stops of a node differ. */
  readonly key: string;
  readonly spot: Spot;
  readonly opens: Seconds;
  readonly closes: Seconds;
  readonly cold: boolean;
  readonly grams: number;
  readonly parcels: readonly DayStopParcel[];
  /** Something to do besides handing over, such as goods to take back; '' for nothing. */
  readonly note: string;
  /** Its parcels are on this vehicle. */
  readonly only: string | null;
}

export interface DayStopParcel {
  readonly id: string;
  readonly orderNumber: string;
  readonly promisedDay: string;
}

/** A carrier's day as it was known when a plan was asked for. */
export interface Day {
  readonly day: string;
  readonly hub: Spot;
  readonly vehicles: readonly DayVehicle[];
  readonly stops: readonly DayStop[];
  /** Where its ways come from; undefined: guessed, as before there were roads. */
  readonly ways?: DayWays | undefined;
}

/** The ways of a day as they were known: whole metres and seconds, `[from * spots + to]`, by the positions of the spots. */
export interface DayWays {
  /** As routing tells it (`WaysUsed`). */
  readonly used: {
    readonly by: 'osrm' | 'valhalla' | 'roads' | 'guess';
    readonly guess?: { readonly detour: number; readonly kmh: number };
    readonly since?: string;
    readonly failed?:
      | {
          readonly by: 'osrm' | 'valhalla' | 'roads';
          readonly why: 'unreachable' | 'late' | 'refused' | 'unreadable' | 'start-apart';
        }
      | undefined;
  };
  /** None where all are guessed. */
  readonly spots: readonly string[];
  readonly metres: readonly number[];
  readonly seconds: readonly number[];
  /** Spots no car can reach by road; the ways to them are guessed. */
  readonly apart: readonly { readonly spot: string; readonly why: 'disconnected-road' | 'no-road-near' }[];
}

/** A spot's position as the ways of a day name it. */
export function positionOf({ lat, lng }: Pick<Spot, 'lat' | 'lng'>): string {
  return `${lat} ${lng}`;
}

/** One vehicle's stops in order: indices into `vehicles` and `stops`. A locked one is left as it is by a search. */
export interface DayRoute {
  readonly vehicle: number;
  readonly stops: readonly number[];
  readonly locked: boolean;
}

/** A stop in no route, and why: a code of `missing-words.ts`. */
export interface Missing {
  readonly stop: number;
  readonly why: string;
}

/** Without roads ways are straight lines, longer by this factor, driven at this speed: stated on every plan. */
export const GUESS = { detour: 1.4, kmh: 45 };

/** At a stop: four minutes, and twenty seconds for each parcel. */
export function serviceSeconds(stop: Pick<DayStop, 'parcels'>): Seconds {
  return 240 + 20 * stop.parcels.length;
}

/** What a broken promise counts for, so that a stop is left out only when no vehicle can make it. */
export function fenOfLeavingOut(stop: Pick<DayStop, 'parcels'>): Fen {
  return 100_000 + 10_000 * stop.parcels.length;
}
