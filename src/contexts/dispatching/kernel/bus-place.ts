import { metresFrom } from './stops-near.ts';

/** A bus is so far in this time that its place is said to be old. */
const OLD_MINUTES = 5;

interface Stop {
  readonly id: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
}

/** Where a bus is, in the words of its timetable. */
export interface BusPlace {
  /** The stop it is at, comes to or goes to; where none of its own is said, the nearest it calls at. */
  readonly stop: string;
  readonly how: 'incoming' | 'stopped' | 'on-the-way' | 'near';
  /** From that stop, in a straight line. */
  readonly metres: number;
  readonly measuredAt: Date;
  /** Longer ago than `OLD_MINUTES`. */
  readonly old: boolean;
}

/** The place of a bus among the stops of its trip; null where the trip has none. */
export function busPlace(
  {
    measuredAt,
    ...position
  }: {
    readonly lng: number;
    readonly lat: number;
    readonly stopId: string | null;
    readonly status: Exclude<BusPlace['how'], 'near'>;
    readonly measuredAt: Date;
  },
  stops: readonly Stop[],
  now: Date,
): BusPlace | null {
  const away = metresFrom(position);
  const said = stops.find(({ id }) => id === position.stopId);
  const [first] = stops;
  if (!first) return null;
  const stop = said ?? stops.reduce((near, each) => (away(each) < away(near) ? each : near), first);
  return {
    ...{ stop: stop.name, how: said ? position.status : 'near', metres: Math.round(away(stop)), measuredAt },
    old: now.getTime() - measuredAt.getTime() > OLD_MINUTES * 60_000,
  };
}
