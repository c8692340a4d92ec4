import { anyVehicle, type Vehicle, type Visit, type Window } from '../kernel/problem.ts';
import type { JsonFault } from './given.ts';
import type { GivenProblem } from './problem-schema.ts';

type GivenVehicle = GivenProblem['vehicles'][number];

/** The vehicles of a problem in JSON, or what is wrong with one of them. */
export function vehiclesOf(
  { vehicles }: GivenProblem,
  placeOf: ReadonlyMap<string, number>,
  visits: readonly Visit[],
): Vehicle[] | JsonFault {
  const visitOf = new Map(visits.map(({ name }, index) => [name, index]));
  for (const vehicle of vehicles) {
    const fault =
      placeFault(vehicle, placeOf) ??
      nameFault(vehicle, visitOf) ??
      windowFault(vehicle) ??
      goodsFault(vehicle) ??
      underwayFault(vehicle, visitOf) ??
      drivenFault(vehicle, visitOf, visits);
    if (fault) return fault;
  }
  const known = new Set(vehicles.map(({ name }) => name));
  const stranger = visits.flatMap(({ only }) => only).find((name) => !known.has(name));
  if (stranger) return { code: 'unknown-vehicle', at: stranger };
  for (const list of ['done', 'aboard'] as const) {
    const twice = repeated(
      vehicles.flatMap(({ underway }) => underway?.[list] ?? []).map((name) => ({ name })),
    );
    if (twice !== null)
      return {
        code: 'faulty-plan',
        at: `${twice}: ${list === 'done' ? 'visited-twice' : 'goods-elsewhere'}`,
      };
  }
  return vehicles.map((vehicle) => vehicleOf(vehicle, placeOf, visitOf));
}

function vehicleOf(
  { breaks, reloads, underway, ...vehicle }: GivenVehicle,
  placeOf: ReadonlyMap<string, number>,
  visitOf: ReadonlyMap<string, number>,
): Vehicle {
  const at = (place: string) => placeOf.get(place) ?? 0;
  const indices = (names: readonly string[]) => names.map((name) => visitOf.get(name) ?? -1);
  return {
    ...anyVehicle,
    ...vehicle,
    start: vehicle.start == null ? null : at(vehicle.start),
    end: vehicle.end == null ? null : at(vehicle.end),
    close: vehicle.close ?? Number.POSITIVE_INFINITY,
    longest: vehicle.longest ?? Number.POSITIVE_INFINITY,
    farthest: vehicle.farthest ?? Number.POSITIVE_INFINITY,
    longestDriving: vehicle.longestDriving ?? Number.POSITIVE_INFINITY,
    trips: vehicle.trips ?? Number.POSITIVE_INFINITY,
    breaks: breaks.map(({ paid, ...rest }) => ({ ...rest, isPaid: paid })),
    reloads: reloads.map((reload) => ({ ...reload, place: at(reload.place) })),
    underway: underway
      ? {
          done: indices(underway.done),
          place: at(underway.place),
          time: underway.time,
          aboard: indices(underway.aboard),
          rested: underway.rested.map((name) => breaks.findIndex((each) => each.name === name)),
        }
      : null,
  };
}

function placeFault(
  { name, start, end, reloads, underway }: GivenVehicle,
  placeOf: ReadonlyMap<string, number>,
): JsonFault | null {
  const places = [start, end, underway?.place, ...reloads.map(({ place }) => place)];
  const unknown = places.find((place) => place != null && !placeOf.has(place));
  return unknown == null ? null : { code: 'unknown-place', at: `${name}: ${unknown}` };
}

/** A written plan has stops, breaks and reloads beside each other. */
function nameFault(
  { breaks, reloads }: GivenVehicle,
  visitOf: ReadonlyMap<string, number>,
): JsonFault | null {
  const same =
    repeated([...breaks, ...reloads]) ?? [...breaks, ...reloads].find(({ name }) => visitOf.has(name))?.name;
  return same == null ? null : { code: 'same-name', at: same };
}

function windowFault({ name, breaks }: GivenVehicle): JsonFault | null {
  const wrong = breaks.find(({ windows }) => !isInOrder(windows));
  return wrong ? { code: 'impossible-window', at: `${name}: ${wrong.name}` } : null;
}

function goodsFault({ name, compartments }: GivenVehicle): JsonFault | null {
  const twice = repeated(compartments.flatMap(({ takes }) => takes).map((goods) => ({ name: goods })));
  return twice === null ? null : { code: 'goods-twice', at: `${name}: ${twice}` };
}

function underwayFault(
  { name, count, underway, breaks }: GivenVehicle,
  visitOf: ReadonlyMap<string, number>,
): JsonFault | null {
  if (!underway) return null;
  if (count !== 1) return { code: 'wrong-field', at: `${name}: underway, count ${count}` };
  const unknown = [...underway.done, ...underway.aboard].find((stop) => !visitOf.has(stop));
  if (unknown) return { code: 'unknown-visit', at: `${name}: ${unknown}` };
  const rest = underway.rested.find((each) => !breaks.some((known) => known.name === each));
  return rest ? { code: 'wrong-field', at: `${name}: underway.rested: ${rest}` } : null;
}

/** What a vehicle has brought of a shipment it has picked up before. */
function drivenFault(
  { underway }: GivenVehicle,
  visitOf: ReadonlyMap<string, number>,
  visits: readonly Visit[],
): JsonFault | null {
  const made = new Set<number>();
  for (const name of underway?.done ?? []) {
    const visit = visitOf.get(name) ?? -1;
    const pickup = visits.findIndex(({ deliveredAt }) => deliveredAt === visit);
    if (pickup >= 0 && !made.has(pickup))
      return { code: 'faulty-plan', at: `${name}: delivered-before-picked-up` };
    made.add(visit);
  }
  return null;
}

/** Whether windows come one after another, none empty. */
export function isInOrder(windows: readonly Window[]): boolean {
  return windows.every(
    ([open, close], index) => open <= close && (windows[index - 1]?.[1] ?? Number.NEGATIVE_INFINITY) < open,
  );
}

/** The first name that comes a second time. */
export function repeated(named: readonly { readonly name: string }[]): string | null {
  const seen = new Set<string>();
  for (const { name } of named) {
    if (seen.has(name)) return name;
    seen.add(name);
  }
  return null;
}
