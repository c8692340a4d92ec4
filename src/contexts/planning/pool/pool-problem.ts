import type { Node, Vehicle } from '#delivery';
import { anyVehicle, anyVisit, type Problem, type TravelTimes } from '#routing';
import type { Brought } from './brought.ts';
import type { PoolCarrier } from './pool-day.ts';

/** Where no roads are known, ways are guessed as on the day board, and the page says so. */
export const GUESS = { detour: 1.4, kmh: 45 };
/** At a stop: four minutes, and twenty seconds for each parcel. */
const AT_A_STOP = 240;
const A_PARCEL = 20;

/** What a pooled day is made of. */
export interface PoolGiven {
  /** The hub, then every node that something goes to. */
  readonly spots: readonly Node[];
  readonly vehicles: readonly Vehicle[];
  readonly brought: readonly Brought[];
  readonly names: ReadonlyMap<string, string>;
}

/**
 * A day's goods and vehicles as a problem in fen, metres and seconds since midnight, and whose they are. Stops are named by carrier and
 * node, vehicles by id.
 */
export function poolProblem({
  spots,
  vehicles,
  brought,
  names,
  ways: { distance, duration },
}: PoolGiven & { readonly ways: Pick<TravelTimes, 'distance' | 'duration'> }): {
  readonly problem: Problem;
  readonly carriers: readonly PoolCarrier[];
} {
  const placeOf = new Map(spots.map(({ id }, place) => [id, place]));
  const problem: Problem = {
    name: 'pool',
    dimensions: ['kg'],
    places: spots.length,
    ...{ distance, duration },
    fewestVehicles: false,
    vehicles: vehicles.map((vehicle) => ({
      ...anyVehicle,
      ...{ name: vehicle.id, count: 1, capacity: [vehicle.capacityGrams / 1_000], start: 0, end: 0 },
      ...{ open: clock(vehicle.shiftFrom), close: clock(vehicle.shiftUntil), fixed: vehicle.fixedFen },
      ...{ perDistance: vehicle.kmFen / 1_000, perDuration: vehicle.hourFen / 3_600 },
    })),
    visits: brought.flatMap(({ organisationId, stops }) =>
      stops.map(({ nodeId, parcels, grams }) => {
        const place = placeOf.get(nodeId) ?? 0;
        const { opens = '00:00', closes = '24:00' } = spots[place]?.opening ?? {};
        return {
          ...anyVisit,
          ...{ name: stopName(organisationId, nodeId), place, deliver: [grams / 1_000], collect: [0] },
          ...{ open: clock(opens), close: clock(closes), service: AT_A_STOP + A_PARCEL * parcels },
        };
      }),
    ),
  };
  const carriers = brought.map(({ organisationId, stops }) => ({
    name: names.get(organisationId) ?? organisationId,
    vehicles: vehicles.filter(({ carrierId }) => carrierId === organisationId).map(({ id }) => id),
    stops: stops.map(({ nodeId }) => stopName(organisationId, nodeId)),
  }));
  return { problem, carriers };
}

export function stopName(organisationId: string, nodeId: string): string {
  return `${organisationId} ${nodeId}`;
}

/** `HH:MM` as seconds since midnight. */
function clock(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 3_600 + minutes * 60;
}
