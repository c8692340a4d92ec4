import type { Random } from '../random.ts';
import { drives } from './drives.ts';
import type { Routes } from './routes.ts';

/** How often a place is overlooked, so that the same ruin is not always repaired in the same way (paper, 5.2). */
const BLINK = 0.01;

/**
 * Puts one visit where it costs least: beside a visit that fits it, in any other place when there is none,
 * or in a vehicle of its own when that is cheaper or nothing else can be.
 */
export function repairWith(routes: Routes, random: Random) {
  const { model, next, prev, of, step, begin, nodes, sum, size } = routes;
  const { kinds, kindOf, row, rows, time, open, close, service, amount, capacity, dimensions, mixed } = model;
  const { cost, costTo, fit, fitCount, fitStride, may, timed, driven, fixed, vehicles } = model;
  const scan = { cost: 0, after: 0 };
  let unseen = 1;
  blink();

  /** False when there is no place for it, or leaving it out costs less. */
  return function repair(node: number, atMost: number): boolean {
    scan.cost = atMost;
    scan.after = -1;
    nearPlaces(node);
    if (scan.after < 0) allPlaces(node);
    ownVehicle(node);
    if (scan.after < 0) return false;
    routes.link(node, scan.after);
    routes.refresh(of[node] as number);
    return true;
  };

  function nearPlaces(node: number): void {
    const from = (row[node] as number) * rows;
    const first = node * fitStride;
    const [opens, closes, lasts] = [open[node] as number, close[node] as number, service[node] as number];
    let best = scan.cost;
    let after = scan.after;
    for (let i = 0; i < fitCount; i++) {
      const beside = fit[first + i] as number;
      const vehicle = of[beside] as number;
      if (vehicle < 0 || !room(node, vehicle)) continue;
      const kind = kindOf[vehicle] as number;
      const into = costTo[kind] as Float64Array;
      const out = cost[kind] as Float64Array;
      const at = row[beside] as number;
      const right = next[beside] as number;
      const left = prev[beside] as number;
      if (--unseen === 0) blink();
      else {
        const more =
          (into[from + at] as number) +
          (out[from + (row[right] as number)] as number) -
          (step[right] as number);
        if (more < best) {
          let fits = true;
          if (timed) {
            let start =
              (begin[beside] as number) +
              (service[beside] as number) +
              (time[at * rows + (row[node] as number)] as number);
            if (start < opens) start = opens;
            fits =
              start <= closes &&
              start + lasts + (time[from + (row[right] as number)] as number) <=
                (begin[nodes + right] as number);
          }
          if (fits && (!driven || drives(routes, vehicle, node, beside))) {
            best = more;
            after = beside;
          }
        }
      }
      if (--unseen === 0) blink();
      else {
        const more =
          (into[from + (row[left] as number)] as number) +
          (out[from + at] as number) -
          (step[beside] as number);
        if (more < best) {
          let fits = true;
          if (timed) {
            let start =
              (begin[left] as number) +
              (service[left] as number) +
              (time[(row[left] as number) * rows + (row[node] as number)] as number);
            if (start < opens) start = opens;
            fits =
              start <= closes &&
              start + lasts + (time[from + at] as number) <= (begin[nodes + beside] as number);
          }
          if (fits && (!driven || drives(routes, vehicle, node, left))) {
            best = more;
            after = left;
          }
        }
      }
    }
    scan.cost = best;
    scan.after = after;
  }

  function allPlaces(node: number): void {
    for (let vehicle = 0; vehicle < vehicles; vehicle++) {
      if (size[vehicle] === 0 || !room(node, vehicle)) continue;
      const tail = routes.tail(vehicle);
      for (let left = routes.head(vehicle); left !== tail; left = next[left] as number) {
        if (--unseen === 0) blink();
        else place(node, vehicle, left);
      }
    }
  }

  function ownVehicle(node: number): void {
    for (let kind = 0; kind < kinds; kind++) {
      if (!may[node * kinds + kind]) continue;
      const vehicle = routes.unused(kind);
      if (vehicle >= 0 && room(node, vehicle)) place(node, vehicle, routes.head(vehicle));
    }
  }

  /** Takes the place behind `left` when it is possible and the cheapest so far. */
  function place(node: number, vehicle: number, left: number): void {
    const right = next[left] as number;
    const kind = kindOf[vehicle] as number;
    const from = (row[node] as number) * rows;
    const ways =
      ((costTo[kind] as Float64Array)[from + (row[left] as number)] as number) +
      ((cost[kind] as Float64Array)[from + (row[right] as number)] as number);
    const more = size[vehicle] === 0 ? ways + (fixed[vehicle] as number) : ways - (step[right] as number);
    if (more >= scan.cost) return;
    if (timed) {
      let start =
        (begin[left] as number) +
        (service[left] as number) +
        (time[(row[left] as number) * rows + (row[node] as number)] as number);
      if (start < (open[node] as number)) start = open[node] as number;
      if (start > (close[node] as number)) return;
      const then = start + (service[node] as number) + (time[from + (row[right] as number)] as number);
      if (then > (begin[nodes + right] as number)) return;
    }
    if (driven && !drives(routes, vehicle, node, left)) return;
    scan.cost = more;
    scan.after = left;
  }

  function room(node: number, vehicle: number): boolean {
    if (kinds > 1 && !may[node * kinds + (kindOf[vehicle] as number)]) return false;
    if (mixed) return true;
    for (let k = 0; k < dimensions; k++) {
      const at = vehicle * dimensions + k;
      if ((sum[at] as number) + (amount[node * dimensions + k] as number) > (capacity[at] as number))
        return false;
    }
    return true;
  }

  /** Draws how many places are seen until one is overlooked. */
  function blink(): void {
    unseen = 1 + Math.floor(Math.log(1 - random.unit()) / Math.log(1 - BLINK)) + 1;
  }
}
