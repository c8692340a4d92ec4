import type { Problem, Visit } from '../../problem.ts';
import { earliestArrival } from '../earliest-arrival.ts';
import { freeHold, type LineDay } from '../line-day.ts';
import { takeHold, type Way } from '../way.ts';
import type { ParcelDay } from './parcel-day.ts';

/** Scheduled lines that could take what a day's vehicles bring. */
export interface Offer {
  readonly lines: LineDay;
  /** Stops of the lines at the depots, and at each place of the problem. */
  readonly from: readonly number[];
  readonly stops: readonly (readonly number[])[];
  /** Goods are at the depots from this second of the day on. */
  readonly ready: number;
  /** Which load dimension is kilograms. */
  readonly kg: number;
  readonly fare: ParcelDay['lineFare'];
}

/** A day of which some stops may be left to a line: then their goods go by `ways[visit]`, for the fare the stop's prize is. */
export interface Offered {
  readonly problem: Problem;
  readonly ways: readonly (Way | null)[];
}

/**
 * Keeps room on lines for what they can bring in time, where a vehicle's way per kilogram is longest first, and makes those stops
 * ones that may be left out at the price of the fare. Whichever of them the vehicles then make: the rest has its room.
 */
export function offeredToLines(problem: Problem, offer: Offer): Offered {
  const free = freeHold(offer.lines);
  const ways: (Way | null)[] = problem.visits.map(() => null);
  const delivered = new Set(problem.visits.flatMap(({ deliveredAt }) => deliveredAt ?? []));
  const far = (visit: Visit) => (problem.distance[visit.place] ?? 0) / (visit.deliver[offer.kg] ?? 1);
  const farFirst = [...problem.visits.entries()]
    .filter(([index, visit]) => !delivered.has(index) && isBrought(visit))
    .sort(([, a], [, b]) => far(b) - far(a));
  for (const [index, visit] of farFirst) {
    const kg = visit.deliver[offer.kg] ?? 0;
    const ready = Math.max(offer.ready, visit.release);
    const parcel = { kg, goods: visit.goods, ready, from: offer.from, to: offer.stops[visit.place] ?? [] };
    const way = parcel.to.length > 0 ? earliestArrival(offer.lines, free, parcel) : null;
    if (!way || way.arrives > Math.min(visit.close, visit.due)) continue;
    takeHold(offer.lines, free, way, kg);
    ways[index] = way;
  }
  const fareOf = ({ deliver }: Visit) => offer.fare.perParcel + offer.fare.perKg * (deliver[offer.kg] ?? 0);
  const visits = problem.visits.map((visit, index) =>
    ways[index] ? { ...visit, prize: fareOf(visit) } : visit,
  );
  return { problem: { ...problem, visits }, ways };
}

/** Only brought, and for no one vehicle: what is collected is not handed to a bus. */
function isBrought({ deliver, collect, deliveredAt, prize, only }: Visit): boolean {
  const brings = deliver.some((amount) => amount > 0);
  return (
    brings &&
    collect.every((amount) => amount === 0) &&
    deliveredAt === null &&
    prize === null &&
    !only.length
  );
}

/** What lines take of a plan's stops, as a day of parcels that `checkParcels` judges. */
export function leftToLines(
  { problem, ways }: Offered,
  offer: Offer,
  unplanned: readonly number[],
): { readonly day: ParcelDay; readonly carried: readonly { way: Way | null; feeder: null }[] } {
  const left = unplanned.flatMap((index) => {
    const visit = problem.visits[index];
    return visit ? [{ visit, way: ways[index] ?? null }] : [];
  });
  const noVans = { count: 0, kg: 0, leaves: 0, back: 0, fixed: 0, perMetre: 0, perSecond: 0, service: 0 };
  return {
    carried: left.map(({ way }) => ({ way, feeder: null })),
    day: {
      ...{ lines: offer.lines, distance: problem.distance, duration: problem.duration },
      ...{ vans: noVans, feeders: [], lineFare: offer.fare },
      places: offer.stops.map((stops, place) => ({
        name: `${place}`,
        stops: place === 0 ? offer.from : stops,
      })),
      parcels: left.map(({ visit }) => ({
        ...{ name: visit.name, kg: visit.deliver[offer.kg] ?? 0, goods: visit.goods, to: visit.place },
        ...{ ready: Math.max(offer.ready, visit.release), due: Math.min(visit.close, visit.due) },
      })),
    },
  };
}
