import { euclid, type Rounding } from '../euclid.ts';
import { anyVehicle, anyVisit, type Problem, type Vehicle, type Visit } from '../problem.ts';
import type { FileFault } from './file-fault.ts';
import type { Head, Row, Section } from './vrplib.ts';

/** How each type's published costs measure a way; with `tenths`, times, prizes and services are in tenths too. */
const ROUNDING: Readonly<Record<string, Rounding>> = {
  HFVRP: 'exact',
  MDVRPTW: 'exact',
  SDVRPTW: 'exact',
  MTVRPTWR: 'tenths',
  PCVRPTW: 'tenths',
  VRPB: 'nearest',
};
/** A way that no plan should take: from a collection back to a delivery, or from the depot to a collection. */
const FORBIDDEN = 1e7;
const PER_PLACE = ['DEMAND', 'BACKHAUL', 'TIME_WINDOW', 'SERVICE_TIME', 'RELEASE_TIME', 'PRIZE'] as const;
const PER_VEHICLE = [
  ...(['CAPACITY', 'VEHICLES_DEPOT', 'VEHICLES_ALLOWED_CLIENTS', 'VEHICLES_RELOAD_DEPOT'] as const),
  ...(['VEHICLES_FIXED_COST', 'VEHICLES_UNIT_DISTANCE_COST'] as const),
] as const;
const KNOWN: readonly string[] = ['NODE_COORD', 'DEPOT', ...PER_PLACE, ...PER_VEHICLE];

export function isRich(type: string): boolean {
  return type in ROUNDING;
}

/**
 * The wider CVRPLIB format in which PyVRP's authors publish rich instances: several depots and kinds of vehicles, windows, trips, release
 * times, prizes, deliveries before collections. Vehicles that are alike are one kind; a stop's name is its number in published
 * solutions, which count the places from 0.
 */
export function readRichVrplib(
  head: ReadonlyMap<string, Head>,
  sections: ReadonlyMap<string, Section>,
): Problem | FileFault {
  const other = [...sections].find(([name]) => !KNOWN.includes(name.replace(/_SECTION$/, '')))?.[1];
  if (other) return { code: 'not-yet', line: other.line, at: other.name };
  const places = sections.get('NODE_COORD_SECTION')?.rows ?? [];
  const count = places.length;
  if (count === 0) return { code: 'missing-section', line: 1, at: 'NODE_COORD_SECTION' };
  // The depots are the first places; where none is named, the first is one.
  const named = (sections.get('DEPOT_SECTION')?.rows ?? []).filter(({ text }) => text !== '-1');
  const wrongDepot = named.find(({ numbers }, index) => numbers?.[0] !== index + 1);
  if (wrongDepot) return { code: 'other-depot', line: wrongDepot.line, at: wrongDepot.text };
  const depots = Math.max(1, named.length);
  const fleet = head.get('VEHICLES');
  const vans = fleet ? Number(fleet.value) : count - depots;
  if (!(Number.isInteger(vans) && vans > 0))
    return { code: 'no-fleet', line: fleet?.line ?? 1, at: fleet?.value ?? '' };
  const unread = unreadRow(sections, count, vans);
  if (unread) return unread;
  const rounding = ROUNDING[head.get('TYPE')?.value ?? ''] ?? 'nearest';
  const times = rounding === 'tenths' ? 10 : 1;
  const rows = (name: string) => sections.get(`${name}_SECTION`)?.rows;
  const at = (name: (typeof PER_PLACE)[number], place: number, column = 1) =>
    rows(name)?.[place]?.numbers?.[column];
  const distance = euclid(
    places.map(({ numbers }) => numbers?.[1] ?? 0),
    places.map(({ numbers }) => numbers?.[2] ?? 0),
    rounding,
  );
  const isCollection = (place: number) => (at('BACKHAUL', place) ?? 0) > 0;
  const ways = rows('BACKHAUL') ? deliveriesFirst(distance, count, depots, isCollection) : distance;
  const vehicles = kindsOf(head, rows, vans, times, [
    times * (at('TIME_WINDOW', 0) ?? 0),
    times * (at('TIME_WINDOW', 0, 2) ?? Number.POSITIVE_INFINITY),
  ]);
  if (vehicles.some(({ capacity: [most = 0] }) => !(most > 0)))
    return { code: 'no-capacity', line: head.get('CAPACITY')?.line ?? 1, at: '' };
  const service = Number(head.get('SERVICE_TIME')?.value ?? 0);
  const visits = Array.from({ length: count - depots }, (_, index): Visit => {
    const place = depots + index;
    const amount = at('DEMAND', place) ?? 0;
    const allowed = vehicles.filter(({ clients }) => !clients || clients.has(place + 1));
    return {
      ...anyVisit,
      ...{ name: String(place), place, deliver: [amount], collect: [at('BACKHAUL', place) ?? 0] },
      open: times * (at('TIME_WINDOW', place) ?? 0),
      close: times * (at('TIME_WINDOW', place, 2) ?? Number.POSITIVE_INFINITY),
      service: times * (at('SERVICE_TIME', place) ?? service),
      release: times * (at('RELEASE_TIME', place) ?? 0),
      prize: rows('PRIZE') ? times * (at('PRIZE', place) ?? 0) : null,
      only: allowed.length === vehicles.length ? [] : allowed.map(({ name }) => name),
    };
  });
  return {
    ...{ name: head.get('NAME')?.value ?? '', dimensions: ['demand'], places: count, fewestVehicles: false },
    ...{ distance: ways, duration: distance, visits },
    vehicles: vehicles.map(({ clients: _, ...vehicle }) => vehicle),
  };
}

/** Every place has its row, every vehicle too; amounts and times are not below zero, and no window ends before it begins. */
function unreadRow(sections: ReadonlyMap<string, Section>, count: number, vans: number): FileFault | null {
  for (const [names, most] of [[['NODE_COORD', ...PER_PLACE], count] as const, [PER_VEHICLE, vans] as const])
    for (const name of names) {
      const section = sections.get(`${name}_SECTION`);
      if (!section) continue;
      const wrong = section.rows.find(
        ({ numbers }, index) => numbers?.[0] !== index + 1 || (numbers?.length ?? 0) < 2,
      );
      if (wrong) return { code: 'wrong-row', line: wrong.line, at: wrong.text };
      if (section.rows.length !== most) return { code: 'cut-short', line: section.line, at: section.name };
      const below = section.rows.find(({ numbers }) => numbers?.slice(1).some((value) => value < 0));
      if (below && name !== 'NODE_COORD')
        return { code: 'negative-demand', line: below.line, at: String(below.numbers?.[0]) };
      const never = section.rows.find(({ numbers }) => !((numbers?.[2] ?? 0) >= (numbers?.[1] ?? 0)));
      if (never && name === 'TIME_WINDOW')
        return { code: 'impossible-window', line: never.line, at: String(never.numbers?.[0]) };
    }
  return null;
}

/** Vehicles that are alike in every row, as kinds; `clients`: numbers of the places each may go to. */
function kindsOf(
  head: ReadonlyMap<string, Head>,
  rows: (name: string) => readonly Row[] | undefined,
  vans: number,
  times: number,
  [open, close]: readonly [number, number],
): (Vehicle & { readonly clients: ReadonlySet<number> | null })[] {
  const kinds = new Map<string, Vehicle & { readonly clients: ReadonlySet<number> | null }>();
  const longest = times * Number(head.get('VEHICLES_MAX_DURATION')?.value ?? Number.POSITIVE_INFINITY);
  for (let van = 0; van < vans; van++) {
    const of = (name: (typeof PER_VEHICLE)[number]) => rows(name)?.[van]?.numbers?.slice(1);
    const key = PER_VEHICLE.map((name) => of(name)?.join()).join(';');
    const alike = kinds.get(key);
    const depot = (of('VEHICLES_DEPOT')?.[0] ?? 1) - 1;
    const reload = of('VEHICLES_RELOAD_DEPOT');
    const clients = of('VEHICLES_ALLOWED_CLIENTS');
    kinds.set(key, {
      ...anyVehicle,
      ...{ name: `vehicle-${kinds.size + 1}`, start: depot, end: depot, open, close, longest },
      ...(alike && { name: alike.name }),
      count: (alike?.count ?? 0) + 1,
      capacity: [of('CAPACITY')?.[0] ?? Number(head.get('CAPACITY')?.value)],
      fixed: of('VEHICLES_FIXED_COST')?.[0] ?? 0,
      perDistance: of('VEHICLES_UNIT_DISTANCE_COST')?.[0] ?? 1,
      reloads: reload ? [{ name: '0', place: (reload[0] ?? 1) - 1, lasts: 0 }] : [],
      clients: clients ? new Set(clients) : null,
    });
  }
  return [...kinds.values()];
}

function deliveriesFirst(
  distance: Float64Array,
  count: number,
  depots: number,
  isCollection: (place: number) => boolean,
): Float64Array {
  return distance.map((way, k) => {
    const [from, to] = [Math.floor(k / count), k % count];
    const isBack = isCollection(from) && to >= depots && !isCollection(to);
    return isBack || (from < depots && isCollection(to)) ? FORBIDDEN : way;
  });
}
