import type { Plan } from '../problem.ts';
import { Random } from '../random.ts';
import type { Routes } from './routes.ts';

/**
 * Several searches work on one plan: each has routes of its own for a while, then they meet, put their parts together
 * and share the routes out anew. What one does with its routes is no business of the others', so that as many changes
 * are tried as all of them can.
 */
export interface Share {
  /** Which of how many this search is. */
  readonly part: number;
  readonly parts: number;
  /** The same for all of them. */
  readonly seed: number;
  /** Waits until all have told how far they are; answers what each told, in their order. */
  readonly meet: (told: Told) => readonly Told[];
}

export interface Told {
  /** The routes it works on as they are, and the best they have been. */
  readonly now: Plan;
  readonly best: Plan;
  /** It will not go on. */
  readonly ends: boolean;
}

/** Fewer routes for each than this are not shared out: every search works on all of them with a chance of its own. */
const ROUTES_EACH = 4;

/** What a plan is worth: what is missing, vehicles where fewest come first, cost; lower comes first. */
export type Rank = readonly [missing: number, vehicles: number, cost: number];

/** Whether `a` is worth more. */
export function ranksBefore(a: Rank, b: Rank): boolean {
  const differs = a.findIndex((each, index) => each !== b[index]);
  return differs >= 0 && (a[differs] as number) < (b[differs] as number);
}

/** The routes of all parts as one plan; what is in no part's routes is in none. */
export function together(visits: number, parts: readonly Plan[]): Plan {
  const routes = parts.flatMap((plan) => plan.routes);
  const planned = new Uint8Array(visits);
  for (const route of routes) for (const visit of route.visits) planned[visit] = 1;
  const unplanned = Array.from({ length: visits }, (_, visit) => visit).filter((visit) => !planned[visit]);
  return { routes, unplanned };
}

/**
 * Leaves a search the routes of its part: those that lie nearest to a visit drawn by lot and those that lie farthest, with
 * what lies between where there are more than two. All draw the same. False: there are too few to be shared out.
 */
export function keepPart(routes: Routes, { part, parts, seed }: Share, round: number): boolean {
  const { used, busy, next, model } = routes;
  routes.keepAll();
  if (used < parts * ROUTES_EACH) return false;
  const { visits, row, rows, cost } = model;
  const random = new Random(seed + 7919 * (round + 1));
  const ways = cost[0] as Float64Array;
  const way = (from: number, to: number) =>
    ways[(row[from] as number) * rows + (row[to] as number)] as number;
  // From a corner rather than from the middle: the farthest from a visit drawn by lot.
  const drawn = 1 + random.below(visits);
  let corner = drawn;
  for (let node = 1; node <= visits; node++) if (way(drawn, node) > way(drawn, corner)) corner = node;
  const vehicles = [...busy.subarray(0, used)].sort((a, b) => a - b);
  const ranked = vehicles.map((vehicle) => {
    let [sum, count] = [0, 0];
    const tail = routes.tail(vehicle);
    for (let at = next[routes.head(vehicle)] as number; at !== tail; at = next[at] as number, count++)
      sum += way(corner, at);
    return { vehicle, far: sum / count, count };
  });
  ranked.sort((a, b) => a.far - b.far || a.vehicle - b.vehicle);
  const all = ranked.reduce((sum, { count }) => sum + count, 0);
  const others: number[] = [];
  let seen = 0;
  for (const { vehicle, count } of ranked) {
    const whose = Math.min(parts - 1, Math.floor(((seen + count / 2) * parts) / all));
    if (whose !== part) others.push(vehicle);
    seen += count;
  }
  routes.keepOnly(others, (number) => (number + round) % parts === part);
  return true;
}
