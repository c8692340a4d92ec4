import type { Routes } from './routes.ts';

// Sums of given numbers may differ in their last digits.
const NEARLY = 1e-9;

/**
 * How much dearer a route becomes beyond its ways with one visit put behind `after` (and a second one behind `secondAfter`,
 * which may be the first); infinite when it cannot be driven.
 */
export function dearer(
  routes: Routes,
  vehicle: number,
  node: number,
  after: number,
  second = 0,
  secondAfter = -1,
): number {
  const { judge, extra } = routes;
  if (judge) return judge.extraOf(vehicle, node, after, second, secondAfter) - (extra[vehicle] as number);
  return drives(routes, vehicle, node, after, second, secondAfter) ? 0 : Number.POSITIVE_INFINITY;
}

/** Whether a route that is not judged can be driven as it is. */
export function isDriven(routes: Routes, vehicle: number): boolean {
  return drives(routes, vehicle, 0, -1);
}

/**
 * Drives a route with one visit put behind `after` (and a second one behind `secondAfter`, which may be the first),
 * and answers whether loads, windows and the route's most times and distance hold.
 */
function drives(
  routes: Routes,
  vehicle: number,
  node: number,
  after: number,
  second = 0,
  secondAfter = -1,
): boolean {
  const { model, next } = routes;
  const { row, rows, time, distance, open, close, service, brought, change, capacity, dimensions } = model;
  const [head, tail] = [routes.head(vehicle), routes.tail(vehicle)];
  for (let k = 0; k < dimensions; k++) {
    const most = capacity[vehicle * dimensions + k] as number;
    let load = brought[node * dimensions + k] as number;
    for (let at = next[head] as number; at !== tail; at = next[at] as number)
      load += brought[at * dimensions + k] as number;
    if (load > most) return false;
    for (let at = head; at !== tail; ) {
      at = following(at);
      load += change[at * dimensions + k] as number;
      if (load > most) return false;
    }
  }
  let now = open[head] as number;
  let [far, driving, waited, slack] = [0, 0, 0, Number.POSITIVE_INFINITY];
  for (let at = head; at !== tail; ) {
    const to = following(at);
    const way = (row[at] as number) * rows + (row[to] as number);
    now += (service[at] as number) + (time[way] as number);
    far += distance[way] as number;
    driving += time[way] as number;
    if (now < (open[to] as number)) {
      waited += (open[to] as number) - now;
      now = open[to] as number;
    }
    if (now > (close[to] as number)) return false;
    if (to !== tail) slack = Math.min(slack, waited + (close[to] as number) - now);
    at = to;
  }
  return (
    far <= (model.farthest[vehicle] as number) + NEARLY &&
    driving <= (model.longestDriving[vehicle] as number) + NEARLY &&
    now - (open[head] as number) - Math.min(waited, slack) <= (model.longest[vehicle] as number) + NEARLY
  );

  function following(at: number): number {
    if (at === after) return node;
    if (at === secondAfter) return second;
    if (at === node) return secondAfter === node && second > 0 ? second : (next[after] as number);
    if (at === second && second > 0)
      return secondAfter === node ? (next[after] as number) : (next[secondAfter] as number);
    return next[at] as number;
  }
}
