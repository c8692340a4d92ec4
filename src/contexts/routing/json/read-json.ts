import { readStops } from '../kernel/formats/read-stops.ts';
import { geodesic } from '../kernel/geodesic.ts';
import { anyVisit, type Plan, type Problem, type Vehicle, type Visit } from '../kernel/problem.ts';
import type { Given, JsonFault } from './given.ts';
import { type GivenProblem, problemSchema } from './problem-schema.ts';
import { isInOrder, repeated, vehiclesOf } from './vehicles-of.ts';

/** A problem in the project's own JSON format. */
export function readJson(text: string): Given | JsonFault {
  const json = parsed(text);
  if (json === undefined) return { code: 'not-json', at: '' };
  const result = problemSchema.safeParse(json);
  if (!result.success) {
    const [issue] = result.error.issues;
    return { code: 'wrong-field', at: `${issue?.path.join('.')}: ${issue?.message}` };
  }
  return problemOf(result.data);
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problemOf(given: GivenProblem): Given | JsonFault {
  const placeOf = new Map(given.places.map(({ name }, index) => [name, index]));
  const twice = repeated(given.places) ?? repeated(given.vehicles);
  if (twice !== null) return { code: 'same-name', at: twice };
  const ways = waysOf(given);
  if ('code' in ways) return ways;
  const { dimensions } = given;
  const tooMany = [
    ...given.vehicles.map((each) => [each.name, each.capacity] as const),
    ...given.vehicles.flatMap((each) =>
      each.compartments.map(({ name, capacity }) => [`${each.name}: ${name}`, capacity] as const),
    ),
    ...given.stops.flatMap((each) => [
      [each.name, each.deliver] as const,
      [each.name, each.collect] as const,
    ]),
    ...given.shipments.map((each, at) => [`shipments.${at}.amount`, each.amount] as const),
  ].find(([, amounts]) => amounts.length > dimensions.length);
  if (tooMany)
    return { code: 'wrong-field', at: `${tooMany[0]}: ${tooMany[1].length} > ${dimensions.length}` };
  const visits: Visit[] = [];
  for (const stop of given.stops) {
    const at = placeOf.get(stop.place);
    if (at === undefined) return { code: 'unknown-place', at: `${stop.name}: ${stop.place}` };
    const { deliver, collect, release, prize = null } = stop;
    visits.push({ ...visitOf(stop, stop, at), deliver, collect, release, prize });
  }
  for (const { amount, pickup, delivery, prize = null, ...carried } of given.shipments) {
    for (const end of [pickup, delivery]) {
      const at = placeOf.get(end.place);
      if (at === undefined) return { code: 'unknown-place', at: `${end.name}: ${end.place}` };
      const isPickup = end === pickup;
      visits.push({
        ...visitOf(end, isPickup ? carried : { goods: carried.goods }, at),
        collect: isPickup ? amount : [],
        deliver: isPickup ? [] : amount,
        // Leaving a shipment out loses its prize once.
        prize: isPickup || prize === null ? prize : 0,
        deliveredAt: isPickup ? visits.length + 1 : null,
      });
    }
  }
  const same = repeated(visits);
  if (same !== null) return { code: 'same-name', at: same };
  const shut = [...visits, ...given.vehicles].find(
    ({ open, close }) => open > (close ?? Number.POSITIVE_INFINITY),
  );
  if (shut) return { code: 'impossible-window', at: shut.name };
  const unordered = visits.find(({ windows }) => !isInOrder(windows));
  if (unordered) return { code: 'impossible-window', at: unordered.name };
  const vehicles = vehiclesOf(given, placeOf, visits);
  if ('code' in vehicles) return vehicles;
  const problem: Problem = {
    name: given.name,
    dimensions,
    places: given.places.length,
    ...ways,
    fewestVehicles: given.fewestVehicles,
    vehicles,
    visits,
  };
  return given.plan ? withPlan(problem, given.plan) : { problem };
}

type Asked = Omit<GivenProblem['shipments'][number]['pickup'], 'place'>;
interface Carried {
  readonly goods?: string | undefined;
  readonly perAboard?: number;
  readonly longestAboard?: number | undefined;
}

function visitOf(asked: Asked, { goods, perAboard = 0, longestAboard }: Carried, place: number): Visit {
  const { name, open, close, service, skills, windows, due, perLate, only } = asked;
  return {
    ...anyVisit,
    ...{ name, place, service, skills, windows, perLate, only, perAboard, goods: goods ?? null },
    open: windows[0]?.[0] ?? open,
    close: windows.at(-1)?.[1] ?? close ?? Number.POSITIVE_INFINITY,
    due: due ?? Number.POSITIVE_INFINITY,
    longestAboard: longestAboard ?? Number.POSITIVE_INFINITY,
  };
}

function withPlan(problem: Problem, given: NonNullable<GivenProblem['plan']>): Given | JsonFault {
  const visitOf = new Map(problem.visits.map(({ name }, index) => [name, index]));
  const left = new Set(problem.visits.keys());
  const routes: Plan['routes'][number][] = [];
  for (const route of given) {
    const vehicle = problem.vehicles.findIndex(({ name }) => name === route.vehicle);
    if (vehicle < 0) return { code: 'unknown-vehicle', at: route.vehicle };
    const read = readStops(route.stops, visitOf, problem.vehicles[vehicle] as Vehicle);
    if (typeof read === 'string') return { code: 'unknown-visit', at: read };
    for (const visit of read.visits) left.delete(visit);
    routes.push({ vehicle, ...read });
  }
  return { problem, from: { routes, unplanned: [...left] }, kept: given.map(({ kept }) => kept) };
}

function waysOf(given: GivenProblem): { distance: Float64Array; duration: Float64Array } | JsonFault {
  const { places, roads = { detour: 1.3, kmh: 30 } } = given;
  for (const name of ['distance', 'duration'] as const) {
    const rows = given[name];
    if (!rows) continue;
    if (rows.length !== places.length || rows.some((row) => row.length !== places.length))
      return { code: 'wrong-matrix', at: name };
  }
  if (given.distance) {
    const distance = Float64Array.from(given.distance.flat());
    return { distance, duration: given.duration ? Float64Array.from(given.duration.flat()) : distance };
  }
  const nowhere = places.find(({ lon, lat }) => lon === undefined || lat === undefined);
  if (nowhere) return { code: 'no-roads', at: nowhere.name };
  const straight = geodesic(
    places.map(({ lon = 0 }) => lon),
    places.map(({ lat = 0 }) => lat),
  );
  const distance = straight.map((metres) => Math.round(metres * roads.detour));
  const duration = given.duration
    ? Float64Array.from(given.duration.flat())
    : distance.map((metres) => Math.round(metres / (roads.kmh / 3.6)));
  return { distance, duration };
}
