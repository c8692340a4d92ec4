import type { Plan, Problem, Vehicle, Visit, Window } from '../problem.ts';

/** A problem with fewer visits, for the search alone: visits at one place that can be made one after another are one. */
export interface Coarser {
  readonly problem: Problem;
  /** Of each of its visits: those of the given problem it stands for, in the order they are made. */
  readonly members: readonly (readonly number[])[];
  /** What a plan of it costs more than it says: goods of those made later are on board for longer. */
  readonly more: number;
}

/** At most so many are made one, and no more than this part of a vehicle that may make them. */
const MOST = 8;
const PART = 0.25;
/** What leaves more visits than this part of them is not worth it. */
const WORTH = 0.8;

interface Group {
  readonly members: number[];
  windows: readonly Window[];
}

/**
 * Visits at one place become one where the same vehicles may make them and their windows meet (multilevel refinement: Walshaw 2004,
 * Annals of Operations Research 131). What holds for a plan of it holds for the plan `spread` makes of that: its windows are what all of
 * its visits have in common, less the time until the last is begun. It costs as much where they open alike and nothing has a most time on board; otherwise
 * some may be begun earlier and wait. Null where too few visits are at one place. `skipped` are in no plan; not for a problem with vehicles underway.
 */
export function coarser(problem: Problem, skipped: readonly number[]): Coarser | null {
  const { visits, places, duration, distance } = problem;
  const isAlone = new Set(skipped);
  for (const [index, { deliver, collect, deliveredAt, place }] of visits.entries()) {
    // A shipment has its other end; who waits on the way from a place to itself is not there at once.
    if (deliveredAt !== null) isAlone.add(index).add(deliveredAt);
    const isBoth = isSome(deliver) && isSome(collect);
    if (isBoth || duration[place * (places + 1)] !== 0 || distance[place * (places + 1)] !== 0)
      isAlone.add(index);
  }
  const alike = new Map<string, Group[]>();
  for (const [index, visit] of visits.entries()) {
    const key = isAlone.has(index) ? `${index}` : keyOf(problem, visit);
    const groups = alike.get(key) ?? [];
    alike.set(key, groups);
    const windows = windowsOf(visit);
    const group = isAlone.has(index) ? undefined : groups.find((each) => takesIn(problem, each, visit));
    if (!group) groups.push({ members: [index], windows });
    else {
      group.members.push(index);
      group.windows = met(group.windows, windows);
    }
  }
  const groups = [...alike.values()].flat();
  if (groups.length > WORTH * visits.length) return null;
  const made = groups.map((group) => oneOf(problem, group));
  return {
    problem: { ...problem, visits: made.map(({ visit }) => visit) },
    members: groups.map(({ members }) => members),
    more: made.reduce((sum, { more }) => sum + more, 0),
  };
}

/** The plan of the given problem that a plan of the coarser one stands for. */
export function spread({ members }: Coarser, { routes, unplanned }: Plan): Plan {
  const all = (visits: readonly number[]) => visits.flatMap((visit) => members[visit] ?? []);
  return {
    routes: routes.map((route) => ({
      ...route,
      visits: all(route.visits),
      ...(route.pauses && {
        pauses: route.pauses.map((pause) => ({
          ...pause,
          after: all(route.visits.slice(0, pause.after)).length,
        })),
      }),
    })),
    unplanned: all(unplanned),
  };
}

/** What must be the same: place, vehicles, whether it may be left out; where time on board matters also which way the goods go. */
function keyOf({ vehicles }: Problem, visit: Visit): string {
  const able = vehicles.map((vehicle) => may(vehicle, visit));
  return JSON.stringify([
    visit.place,
    visit.prize === null,
    able,
    ages(visit) && [wayOf(visit), visit.longestAboard],
  ]);
}

function ages({ perAboard, longestAboard }: Visit): boolean {
  return perAboard > 0 || longestAboard < Number.POSITIVE_INFINITY;
}

/**
 * Begun as early as can be, it would wait for the next: with goods on board for longer, on time where both together are late and the
 * vehicle leaves that much later, or in the first of several windows.
 */
function mayNotWait(visit: Visit): boolean {
  return ages(visit) || visit.perLate > 0 || visit.windows.length > 1;
}

function isSame(first: readonly Window[], second: readonly Window[]): boolean {
  return (
    first.length === second.length &&
    first.every(([open, close], at) => open === second[at]?.[0] && close === second[at]?.[1])
  );
}

function may({ skills }: Vehicle, visit: Visit): boolean {
  return visit.skills.every((skill) => skills.includes(skill));
}

function takesIn(problem: Problem, { members, windows }: Group, visit: Visit): boolean {
  if (members.length >= MOST) return false;
  const own = members.map((member) => problem.visits[member] as Visit);
  if ([...own, visit].some(mayNotWait) && !own.every((each) => isSame(windowsOf(each), windowsOf(visit))))
    return false;
  if (visit.perLate > 0 && own.some(({ perLate }) => perLate > 0)) return false;
  const all = [...own, visit];
  const lasts = all.reduce((sum, { service }) => sum + service, 0);
  if (!met(windows, windowsOf(visit)).some(([open, close]) => close - open >= lasts)) return false;
  const loads = [total(all, 'deliver'), total(all, 'collect')];
  return problem.vehicles.every(
    (vehicle) =>
      !may(vehicle, visit) ||
      loads.every((load) =>
        load.every((amount, k) => amount <= PART * (vehicle.capacity[k] ?? Number.POSITIVE_INFINITY)),
      ),
  );
}

/** A group as one visit; its members are put in the order they are made in. */
function oneOf({ visits }: Problem, { members, windows }: Group): { visit: Visit; more: number } {
  const visitOf = (member: number) => visits[member] as Visit;
  const first = visitOf(members[0] as number);
  if (members.length === 1) return { visit: first, more: 0 };
  // Brought before taken on, so that there is room.
  members.sort((a, b) => wayOf(visitOf(a)) - wayOf(visitOf(b)));
  const all = members.map(visitOf);
  const lasts = all.reduce((sum, { service }) => sum + service, 0);
  let [begins, more, due, perLate, release] = [0, 0, Number.POSITIVE_INFINITY, 0, 0];
  for (const visit of all) {
    if (visit.perLate > 0) {
      due = visit.due - begins;
      perLate = visit.perLate;
    }
    const brings = isSome(visit.deliver);
    if (brings) release = Math.max(release, visit.release);
    // Brought so much after the first was begun, taken on so much before the last is done.
    more += visit.perAboard * (brings ? begins : isSome(visit.collect) ? lasts - begins - visit.service : 0);
    begins += visit.service;
  }
  const last = lasts - (all.at(-1) as Visit).service;
  const inside = windows.flatMap(([open, close]): Window[] =>
    close - open >= last ? [[open, close - last]] : [],
  );
  const sum = (pick: (visit: Visit) => number) => all.reduce((so, visit) => so + pick(visit), 0);
  return {
    more,
    visit: {
      ...first,
      name: all.map(({ name }) => name).join('+'),
      ...{ deliver: total(all, 'deliver'), collect: total(all, 'collect'), service: lasts },
      ...{
        open: inside[0]?.[0] ?? 0,
        close: inside.at(-1)?.[1] ?? 0,
        windows: inside.length > 1 ? inside : [],
      },
      skills: [...new Set(all.flatMap(({ skills }) => skills))],
      // Left out, they cost no time on board either.
      prize: first.prize === null ? null : Math.max(0, sum(({ prize }) => prize ?? 0) - more),
      ...{ due, perLate, release },
      perAboard: sum(({ perAboard }) => perAboard),
      longestAboard: Math.min(...all.map(({ longestAboard }) => longestAboard)) - lasts,
    },
  };
}

function windowsOf({ windows, open, close }: Visit): readonly Window[] {
  return windows.length > 0 ? windows : [[open, close]];
}

/** What two lists of windows have in common. */
function met(first: readonly Window[], second: readonly Window[]): Window[] {
  return first.flatMap(([open, close]) =>
    second.flatMap(([from, to]): Window[] => {
      const both: Window = [Math.max(open, from), Math.min(close, to)];
      return both[0] <= both[1] ? [both] : [];
    }),
  );
}

/** 0: brings, 1: neither, 2: takes on. */
function wayOf({ deliver, collect }: Visit): number {
  return isSome(deliver) ? 0 : isSome(collect) ? 2 : 1;
}

function isSome(amounts: readonly number[]): boolean {
  return amounts.some((amount) => amount > 0);
}

function total(visits: readonly Visit[], what: 'deliver' | 'collect'): number[] {
  const sums: number[] = [];
  for (const visit of visits)
    for (const [k, amount] of visit[what].entries()) sums[k] = (sums[k] ?? 0) + amount;
  return sums;
}
