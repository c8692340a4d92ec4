import { metres } from './round-plan.ts';

interface Place {
  readonly lat: number;
  readonly lng: number;
}

/** A stop of a round in its order. Positions are WGS 84 degrees. */
export interface WayStop extends Place {
  /** As planned; null where nobody planned the times. */
  readonly plannedArrival: Date | null;
  readonly plannedDeparture: Date | null;
  readonly arrivedAt: Date | null;
}

export interface Way {
  readonly from: Place;
  readonly startedAt: Date;
  /** As planned; null where nobody planned the times. */
  readonly plannedStart: Date | null;
  readonly stops: readonly WayStop[];
  /** The latest position of the vehicle, where the driver lets it be known. */
  readonly position?: (Place & { readonly at: Date }) | undefined;
}

export interface ArrivalWindow {
  readonly from: Date;
  readonly until: Date;
  /** Stops still to be made before this one. */
  readonly stopsBefore: number;
  /** The last moment something was heard of the vehicle: it left, made a stop, or told its position. */
  readonly heardAt: Date;
  /** Nothing was heard for so long that the window is a guess. */
  readonly stale: boolean;
}

const MINUTE = 60_000;
/** Roads of a mountain county are about so much longer than the straight line. */
const DETOUR = 1.4;
const METRES_A_MINUTE = 30_000 / 60;
const MINUTES_AT_STOP = 6;
const STALE_MINUTES = 60;
/** Early and late parts of what is still to come: vans are late more often, and by more, than they are early. */
const EARLY = 0.2;
const LATE = 0.45;
/** Minutes that no plan knows of: a level crossing, a talk at a stop. */
const LOOSE = 5;
const ROUND_TO = 5;

/**
 * When a vehicle will be at a stop: a window, because a minute would be a lie. What is left of the way is taken from the plan's times
 * where there are some, otherwise from distance (straight lines × 1.4 at 30 km/h) and six minutes a stop; it is counted from the last
 * thing known of the vehicle. The more is left, and the longer nothing was heard, the wider: a phone without signal tells its stops late. Bounds are whole five minutes, the window
 * is never narrower than ten and never begins before now. Undefined for a stop that was made, or that the way does not have.
 */
export function arrivalWindow(way: Way, index: number, now: Date): ArrivalWindow | undefined {
  const stop = way.stops[index];
  if (!stop || stop.arrivedAt !== null) return undefined;
  const { at: lastAt, index: lastIndex } = lastDone(way);
  const open = way.stops.flatMap((each, place) => (place < index && each.arrivedAt === null ? [place] : []));
  const route = [...open, index];
  const [next = index] = route;

  let heardAt = lastAt;
  let toNext = minutesBetween(way, lastIndex, next);
  const here = way.position;
  if (here && here.at > lastAt) {
    heardAt = here.at;
    // Standing at the last stop, or already under way: no more than the whole leg is left.
    toNext = Math.min(drive(here, way.stops[next] ?? here), toNext);
  }
  let rest = 0;
  for (const [place, stopIndex] of route.slice(1).entries())
    rest += minutesBetween(way, route[place] ?? stopIndex, stopIndex);

  const silent = Math.max(0, (now.getTime() - heardAt.getTime()) / MINUTE);
  // At best the stops of the silence were made and only not told yet; at worst the vehicle is still before the first of them.
  const best = Math.max(toNext + rest - silent, 0);
  const worst = Math.max(toNext - silent, 0) + rest;
  const overdue = Math.max(silent - toNext, 0);
  const early = Math.max(best * (1 - EARLY) - LOOSE, 0);
  const late = worst * (1 + LATE) + LOOSE + overdue * 0.5 + open.length * 2;
  const from = floorTo(now.getTime() + early * MINUTE);
  const until = ceilTo(now.getTime() + late * MINUTE);
  return {
    from: new Date(from),
    until: new Date(Math.max(until, from + 2 * ROUND_TO * MINUTE)),
    stopsBefore: open.length,
    heardAt,
    stale: silent > STALE_MINUTES,
  };
}

/** The last stop that was made (−1: the hub) and when. */
function lastDone({ startedAt, stops }: Way): { readonly at: Date; readonly index: number } {
  let last = { at: startedAt, index: -1 };
  for (const [index, { arrivedAt }] of stops.entries())
    if (arrivedAt !== null && arrivedAt >= last.at) last = { at: arrivedAt, index };
  return last;
}

/** From reaching one stop (−1: from leaving the hub) to reaching another, in minutes. */
function minutesBetween(way: Way, from: number, to: number): number {
  const start = from < 0 ? way.plannedStart : way.stops[from]?.plannedArrival;
  const end = way.stops[to]?.plannedArrival;
  // Times of a plan hold between neighbours in its order; stops made out of order leave only the distance.
  if (start && end && end > start && from < to) return (end.getTime() - start.getTime()) / MINUTE;
  const origin = from < 0 ? way.from : (way.stops[from] ?? way.from);
  return (from < 0 ? 0 : MINUTES_AT_STOP) + drive(origin, way.stops[to] ?? origin);
}

function drive(a: Place, b: Place): number {
  return (metres(a, b) * DETOUR) / METRES_A_MINUTE;
}

function floorTo(ms: number): number {
  const step = ROUND_TO * MINUTE;
  return Math.floor(ms / step) * step;
}

function ceilTo(ms: number): number {
  const step = ROUND_TO * MINUTE;
  return Math.ceil(ms / step) * step;
}
