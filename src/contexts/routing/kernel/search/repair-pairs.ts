import type { Random } from '../random.ts';
import { dearer } from './drives.ts';
import type { Routes } from './routes.ts';

/** How often a place is overlooked (as for single visits). */
const BLINK = 0.01;

/**
 * Puts a shipment's pickup and delivery into one route where both together cost least: for each place of the pickup that could be the best, the route is
 * driven on with the goods on board, and every place reached is one for the delivery, until a window or the load would be broken.
 */
export function repairPairsWith(routes: Routes, random: Random) {
  const { model, next, prev, of, step, begin, nodes, aboard, size, sealed, busy } = routes;
  const { kinds, kindOf, row, rows, time, open, close, service, change, capacity, dimensions } = model;
  const { cost, costTo, may, timed, driven, fixed, vehicles, visits, partner } = model;
  const reloads = model.rich?.reloads === true;
  const detourP = new Float64Array(nodes);
  const detourD = new Float64Array(nodes);
  const detourBoth = new Float64Array(nodes);
  const leastD = new Float64Array(nodes);
  // In typed arrays, because a number kept by a closure would be made anew at every change.
  const least = new Float64Array(1);
  const unseen = Int32Array.of(1);
  let pickupAfter = -1;
  let deliveryAfter = -1;

  /** False when there is no place for it that costs less than leaving it out. `mayOpen`: an unused vehicle may be taken. */
  return function repair(pickup: number, atMost: number, mayOpen: boolean): boolean {
    const delivery = partner[pickup] as number;
    least[0] = atMost;
    pickupAfter = -1;
    for (let i = 0; i < routes.used; i++) placesIn(busy[i] as number, pickup, delivery);
    if (mayOpen) {
      for (let kind = 0; kind < kinds; kind++) {
        const vehicle = routes.unused(kind);
        if (vehicle >= 0) placesIn(vehicle, pickup, delivery);
      }
    }
    if (pickupAfter < 0) return false;
    routes.link(pickup, pickupAfter);
    routes.link(delivery, deliveryAfter);
    routes.refreshRuined(of[pickup] as number);
    return true;
  };

  function placesIn(vehicle: number, pickup: number, delivery: number): void {
    const kind = kindOf[vehicle] as number;
    if (!may[pickup * kinds + kind] || !may[delivery * kinds + kind]) return;
    const tail = visits + 1 + vehicles + vehicle;
    const isEmpty = size[vehicle] === 0;
    let best = least[0] as number;
    if (bound(vehicle, pickup, delivery) >= best) return;
    const [rowP, rowD] = [row[pickup] as number, row[delivery] as number];
    const [outP, outD] = [rowP * rows, rowD * rows];
    const [openP, closeP, lastsP] = [
      open[pickup] as number,
      close[pickup] as number,
      service[pickup] as number,
    ];
    const [openD, closeD, lastsD] = [
      open[delivery] as number,
      close[delivery] as number,
      service[delivery] as number,
    ];
    const basis = isEmpty ? (fixed[vehicle] as number) : 0;
    for (let left = visits + 1 + vehicle; left !== tail; left = next[left] as number) {
      const right = next[left] as number;
      const apart = detourP[left] as number;
      const joined = basis + (detourBoth[left] as number);
      const later = apart + (leastD[right] as number);
      if (joined >= best && later >= best) continue;
      if (sealed[right] || !room(vehicle, left, pickup)) continue;
      const rowL = row[left] as number;
      const rowR = row[right] as number;
      let startP = (begin[left] as number) + (service[left] as number) + (time[rowL * rows + rowP] as number);
      if (startP < openP) startP = openP;
      // Later places of the pickup are reached later still.
      if (timed && startP > closeP) break;
      if (--(unseen[0] as number) <= 0) {
        blink();
        continue;
      }
      if (joined < best) {
        let start = startP + lastsP + (time[outP + rowD] as number);
        if (start < openD) start = openD;
        const back = start + lastsD + (time[outD + rowR] as number);
        if (!timed || (start <= closeD && back <= (begin[nodes + right] as number))) {
          const more = driven ? joined + dearer(routes, vehicle, pickup, left, delivery, pickup) : joined;
          if (more < best) {
            best = more;
            pickupAfter = left;
            deliveryAfter = pickup;
          }
        }
      }
      let now = startP + lastsP + (time[outP + rowR] as number);
      for (let at = right; at !== tail && apart + (leastD[at] as number) < best; ) {
        if (now < (open[at] as number)) now = open[at] as number;
        if (timed && now > (begin[nodes + at] as number)) break;
        if (!room(vehicle, at, pickup)) break;
        const to = next[at] as number;
        const rowA = row[at] as number;
        const leaves = now + (service[at] as number);
        let start = leaves + (time[rowA * rows + rowD] as number);
        if (start < openD) start = openD;
        if (timed && start > closeD) break;
        const more = apart + (detourD[at] as number);
        if (more < best && !sealed[to]) {
          const back = start + lastsD + (time[outD + (row[to] as number)] as number);
          if (!timed || back <= (begin[nodes + to] as number)) {
            const all = driven ? more + dearer(routes, vehicle, pickup, left, delivery, at) : more;
            if (all < best) {
              best = all;
              pickupAfter = left;
              deliveryAfter = at;
            }
          }
        }
        now = leaves + (time[rowA * rows + (row[to] as number)] as number);
        at = to;
      }
    }
    least[0] = best;
  }

  /**
   * Works out what the pickup, the delivery and both together cost behind each node, and what the delivery costs at least
   * from there on; answers what the shipment costs at least in this route, so that most are left without being driven.
   */
  function bound(vehicle: number, pickup: number, delivery: number): number {
    const ways = cost[kindOf[vehicle] as number] as Float64Array;
    const into = costTo[kindOf[vehicle] as number] as Float64Array;
    const [outP, outD] = [(row[pickup] as number) * rows, (row[delivery] as number) * rows];
    const together = ways[outP + (row[delivery] as number)] as number;
    const head = visits + 1 + vehicle;
    const isEmpty = size[vehicle] === 0;
    let least = Number.POSITIVE_INFINITY;
    let leastLater = Number.POSITIVE_INFINITY;
    let rowT = row[visits + 1 + vehicles + vehicle] as number;
    leastD[visits + 1 + vehicles + vehicle] = leastLater;
    for (let to = visits + 1 + vehicles + vehicle; to !== head; ) {
      const at = prev[to] as number;
      const rowA = row[at] as number;
      const before = isEmpty ? 0 : (step[to] as number);
      const toP = (into[outP + rowA] as number) - before;
      const fromD = ways[outD + rowT] as number;
      const p = toP + (ways[outP + rowT] as number);
      const d = (into[outD + rowA] as number) + fromD - before;
      const both = toP + together + fromD;
      detourP[at] = p;
      detourD[at] = d;
      detourBoth[at] = both;
      if (both < least) least = both;
      if (p + leastLater < least) least = p + leastLater;
      if (d < leastLater) leastLater = d;
      leastD[at] = leastLater;
      to = at;
      rowT = rowA;
    }
    return isEmpty ? least + (fixed[vehicle] as number) : least;
  }

  /** Whether the goods fit on board between a node and the next. */
  function room(vehicle: number, node: number, pickup: number): boolean {
    if (reloads) return true;
    for (let k = 0; k < dimensions; k++) {
      const load = (aboard[node * dimensions + k] as number) + (change[pickup * dimensions + k] as number);
      if (load > (capacity[vehicle * dimensions + k] as number)) return false;
    }
    return true;
  }

  function blink(): void {
    unseen[0] = 1 + Math.floor(Math.log(1 - random.unit()) / Math.log(1 - BLINK));
  }
}
