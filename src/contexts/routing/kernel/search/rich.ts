import type { Problem } from '../problem.ts';

/**
 * What makes a route more than a sum of its parts, on typed arrays by node, vehicle or kind; null where a problem asks for
 * nothing of it. Nodes from `first` on are reloads: `copies` of each place for every vehicle that may reload.
 */
export interface Rich {
  /** Windows of node `i` are `windowOpen/windowClose[windowsFrom[i] … windowsFrom[i + 1] - 1]`; none: from its open to its close. */
  readonly windowsFrom: Int32Array;
  readonly windowOpen: Float64Array;
  readonly windowClose: Float64Array;
  readonly due: Float64Array;
  readonly perLate: Float64Array;
  readonly release: Float64Array;
  readonly perAboard: Float64Array;
  readonly longestAboard: Float64Array;
  /** 1: brings something from where its trip began; 1: takes something on to where it ends. */
  readonly brings: Uint8Array;
  readonly takes: Uint8Array;
  /** By kind. */
  readonly perTime: Float64Array;
  readonly lastInFirstOut: Uint8Array;
  readonly breaks: readonly (readonly RichBreak[])[];
  /** Nodes whose goods a vehicle underway has on board: on its first trip it brings these alone. */
  readonly aboard: readonly (ReadonlySet<number> | null)[];
  /** Of each vehicle: its reload nodes, from `reloadsFrom[vehicle]` to `reloadsFrom[vehicle + 1]`; most of them in a route. */
  readonly reloadsFrom: Int32Array;
  readonly mostReloads: Int32Array;
  /** Index of a reload node among its vehicle's reloads: `[node - firstReload]`. */
  readonly firstReload: number;
  readonly reloadIndex: Int32Array;
  readonly reloads: boolean;
  /** Some visit has several windows; some goods are not ready from the first; some time has a price; some visit has a most time on board. */
  readonly windowed: boolean;
  readonly released: boolean;
  readonly priced: boolean;
  readonly limited: boolean;
}

export interface RichBreak {
  readonly index: number;
  readonly open: readonly number[];
  readonly close: readonly number[];
  readonly lasts: number;
  readonly isPaid: boolean;
}

/** More trips than these are not looked for. */
const RELOADS = 5;

/** Reload nodes of each vehicle: as many of each place as trips it may make more than one. */
export function reloadsOf(problem: Problem, kindOf: Int32Array): { from: Int32Array; most: Int32Array } {
  const from = new Int32Array(kindOf.length + 1);
  const most = new Int32Array(kindOf.length);
  for (const [vehicle, kind] of kindOf.entries()) {
    const { reloads = [], trips = 1 } = problem.vehicles[kind] ?? {};
    const copies = reloads.length === 0 ? 0 : Math.max(0, Math.min(RELOADS, trips - 1));
    most[vehicle] = copies;
    from[vehicle + 1] = (from[vehicle] as number) + copies * reloads.length;
  }
  return { from, most };
}

/** `first`: the first reload node. */
export function richOf(
  problem: Problem,
  nodes: number,
  first: number,
  reloads: { from: Int32Array; most: Int32Array },
): Rich | null {
  const { vehicles, visits } = problem;
  // A most time out beside windows: guesses know what it allows. They know nothing of shipments.
  const isOutOnlySoLong =
    vehicles.some(({ longest }) => longest < Number.POSITIVE_INFINITY) &&
    visits.some(({ open, close }) => open > 0 || close < Number.POSITIVE_INFINITY) &&
    visits.every(({ deliveredAt }) => deliveredAt === null);
  const isRich =
    isOutOnlySoLong ||
    vehicles.some(
      ({ breaks, reloads, perTime, lastInFirstOut }) =>
        breaks.length > 0 || reloads.length > 0 || perTime > 0 || lastInFirstOut,
    ) ||
    visits.some(
      ({ windows, perLate, release, perAboard, longestAboard }) =>
        windows.length > 1 ||
        perLate > 0 ||
        release > 0 ||
        perAboard > 0 ||
        longestAboard < Number.POSITIVE_INFINITY,
    );
  if (!isRich) return null;
  const of = (pick: (visit: Problem['visits'][number]) => number, otherwise: number) => {
    const values = new Float64Array(nodes).fill(otherwise);
    for (const [index, visit] of visits.entries()) values[index + 1] = pick(visit);
    return values;
  };
  const windowsFrom = new Int32Array(nodes + 1);
  for (const [index, { windows }] of visits.entries()) windowsFrom[index + 2] = windows.length;
  for (let node = 1; node <= nodes; node++) (windowsFrom[node] as number) += windowsFrom[node - 1] as number;
  const windows = visits.flatMap((visit) => visit.windows);
  const perAboard = of((visit) => visit.perAboard, 0);
  const perLate = of((visit) => visit.perLate, 0);
  const perTime = Float64Array.from(vehicles, (vehicle) => vehicle.perTime);
  const longestAboard = of((visit) => visit.longestAboard, Number.POSITIVE_INFINITY);
  const some = (amounts: readonly number[]) => (amounts.some((amount) => amount > 0) ? 1 : 0);
  return {
    windowsFrom,
    windowOpen: Float64Array.from(windows, ([open]) => open),
    windowClose: Float64Array.from(windows, ([, close]) => close),
    due: of((visit) => visit.due, Number.POSITIVE_INFINITY),
    ...{ perLate, perAboard, longestAboard, perTime },
    release: of((visit) => (some(visit.deliver) ? visit.release : 0), 0),
    brings: Uint8Array.from(of((visit) => some(visit.deliver), 0)),
    takes: Uint8Array.from(of((visit) => some(visit.collect), 0)),
    lastInFirstOut: Uint8Array.from(vehicles, ({ lastInFirstOut }) => (lastInFirstOut ? 1 : 0)),
    breaks: vehicles.map(({ breaks, underway }) =>
      breaks.flatMap(({ windows: when, lasts, isPaid }, index) =>
        underway?.rested.includes(index)
          ? []
          : [
              {
                ...{ index, lasts, isPaid },
                open: when.map(([open]) => open),
                close: when.map(([, close]) => close),
              },
            ],
      ),
    ),
    aboard: vehicles.map(({ underway }) => underway && new Set(underway.aboard.map((visit) => visit + 1))),
    reloadsFrom: reloads.from.map((from) => first + from),
    mostReloads: reloads.most,
    reloadIndex: reloadIndices(nodes - first, reloads),
    firstReload: first,
    reloads: nodes > first,
    windowed: windows.length > 0,
    released: visits.some(({ release }) => release > 0),
    priced: [perAboard, perLate, perTime].some((prices) => prices.some((price) => price > 0)),
    limited: longestAboard.some((most) => most < Number.POSITIVE_INFINITY),
  };
}

function reloadIndices(count: number, { from, most }: { from: Int32Array; most: Int32Array }): Int32Array {
  const indices = new Int32Array(count);
  for (const [vehicle, copies] of most.entries()) {
    const [begin, end] = [from[vehicle] as number, from[vehicle + 1] as number];
    for (let at = begin; at < end; at++) indices[at] = (at - begin) % ((end - begin) / copies);
  }
  return indices;
}
