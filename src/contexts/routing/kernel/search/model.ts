import type { Problem } from '../problem.ts';
import { chainOf, moved } from './chain.ts';
import { nearestOf } from './nearest.ts';
import { type PlacesBeside, placesBeside } from './places-beside.ts';
import { type Rich, reloadsOf, richOf } from './rich.ts';

/**
 * A problem on typed arrays. Nodes: visits are 1 … `visits`, then one head (start) for each vehicle, then one tail (end), then reloads.
 * Loads are whole thousandths of the given unit, so that taking a visit out gives back exactly what it brought.
 */
export interface Model extends PlacesBeside {
  readonly problem: Problem;
  readonly visits: number;
  readonly vehicles: number;
  readonly nodes: number;
  readonly dimensions: number;
  readonly kinds: number;
  /** Kind of each vehicle; vehicles of one kind are next to each other, the first of them at `firstOf[kind]`. */
  readonly kindOf: Int32Array;
  readonly firstOf: Int32Array;
  /** Row of each node in the matrices: near visits have rows beside each other (`chain`), open ends a row of zeros. */
  readonly row: Int32Array;
  readonly rows: number;
  readonly time: Float64Array;
  readonly distance: Float64Array;
  /** Cost of each way by kind of vehicle, from row to row, and the same turned round: `[to * rows + from]`. */
  readonly cost: readonly Float64Array[];
  readonly costTo: readonly Float64Array[];
  readonly open: Float64Array;
  readonly close: Float64Array;
  readonly service: Float64Array;
  /** `[node * dimensions + k]`: what a visit brings from the start, and how it changes what is on board. */
  readonly brought: Float64Array;
  readonly change: Float64Array;
  /** What a visit adds to the sum of its route when every load goes the same way. */
  readonly amount: Float64Array;
  /** `[vehicle * dimensions + k]` */
  readonly capacity: Float64Array;
  readonly fixed: Float64Array;
  readonly longest: Float64Array;
  readonly farthest: Float64Array;
  readonly longestDriving: Float64Array;
  /** `[node * kinds + kind]`: 1 when such a vehicle may make the visit. */
  readonly may: Uint8Array;
  /** Cost of leaving a visit out. */
  readonly prize: Float64Array;
  /** Some visit may be left out at a price. */
  readonly optional: boolean;
  /** The other visit of its shipment, and 1 for where it is picked up. 0: none. */
  readonly partner: Int32Array;
  readonly isPickup: Uint8Array;
  /** Visits near a visit, nearest first: for the ruin by distance, for the repair by what could follow it in time as well. */
  readonly near: Int32Array;
  readonly nearCount: number;
  readonly fit: Int32Array;
  readonly fitCount: number;
  /** 1: in no plan. */
  readonly isSkipped: Uint8Array;
  readonly timed: boolean;
  readonly paired: boolean;
  /** Loads go both ways on one route, so that their sum says little. */
  readonly mixed: boolean;
  /** Loads go both ways, or a route has a most of time or distance: what the quick checks let through is driven through once. */
  readonly driven: boolean;
  /** Rules that only a whole route can be judged by. */
  readonly rich: Rich | null;
  /**
   * Mean cost of the way to a near visit: the scale of what is a large step. Where routes are judged whole, of one in another place, and
   * with what the time on the way costs.
   */
  readonly scale: number;
}

const NEAR = 120;
/** So many near places are looked at by the repair, with up to so many visits at each. */
const FIT = { places: 36, visits: 3 };
/** Near visits that say what is a large step. */
const SCALED = 8;
/** Above any sum of real costs; left out when and only when nothing else can be done. */
export const NEVER = 1e15;

/** The model of a problem, without the visits that are `skipped`. */
export function modelOf(problem: Problem, skipped: readonly number[] = []): Model {
  const {
    visits: given,
    places,
    dimensions: { length: dimensions },
  } = problem;
  const visits = given.length;
  const kinds = problem.vehicles.length;
  const counts = problem.vehicles.map(({ count }) => Math.min(count, visits));
  const vehicles = counts.reduce((sum, count) => sum + count, 0);
  const kindOf = Int32Array.from(counts.flatMap((count, kind) => Array<number>(count).fill(kind)));
  const firstOf = Int32Array.from(counts, (_, kind) => kindOf.indexOf(kind));
  const reloads = reloadsOf(problem, kindOf);
  const firstReload = visits + 1 + 2 * vehicles;
  const nodes = firstReload + (reloads.from[vehicles] as number);
  const rich = richOf(problem, nodes, firstReload, reloads);
  const openEnds = problem.vehicles.some(({ start, end }) => start === null || end === null);
  const rows = places + (openEnds ? 1 : 0);
  const distance = widened(problem.distance, places, rows);
  const time = problem.duration === problem.distance ? distance : widened(problem.duration, places, rows);

  const row = new Int32Array(nodes);
  const open = new Float64Array(nodes);
  const close = new Float64Array(nodes).fill(Number.POSITIVE_INFINITY);
  const service = new Float64Array(nodes);
  const brought = new Float64Array(nodes * dimensions);
  const change = new Float64Array(nodes * dimensions);
  const amount = new Float64Array(nodes * dimensions);
  const may = new Uint8Array(nodes * kinds).fill(1);
  const prize = new Float64Array(nodes).fill(NEVER);
  const partner = new Int32Array(nodes);
  const isPickup = new Uint8Array(nodes);
  let [delivers, collects] = [false, false];
  for (const [index, visit] of given.entries()) {
    if (visit.deliveredAt === null) continue;
    const [pickup, delivery] = [index + 1, visit.deliveredAt + 1];
    partner[pickup] = delivery;
    partner[delivery] = pickup;
    isPickup[pickup] = 1;
  }
  for (const [index, visit] of given.entries()) {
    const node = index + 1;
    row[node] = visit.place;
    open[node] = visit.open;
    close[node] = visit.close;
    service[node] = visit.service;
    if (visit.prize !== null) prize[node] = visit.prize;
    for (let k = 0; k < dimensions; k++) {
      const [less, more] = [thousandths(visit.deliver[k]), thousandths(visit.collect[k])];
      change[node * dimensions + k] = more - less;
      if (partner[node]) continue;
      brought[node * dimensions + k] = less;
      amount[node * dimensions + k] = less + more;
      if (less > 0) delivers = true;
      if (more > 0) collects = true;
    }
    for (const [kind, { skills }] of problem.vehicles.entries()) {
      if (!visit.skills.every((skill) => skills.includes(skill))) may[node * kinds + kind] = 0;
    }
  }
  const capacity = new Float64Array(vehicles * dimensions);
  const of = (pick: (vehicle: Problem['vehicles'][number]) => number) =>
    Float64Array.from(kindOf, (kind) => pick(problem.vehicles[kind] as Problem['vehicles'][number]));
  for (let vehicle = 0; vehicle < vehicles; vehicle++) {
    const kind = problem.vehicles[kindOf[vehicle] as number] as Problem['vehicles'][number];
    for (let k = 0; k < dimensions; k++)
      capacity[vehicle * dimensions + k] = thousandths(kind.capacity[k] ?? Number.POSITIVE_INFINITY);
    const [head, tail] = [visits + 1 + vehicle, visits + 1 + vehicles + vehicle];
    row[head] = kind.start ?? places;
    row[tail] = kind.end ?? places;
    open[head] = open[tail] = kind.open;
    close[head] = close[tail] = kind.close;
    const [from, to] = [reloads.from[vehicle] as number, reloads.from[vehicle + 1] as number];
    for (let at = from; at < to; at++) {
      const reload = kind.reloads[rich?.reloadIndex[at] as number];
      row[firstReload + at] = reload?.place as number;
      service[firstReload + at] = reload?.lasts as number;
      open[firstReload + at] = kind.open;
      close[firstReload + at] = kind.close;
    }
  }
  const cost = costs(problem, distance, time);
  const costTo = cost.map((matrix) => turned(matrix, rows));
  const timed =
    rich !== null ||
    given.some((visit) => visit.open > 0 || visit.close < Number.POSITIVE_INFINITY) ||
    problem.vehicles.some((vehicle) => vehicle.close < Number.POSITIVE_INFINITY);
  const paired = given.some(({ deliveredAt }) => deliveredAt !== null);
  const longest = of((vehicle) => vehicle.longest);
  const farthest = of((vehicle) => vehicle.farthest);
  const longestDriving = of((vehicle) => vehicle.longestDriving);
  const bounded = [...longest, ...farthest, ...longestDriving].some(
    (most) => most < Number.POSITIVE_INFINITY,
  );
  const mixed = rich?.reloads === true || (delivers && collects) || (paired && (delivers || collects));
  const nearCount = Math.max(0, Math.min(visits - 1, NEAR));
  const perPlace = visits / Math.max(1, new Set(given.map(({ place }) => place)).size);
  const fitCount = Math.max(0, Math.min(visits - 1, Math.ceil(FIT.places * Math.min(perPlace, FIT.visits))));
  const base = cost[0] ?? new Float64Array(0);
  const between = (i: number, j: number) => {
    const [a, b] = [row[i] as number, row[j] as number];
    return Math.min(base[a * rows + b] as number, base[b * rows + a] as number);
  };
  const near = nearestOf(visits, nearCount, between);
  // Waiting and lateness beside cost (Vidal et al. 2013, Computers & Operations Research 40(1), section 4.4; weights as PyVRP's).
  const after = (i: number, j: number) => {
    const [a, b] = [row[i] as number, row[j] as number];
    const lasts = (service[i] as number) + (time[a * rows + b] as number);
    const wait = (open[j] as number) - lasts - (close[i] as number);
    const late = (open[i] as number) + lasts - (close[j] as number);
    return (base[a * rows + b] as number) + 0.2 * Math.max(0, wait) + Math.max(0, late);
  };
  const fit = nearestOf(visits, fitCount, timed ? (i, j) => Math.min(after(i, j), after(j, i)) : between);
  const { fitWay, fitLeast, fitOut, fitSides } = placesBeside(
    { visits, row, rows, time, open, close, service, cost, timed, near, nearCount },
    fit,
    fitCount,
  );
  const perTime = rich?.perTime[0] ?? 0;
  let [sum, count] = [0, 0];
  for (let node = 1; node <= visits; node++) {
    for (let i = 0, seen = 0; i < nearCount && seen < SCALED; i++) {
      const other = near[node * nearCount + i] as number;
      if (rich && row[other] === row[node]) continue;
      const lasts = time[(row[node] as number) * rows + (row[other] as number)] as number;
      sum += between(node, other) + (perTime > 0 ? perTime * lasts : 0);
      count++;
      seen++;
    }
  }
  const chain = chainOf(row, rows, visits, near, nearCount);
  const inChain = moved(chain);
  return {
    problem,
    ...{ nodes, rich, longestDriving, visits, vehicles, dimensions, kinds, kindOf, firstOf, rows },
    row: row.map((each) => chain[each] as number),
    ...{ time: inChain(time), distance: inChain(distance) },
    ...{ cost: cost.map(inChain), costTo: costTo.map(inChain) },
    ...{ open, close, service, brought, change, amount, capacity, longest, farthest, may, prize },
    fixed: of((vehicle) => vehicle.fixed),
    isSkipped: Uint8Array.from({ length: visits + 1 }, (_, node) => (skipped.includes(node - 1) ? 1 : 0)),
    ...{ partner, isPickup, near, nearCount, fit, timed, paired },
    ...{ fitCount, fitWay, fitLeast, fitOut, fitSides },
    mixed,
    optional: given.some(({ prize }) => prize !== null),
    driven: mixed || bounded || rich !== null,
    scale: count > 0 ? sum / count : 0,
  };
}

function thousandths(amount = 0): number {
  return Math.round(amount * 1000);
}

function widened(matrix: Float64Array, places: number, rows: number): Float64Array {
  if (rows === places) return matrix;
  const wide = new Float64Array(rows * rows);
  for (let i = 0; i < places; i++) wide.set(matrix.subarray(i * places, (i + 1) * places), i * rows);
  return wide;
}

/** One matrix for all kinds that pay the same, the given one where a unit of distance costs one. */
function costs(problem: Problem, distance: Float64Array, time: Float64Array): Float64Array[] {
  const made = new Map<string, Float64Array>();
  return problem.vehicles.map(({ perDistance, perDuration }) => {
    const price = `${perDistance} ${perDuration}`;
    const same = made.get(price);
    if (same) return same;
    const matrix =
      perDistance === 1 && perDuration === 0
        ? distance
        : distance.map((far, i) => perDistance * far + perDuration * (time[i] as number));
    made.set(price, matrix);
    return matrix;
  });
}

/** The matrix read the other way round; the same one when both ways are alike. */
function turned(matrix: Float64Array, rows: number): Float64Array {
  const other = new Float64Array(rows * rows);
  let alike = true;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < rows; j++) {
      const cost = matrix[j * rows + i] as number;
      other[i * rows + j] = cost;
      if (cost !== matrix[i * rows + j]) alike = false;
    }
  }
  return alike ? matrix : other;
}
