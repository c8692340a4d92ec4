import { dearer } from './drives.ts';
import type { Routes } from './routes.ts';

/**
 * Puts a visit on a new trip of a vehicle that is out: what follows (or what came before) is on the other side of a reload
 * put in with it. Tried beside visits near it, where a vehicle has a trip left.
 */
export function reloadPlacesWith(routes: Routes) {
  const { model, next, prev, of, step, sealed } = routes;
  const { fit, fitCount, kinds, kindOf, may, row, rows, cost, visits, problem } = model;

  /** Takes the cheapest such place if it costs less than `atMost`; answers whether it did. */
  return function reloading(node: number, atMost: number): boolean {
    let least = atMost;
    let [after, reload, isLast] = [-1, -1, false];
    for (let i = 0; i < fitCount; i++) {
      const beside = fit[node * fitCount + i] as number;
      const vehicle = of[beside] as number;
      if (vehicle < 0) continue;
      const kind = kindOf[vehicle] as number;
      if (!may[node * kinds + kind]) continue;
      const reloads = problem.vehicles[kind]?.reloads ?? [];
      const ways = cost[kind] as Float64Array;
      const way = (from: number, to: number) =>
        ways[(row[from] as number) * rows + (row[to] as number)] as number;
      for (let index = 0; index < reloads.length; index++) {
        const free = routes.freeReload(vehicle, index);
        if (free < 0) break;
        for (let side = 0; side < 2; side++) {
          const left = side === 0 ? beside : (prev[beside] as number);
          const right = next[left] as number;
          if (sealed[right]) continue;
          const before = step[right] as number;
          // The visit begins the next trip, or ends this one.
          if (left <= visits) {
            const more = way(left, free) + way(free, node) + way(node, right) - before;
            const all = more < least ? more + dearer(routes, vehicle, free, left, node, free) : least;
            if (all < least) [least, after, reload, isLast] = [all, left, free, false];
          }
          if (right <= visits) {
            const more = way(left, node) + way(node, free) + way(free, right) - before;
            const all = more < least ? more + dearer(routes, vehicle, node, left, free, node) : least;
            if (all < least) [least, after, reload, isLast] = [all, left, free, true];
          }
        }
      }
    }
    if (after < 0) return false;
    routes.link(isLast ? node : reload, after);
    routes.link(isLast ? reload : node, isLast ? node : reload);
    routes.refreshRuined(of[node] as number);
    return true;
  };
}
