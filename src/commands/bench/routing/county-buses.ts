import type { Offer, Problem, Timetable } from '#routing';
import { lineDay } from '#routing';
import { type Seeded, seeded } from '../../demo/seeded.ts';
import { DEPOTS } from './county-day.ts';

const BUSES = 30;
const STOPS = 7;
const [HOUR, MINUTE] = [3_600, 60];
const OUT = [7, 10.5, 14.5].map((at) => at * HOUR);
/** A bus stops everywhere and takes its time. */
const SLOWER = 1.3;
const HOLD = { kg: 60, goods: ['dry'], handOver: 2 * MINUTE, inspection: 5 * MINUTE };
const DAY = '2026-11-26';

/** Thirty buses of a made county's day, each three times out from a depot past seven villages, with room for 60 kg of dry goods. */
export function countyBuses(seed: number, { places, duration }: Problem): Offer {
  const chance = seeded(seed + 1);
  const trips = Array.from({ length: BUSES }, (_, bus) =>
    tripsOf(bus, villagesPast(chance, places, duration, bus % DEPOTS.length), places, duration),
  ).flat();
  const timetable: Timetable = {
    stops: Array.from({ length: places }, (_, place) => ({
      id: `${place}`,
      name: `${place}`,
      lon: 0,
      lat: 0,
    })),
    lines: Array.from({ length: BUSES }, (_, bus) => ({ id: `${bus}`, name: `bus ${bus}` })),
    services: [
      {
        ...{ id: 'daily', weekdays: Array<boolean>(7).fill(true), from: DAY, to: DAY },
        ...{ added: new Set<string>(), removed: new Set<string>() },
      },
    ],
    trips,
  };
  return {
    ...{ lines: lineDay(timetable, DAY), ready: 6 * HOUR, kg: 0 },
    from: DEPOTS.map((_, depot) => depot),
    stops: Array.from({ length: places }, (_, place) => [place]),
    fare: { perParcel: 1, perKg: 0.08 },
  };
}

/** A depot, then villages near one drawn by lot, the nearest to the depot first. */
function villagesPast(chance: Seeded, places: number, duration: Float64Array, depot: number): number[] {
  const to = chance.int(DEPOTS.length, places - 1);
  const far = (from: number) => (place: number) => duration[from * places + place] ?? 0;
  const [fromTarget, fromDepot] = [far(to), far(depot)];
  const villages = Array.from({ length: places - DEPOTS.length }, (_, i) => DEPOTS.length + i)
    .sort((a, b) => fromTarget(a) - fromTarget(b))
    .slice(0, STOPS)
    .sort((a, b) => fromDepot(a) - fromDepot(b));
  return [depot, ...villages];
}

function tripsOf(
  bus: number,
  stops: readonly number[],
  places: number,
  duration: Float64Array,
): Timetable['trips'] {
  let since = 0;
  const reached = stops.map((stop, k) => {
    if (k > 0) since += Math.round(SLOWER * (duration[(stops[k - 1] ?? 0) * places + stop] ?? 0)) + MINUTE;
    return since;
  });
  return OUT.map((out, trip) => ({
    ...{ id: `${bus}-${trip}`, line: bus, service: 0, stops: Int32Array.from(stops), hold: HOLD },
    arrive: Int32Array.from(reached, (seconds) => out + seconds),
    depart: Int32Array.from(reached, (seconds, k) => out + seconds + (k > 0 ? MINUTE : 0)),
    loads: new Uint8Array(stops.length).fill(1),
    unloads: new Uint8Array(stops.length).fill(1),
  }));
}
