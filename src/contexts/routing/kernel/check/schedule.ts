import type { Problem, Vehicle, Visit, Window } from '../problem.ts';
import { NEARLY, type Tell } from './plan-fault.ts';
import type { Step } from './route-steps.ts';

/** When a step begins (service, break, unloading; at the end: being back) and when the vehicle goes on from it. */
export interface Timed {
  readonly step: Step;
  readonly begins: number;
  readonly goes: number;
}

/** The first moment is at least `least` after the second. */
interface AtLeast {
  readonly moment: number;
  readonly after: number;
  readonly least: number;
}

/** A most time between two moments, whose it is, and what is told when it cannot be kept. */
interface AtMost {
  readonly from: number;
  readonly to: number;
  readonly most: number;
  readonly code: 'aboard-too-long' | 'out-too-long';
  readonly at: string;
}

const begin = (step: number) => 2 * step;
const go = (step: number) => 2 * step + 1;

/**
 * When everything on a route happens: each moment as early as windows and most times allow (the least solution of a simple
 * temporal network, by relaxing until nothing moves); then each trip leaves as late as it can without its end or a stop that
 * would be late by it getting later.
 */
export function scheduleOf(
  problem: Problem,
  vehicle: Vehicle,
  steps: readonly Step[],
  tell: Tell,
): readonly Timed[] {
  const opens = vehicle.underway ? Math.max(vehicle.open, vehicle.underway.time) : vehicle.open;
  const windows = steps.flatMap((step): readonly (readonly Window[])[] => [
    windowsOf(step, opens, vehicle.close),
    [[Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]],
  ]);
  const orders = ordersOf(problem, steps);
  const limits = limitsOf(problem, vehicle, steps);
  const moments = windows.map((each) => each[0]?.[0] ?? 0);
  relax(moments, windows, orders, []);
  const late = latenessOf(moments, windows, steps, vehicle, tell);
  if (!late && limits.length > 0) {
    const kept = [...moments];
    if (relax(kept, windows, orders, limits)) moments.splice(0, moments.length, ...kept);
    else {
      for (const { from, to, most, code, at } of limits)
        if ((moments[to] ?? 0) - (moments[from] ?? 0) > most + NEARLY) tell(code, at);
    }
  }
  if (!late) leaveLate(problem, steps, windows, orders, moments);
  return steps.map((step, at) => ({
    step,
    begins: moments[begin(at)] ?? 0,
    goes: moments[go(at)] ?? 0,
  }));
}

function windowsOf(step: Step, opens: number, closes: number): readonly Window[] {
  if (step.is === 'visit') {
    const { windows, open, close } = step.visit;
    return windows.length > 0 ? windows : [[open, close]];
  }
  if (step.is === 'break') return step.taken.windows.map(([open, close]) => [Math.max(open, opens), close]);
  return [[opens, closes]];
}

/** What comes after what, and by how much at least. */
function ordersOf({ duration, places }: Problem, steps: readonly Step[]): AtLeast[] {
  const orders: AtLeast[] = [];
  const after = (moment: number, earlier: number, least: number) =>
    orders.push({ moment, after: earlier, least });
  let last = 0;
  let breaks: number[] = [];
  for (const [at, step] of steps.entries()) {
    const from = steps[last] as Step;
    const isDepot = from.is === 'start' || from.is === 'reload';
    if (step.is === 'break') {
      const before = breaks.at(-1);
      if (before !== undefined) after(begin(at), go(before), 0);
      else after(begin(at), isDepot ? begin(last) : go(last), isDepot ? from.lasts : 0);
      after(go(at), begin(at), step.lasts);
      // At the depot a break is over before the vehicle leaves.
      if (isDepot) after(go(last), go(at), 0);
      breaks.push(at);
      continue;
    }
    if (at > 0) {
      const way =
        from.is === 'break' || from.place === null || step.place === null
          ? 0
          : (duration[from.place * places + step.place] ?? 0);
      const rest = isDepot ? 0 : breaks.reduce((sum, each) => sum + (steps[each]?.lasts ?? 0), 0);
      after(begin(at), go(last), way + rest);
      for (const each of isDepot ? [] : breaks.slice(-1)) after(begin(at), go(each), 0);
    }
    after(go(at), begin(at), step.lasts);
    // At a stop it waits before its service, not after.
    if (step.is === 'visit') after(begin(at), go(at), -step.lasts);
    if (step.is === 'start' || step.is === 'reload') {
      for (const { visit } of tripFrom(steps, at)) after(go(at), -1, releaseOf(visit));
    }
    last = at;
    breaks = [];
  }
  return orders;
}

function releaseOf(visit: Visit): number {
  return visit.deliver.some((amount) => amount > 0) ? visit.release : 0;
}

/** Visits of the trip that begins at a step, with the number of their step. */
function tripFrom(steps: readonly Step[], depot: number): { readonly visit: Visit; readonly at: number }[] {
  const visits: { visit: Visit; at: number }[] = [];
  for (const [offset, step] of steps.slice(depot + 1).entries()) {
    if (step.is === 'reload' || step.is === 'end') break;
    if (step.is === 'visit') visits.push({ visit: step.visit, at: depot + 1 + offset });
  }
  return visits;
}

function limitsOf(problem: Problem, vehicle: Vehicle, steps: readonly Step[]): AtMost[] {
  const limits: AtMost[] = [];
  for (const { visit, from, to } of aboardOf(problem, steps)) {
    if (visit.longestAboard < Number.POSITIVE_INFINITY)
      limits.push({ from, to, most: visit.longestAboard, code: 'aboard-too-long', at: visit.name });
  }
  if (vehicle.longest < Number.POSITIVE_INFINITY) {
    const to = begin(steps.length - 1);
    limits.push({ from: go(0), to, most: vehicle.longest, code: 'out-too-long', at: vehicle.name });
  }
  return limits;
}

/** From which moment to which the goods of each visit (of a shipment: of its pickup) are on board. */
export function aboardOf(problem: Problem, steps: readonly Step[]) {
  const aboard: { readonly visit: Visit; readonly from: number; readonly to: number }[] = [];
  const deliveries = new Set(problem.visits.flatMap(({ deliveredAt }) => deliveredAt ?? []));
  let depot = 0;
  for (const [at, step] of steps.entries()) {
    if (step.is === 'reload') depot = at;
    if (step.is !== 'visit') continue;
    const { visit } = step;
    if (visit.deliveredAt !== null) {
      const delivery = problem.visits[visit.deliveredAt];
      const to = steps.findIndex((each) => each.is === 'visit' && each.visit === delivery);
      if (to > at) aboard.push({ visit, from: go(at), to: begin(to) });
      continue;
    }
    if (deliveries.has(problem.visits.indexOf(visit))) continue;
    if (visit.deliver.some((amount) => amount > 0)) aboard.push({ visit, from: go(depot), to: begin(at) });
    const end = steps.findIndex(({ is }, later) => later > at && (is === 'reload' || is === 'end'));
    if (visit.collect.some((amount) => amount > 0)) aboard.push({ visit, from: go(at), to: begin(end) });
  }
  return aboard;
}

/** Moves moments later until everything holds; false when that never ends or a window is over. */
function relax(
  moments: number[],
  windows: readonly (readonly Window[])[],
  orders: readonly AtLeast[],
  limits: readonly AtMost[],
): boolean {
  const jumps = windows.reduce((sum, each) => sum + each.length, 0);
  for (let round = 0; round <= moments.length * (jumps + 1); round++) {
    let moved = false;
    const raise = (moment: number, to: number) => {
      const now = moments[moment] ?? 0;
      const then = opened(windows[moment] ?? [], to);
      if (then <= now + 1e-9) return;
      moments[moment] = then;
      moved = true;
    };
    for (const { moment, after, least } of orders)
      raise(moment, after < 0 ? least : (moments[after] ?? 0) + least);
    for (const { from, to, most } of limits) raise(from, (moments[to] ?? 0) - most);
    if (limits.length > 0) {
      const late = windows.some((each, moment) => (moments[moment] ?? 0) > (each.at(-1)?.[1] ?? 0) + NEARLY);
      if (late) return false;
    }
    if (!moved) return true;
  }
  return false;
}

/** The first moment from `at` on that is in a window; `at` itself when all are over. */
function opened(windows: readonly Window[], at: number): number {
  const window = windows.find(([, close]) => at <= close + NEARLY);
  return window ? Math.max(at, window[0]) : at;
}

function latenessOf(
  moments: readonly number[],
  windows: readonly (readonly Window[])[],
  steps: readonly Step[],
  vehicle: Vehicle,
  tell: Tell,
): boolean {
  let late = false;
  for (const [at, step] of steps.entries()) {
    const last = windows[begin(at)]?.at(-1)?.[1] ?? 0;
    if ((moments[begin(at)] ?? 0) <= last + NEARLY) continue;
    late = true;
    if (step.is === 'visit') tell('too-late', step.visit.name);
    else if (step.is === 'break') tell('break-too-late', step.taken.name);
    else tell('back-too-late', vehicle.name);
  }
  return late;
}

/** Puts off each trip's leaving, and what is waited for on it, as long as nothing is late by it and its end stays when it is. */
function leaveLate(
  problem: Problem,
  steps: readonly Step[],
  windows: readonly (readonly Window[])[],
  orders: readonly AtLeast[],
  moments: number[],
): void {
  const latest = [...moments];
  const isFixed = (at: number) => ['start', 'reload', 'end'].includes(steps[at]?.is ?? '');
  for (let at = steps.length - 2; at >= 0; at--) {
    const step = steps[at] as Step;
    const next = steps.findIndex(({ is }, later) => later > at && is !== 'break');
    const between = steps.slice(at + 1, next);
    const to = steps[next] as Step;
    if (step.is === 'break' || to.is === 'break') continue;
    const way =
      step.place === null || to.place === null
        ? 0
        : (problem.duration[step.place * problem.places + to.place] ?? 0);
    const until = isFixed(next) ? (moments[begin(next)] ?? 0) : (latest[begin(next)] ?? 0);
    const atDepot = step.is === 'start' || step.is === 'reload';
    let goes = until - way;
    if (!atDepot) {
      let rests = until;
      for (const [offset, rest] of [...between.entries()].reverse()) {
        const moment = begin(at + 1 + offset);
        rests = Math.min(rests - rest.lasts, lastOf(windows[moment] ?? [], moments[moment] ?? 0));
      }
      goes = Math.min(goes - between.reduce((sum, { lasts }) => sum + lasts, 0), rests);
    }
    latest[go(at)] = Math.max(moments[go(at)] ?? 0, goes);
    if (step.is !== 'visit') continue;
    const now = moments[begin(at)] ?? 0;
    const most = Math.min(lastOf(windows[begin(at)] ?? [], now), Math.max(step.visit.due, now));
    latest[begin(at)] = Math.max(now, Math.min((latest[go(at)] ?? 0) - step.lasts, most));
  }
  for (const [at, { is }] of steps.entries()) {
    if (is === 'start' || is === 'reload') moments[go(at)] = latest[go(at)] ?? 0;
  }
  relax(moments, windows, orders, []);
}

/** When the window that a moment is in ends. */
function lastOf(windows: readonly Window[], at: number): number {
  return windows.find(([, close]) => at <= close + NEARLY)?.[1] ?? at;
}
