import type { Model } from './model.ts';
import type { Routes } from './routes.ts';

/** Whether a search of a problem, where no plan is given, begins with that of `savings`. */
export function beginsBySavings({ timed, paired, driven, kinds }: Model): boolean {
  return !timed && !paired && !driven && kinds === 1;
}

/**
 * A first plan for routes without windows: one for each visit, joined end to start where that saves most
 * (Clarke & Wright 1964, Operations Research 12(4)), tried between near visits only. Visits left without a vehicle stay out.
 */
export function savings(routes: Routes): void {
  const { model, next, prev, of, size, sum } = routes;
  const { visits, near, nearCount, row, rows, cost, capacity, dimensions } = model;
  const ways = cost[0] as Float64Array;
  const way = (from: number, to: number) =>
    ways[(row[from] as number) * rows + (row[to] as number)] as number;
  const [head, tail] = [routes.head(0), routes.tail(0)];
  for (let node = 1; node <= visits; node++) {
    if (model.isSkipped[node]) continue;
    const vehicle = routes.unused(0);
    if (vehicle < 0) break;
    routes.link(node, routes.head(vehicle));
    routes.mark();
  }
  const pairs = new Float64Array(visits * nearCount);
  const saved = new Float64Array(visits * nearCount);
  for (let i = 0; i < saved.length; i++) {
    const [from, to] = [1 + Math.floor(i / nearCount), near[nearCount + i] as number];
    saved[i] = way(from, tail) + way(head, to) - way(from, to);
  }
  const greatest = saved.reduce((most, each) => Math.max(most, each), 1e-9);
  for (let i = 0; i < pairs.length; i++)
    pairs[i] = Math.round((1 - (saved[i] as number) / greatest) * 2 ** 24) * saved.length + i;
  pairs.sort();
  for (const pair of pairs) {
    const i = pair % saved.length;
    if ((saved[i] as number) <= 0) break;
    const [from, to] = [1 + Math.floor(i / nearCount), near[nearCount + i] as number];
    const [first, second] = [of[from] as number, of[to] as number];
    if (first < 0 || second < 0 || first === second) continue;
    if (next[from] !== routes.tail(first) || prev[to] !== routes.head(second)) continue;
    let fits = true;
    for (let k = 0; k < dimensions; k++) {
      const both = (sum[first * dimensions + k] as number) + (sum[second * dimensions + k] as number);
      if (both > (capacity[first * dimensions + k] as number)) fits = false;
    }
    if (!fits) continue;
    let after = from;
    while ((size[second] as number) > 0) {
      const node = next[routes.head(second)] as number;
      routes.unlink(node);
      routes.link(node, after);
      after = node;
      routes.mark();
    }
  }
  for (let vehicle = 0; vehicle < model.vehicles; vehicle++) routes.refresh(vehicle);
}
