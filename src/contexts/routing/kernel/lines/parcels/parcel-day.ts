import { anyVehicle, anyVisit, type Problem } from '../../problem.ts';
import type { LineDay } from '../line-day.ts';
import type { Way } from '../way.ts';

/** A day's parcels from the county's hub to stations and points, by van, by scheduled line, or by line and then a station's van. */
export interface ParcelDay {
  readonly lines: LineDay;
  /** Places with the ways between them (metres, seconds, row by row); the hub is place 0. */
  readonly places: readonly ParcelPlace[];
  readonly distance: Float64Array;
  readonly duration: Float64Array;
  readonly parcels: readonly Parcel[];
  readonly vans: Vans;
  /** Vans that wait at a station and leave when its bus is in. */
  readonly feeders: readonly (Vans & { readonly from: number })[];
  /** What a line asks for a parcel, and for each kilogram. */
  readonly lineFare: { readonly perParcel: number; readonly perKg: number };
}

export interface ParcelPlace {
  readonly name: string;
  /** Stops of the lines where parcels of this place are handed over. */
  readonly stops: readonly number[];
}

export interface Parcel {
  readonly name: string;
  readonly kg: number;
  readonly goods: string | null;
  readonly to: number;
  /** At the hub from this second of the day on; to be at its place by that one. */
  readonly ready: number;
  readonly due: number;
}

export interface Vans {
  readonly count: number;
  readonly kg: number;
  readonly leaves: number;
  readonly back: number;
  readonly fixed: number;
  readonly perMetre: number;
  readonly perSecond: number;
  /** Seconds at each place. */
  readonly service: number;
}

/** How a parcel goes: `way` on lines (none: it does not), then the van of `feeder` (null: none; -1: the hub's van alone). */
export interface Carried {
  readonly way: Way | null;
  readonly feeder: number | null;
}

export const byVan: Carried = { way: null, feeder: -1 };

/** The vans' rounds as a routing problem: a visit for each place and starting point, of all parcels that come from there. */
export interface Rounds {
  readonly problem: Problem;
  /** The parcels of each visit. */
  readonly parcels: readonly (readonly number[])[];
}

export function roundsOf(day: ParcelDay, carried: readonly (Carried | null)[]): Rounds {
  const stops = new Map<string, { place: number; feeder: number; parcels: number[] }>();
  for (const [parcel, { to }] of day.parcels.entries()) {
    const feeder = carried[parcel]?.feeder ?? null;
    if (feeder === null) continue;
    const key = `${feeder} ${to}`;
    const stop = stops.get(key) ?? { place: to, feeder, parcels: [] };
    stop.parcels.push(parcel);
    stops.set(key, stop);
  }
  const kinds = [{ ...day.vans, from: 0 }, ...day.feeders];
  const visits = [...stops.values()].map(({ place, feeder, parcels }) => {
    const given = parcels.flatMap((parcel) => day.parcels[parcel] ?? []);
    const service = kinds[feeder + 1]?.service ?? 0;
    return {
      ...anyVisit,
      name: `${day.places[place]?.name}${feeder < 0 ? '' : ` ← ${day.places[kinds[feeder + 1]?.from ?? 0]?.name}`}`,
      ...{ place, service, skills: [String(feeder)] },
      deliver: [given.reduce((sum, { kg }) => sum + kg, 0)],
      close: Math.min(...given.map(({ due }) => due)) - service,
    };
  });
  return {
    parcels: [...stops.values()].map(({ parcels }) => parcels),
    problem: {
      ...{ name: day.lines.day, dimensions: ['kg'], places: day.places.length, fewestVehicles: false },
      ...{ distance: day.distance, duration: day.duration, visits },
      vehicles: kinds.map((vans, kind) => ({
        ...anyVehicle,
        ...{
          name: day.places[vans.from]?.name ?? '',
          count: vans.count,
          capacity: [vans.kg],
          skills: [String(kind - 1)],
        },
        ...{ start: vans.from, end: vans.from, open: vans.leaves, close: vans.back },
        ...{ fixed: vans.fixed, perDistance: vans.perMetre, perDuration: vans.perSecond },
      })),
    },
  };
}
