import { geodesic } from '../kernel/geodesic.ts';
import { anyVehicle, anyVisit, type Problem, type Vehicle, type Visit } from '../kernel/problem.ts';
import type { Given, JsonFault } from './given.ts';
import { parsed } from './read-json.ts';
import { isInOrder, repeated } from './vehicles-of.ts';
import { type GivenVroom, vroomSchema } from './vroom-schema.ts';

/** Without matrices: straight lines in degrees, longer by this much, at this speed (m/s). */
const DETOUR = 1.3;
const SPEED = 30 / 3.6;

/**
 * A problem of VROOM's users: jobs, shipments, vehicles with capacity, skills, time windows, breaks and costs, with a matrix or
 * without. What is not read (priorities, setup, speed factors, given steps, a break's most load) is refused by its name.
 */
export function readVroom(text: string): Given | JsonFault {
  const json = parsed(text);
  if (json === undefined) return { code: 'not-json', at: '' };
  const result = vroomSchema.safeParse(json);
  if (!result.success) {
    const [issue] = result.error.issues;
    const at = issue?.path.join('.');
    if (issue?.code === 'unrecognized_keys')
      return { code: 'not-yet', at: `${at ? `${at}.` : ''}${issue.keys.join(', ')}` };
    return { code: 'wrong-field', at: `${at}: ${issue?.message}` };
  }
  const given = result.data;
  if (Object.keys(given.matrices ?? {}).length > 1) return { code: 'not-yet', at: 'matrices' };
  return problemOf(given);
}

type Step = GivenVroom['jobs'][number] | GivenVroom['shipments'][number]['pickup'];

function problemOf(given: GivenVroom): Given | JsonFault {
  const places: [number, number][] = [];
  const [only] = Object.values(given.matrices ?? {});
  const durations = only?.durations ?? given.matrix;
  const placeOf = (index: number | undefined, location: [number, number] | undefined): number | null => {
    if (durations) return index !== undefined && index < durations.length ? index : null;
    if (!location) return null;
    const known = places.findIndex(([lon, lat]) => lon === location[0] && lat === location[1]);
    return known >= 0 ? known : places.push(location) - 1;
  };
  const visits: Visit[] = [];
  const dimensions = Math.max(0, ...given.vehicles.map(({ capacity }) => capacity.length));
  const tooMany = [
    ...given.jobs.flatMap(({ delivery, pickup }, at) => [
      [`jobs.${at}.delivery`, delivery] as const,
      [`jobs.${at}.pickup`, pickup] as const,
    ]),
    ...given.shipments.map(({ amount }, at) => [`shipments.${at}.amount`, amount] as const),
  ].find(([, amounts]) => amounts.length > dimensions);
  if (tooMany) return { code: 'wrong-field', at: `${tooMany[0]}: ${tooMany[1].length} > ${dimensions}` };
  const visitOf = (name: string, step: Step, more: Partial<Visit>): JsonFault | null => {
    const place = placeOf(step.location_index, step.location);
    if (place === null) return { code: 'unknown-place', at: name };
    if (step.setup > 0) return { code: 'not-yet', at: `${name}: setup` };
    const { time_windows: windows } = step;
    const [open, close] = [windows[0]?.[0] ?? 0, windows.at(-1)?.[1] ?? Number.POSITIVE_INFINITY];
    if (!isInOrder(windows)) return { code: 'impossible-window', at: name };
    visits.push({
      ...anyVisit,
      ...{ name, place, open, close, windows, service: step.service },
      ...more,
    });
    return null;
  };
  for (const job of given.jobs) {
    const fault = visitOf(`job-${job.id}`, job, {
      deliver: job.delivery,
      collect: job.pickup,
      skills: job.skills.map(String),
    });
    if (fault) return fault;
  }
  for (const { amount, skills, pickup, delivery } of given.shipments) {
    const can = skills.map(String);
    const fault =
      visitOf(`pickup-${pickup.id}`, pickup, {
        collect: amount,
        skills: can,
        deliveredAt: visits.length + 1,
      }) ?? visitOf(`delivery-${delivery.id}`, delivery, { deliver: amount, skills: can });
    if (fault) return fault;
  }
  const vehicles: Vehicle[] = [];
  for (const vehicle of given.vehicles) {
    const name = `vehicle-${vehicle.id}`;
    const hasStart = vehicle.start !== undefined || vehicle.start_index !== undefined;
    const hasEnd = vehicle.end !== undefined || vehicle.end_index !== undefined;
    const start = hasStart ? placeOf(vehicle.start_index, vehicle.start) : null;
    const end = hasEnd ? placeOf(vehicle.end_index, vehicle.end) : null;
    if ((hasStart && start === null) || (hasEnd && end === null)) return { code: 'unknown-place', at: name };
    const { fixed = 0, per_hour: perHour = 3600, per_km: perKm = 0 } = vehicle.costs ?? {};
    const [open, close] = vehicle.time_window ?? [0, Number.POSITIVE_INFINITY];
    if (open > close) return { code: 'impossible-window', at: name };
    const breaks = vehicle.breaks.map(({ id, time_windows: windows, service: lasts }) => ({
      name: `break-${id}`,
      windows: windows.length > 0 ? windows : ([[0, Number.POSITIVE_INFINITY]] as const),
      lasts,
      isPaid: true,
    }));
    const wrong = breaks.find((each) => !isInOrder(each.windows));
    if (wrong) return { code: 'impossible-window', at: `${name}: ${wrong.name}` };
    const twice = repeated(breaks);
    if (twice !== null) return { code: 'same-name', at: `${name}: ${twice}` };
    vehicles.push({
      ...anyVehicle,
      breaks,
      longestDriving: vehicle.max_travel_time ?? Number.POSITIVE_INFINITY,
      ...{ name, count: 1, capacity: vehicle.capacity, start, end, open, close, fixed },
      ...{ perDuration: perHour / 3600, perDistance: perKm / 1000, skills: vehicle.skills.map(String) },
      farthest: vehicle.max_distance ?? Number.POSITIVE_INFINITY,
    });
  }
  const same = repeated([...visits, ...vehicles]);
  if (same !== null) return { code: 'same-name', at: same };
  const ways = waysOf(durations, only?.distances, places);
  if ('code' in ways) return ways;
  const problem: Problem = {
    name: '',
    dimensions: Array.from({ length: dimensions }, (_, k) => String(k)),
    ...ways,
    fewestVehicles: false,
    vehicles,
    visits,
  };
  return { problem };
}

function waysOf(
  durations: readonly number[][] | undefined,
  distances: readonly number[][] | undefined,
  places: readonly [number, number][],
): Pick<Problem, 'places' | 'distance' | 'duration'> | JsonFault {
  if (!durations) {
    const distance = geodesic(
      places.map(([lon]) => lon),
      places.map(([, lat]) => lat),
    ).map((metres) => Math.round(metres * DETOUR));
    return {
      places: places.length,
      distance,
      duration: distance.map((metres) => Math.round(metres / SPEED)),
    };
  }
  for (const matrix of [durations, distances ?? durations]) {
    if (matrix.length !== durations.length || matrix.some((row) => row.length !== durations.length))
      return { code: 'wrong-matrix', at: 'matrices' };
  }
  const duration = Float64Array.from(durations.flat());
  return {
    places: durations.length,
    duration,
    distance: distances ? Float64Array.from(distances.flat()) : duration,
  };
}
