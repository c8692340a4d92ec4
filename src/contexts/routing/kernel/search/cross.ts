import type { Plan, Route } from '../problem.ts';
import type { Random } from '../random.ts';
import type { Model } from './model.ts';

/** What part of all visits comes from the second plan. */
const GIVEN = { least: 0.15, most: 0.5 };
/** A route that has kept less of itself than this is given up: its visits find better places elsewhere. */
const KEPT = 0.5;

/**
 * A plan made of two: the second's routes around a visit drawn by lot, and of the first's what they leave, without the routes
 * that lost most (after the selective route exchange of Nagata, Bräysy & Dullaert 2010, Computers & Operations Research 37(4)).
 * What is in neither is left out, to be put in by a repair. Routes stay whole or lose visits, so that any model can be crossed
 * that has no pauses on its way; both ends of a shipment come from the same plan.
 */
export function crossed(model: Model, first: Plan, second: Plan, random: Random): Plan {
  const { visits, row, rows, cost, problem } = model;
  const ways = cost[0] as Float64Array;
  const middle = (row[1 + random.below(visits)] as number) * rows;
  const ranked = second.routes.map((route) => ({ route, far: far(route) }));
  ranked.sort((a, b) => a.far - b.far);
  const wanted = visits * (GIVEN.least + random.unit() * (GIVEN.most - GIVEN.least));
  const given = new Uint8Array(visits);
  const free = problem.vehicles.map(({ count }) => count);
  const routes: Route[] = [];
  let taken = 0;
  for (const { route } of ranked) {
    if (taken >= wanted) break;
    taken += route.visits.length;
    for (const visit of route.visits) given[visit] = 1;
    add(route);
  }
  const rests = first.routes.map(({ vehicle, visits }) => {
    const rest = visits.filter((visit) => !given[visit]);
    return { route: { vehicle, visits: rest }, part: rest.length / visits.length };
  });
  rests.sort((a, b) => b.part - a.part);
  for (const { route, part } of rests) if (part >= KEPT && (free[route.vehicle] as number) > 0) add(route);
  const planned = new Uint8Array(visits);
  for (const route of routes) for (const visit of route.visits) planned[visit] = 1;
  const unplanned = Array.from({ length: visits }, (_, visit) => visit).filter((visit) => !planned[visit]);
  return { routes, unplanned };

  function add(route: Route): void {
    routes.push(route);
    (free[route.vehicle] as number)--;
  }

  function far({ visits }: Route): number {
    let sum = 0;
    for (const visit of visits) sum += ways[middle + (row[visit + 1] as number)] as number;
    return sum / visits.length;
  }
}

/** The nodes of visits that do not stand between the same two others, or ends of a route, in both plans. */
export function unlike(visits: number, first: Plan, second: Plan): number[] {
  const beside = new Int32Array(2 * visits);
  eachBeside(first, (visit, before, after) => {
    beside[2 * visit] = before;
    beside[2 * visit + 1] = after;
  });
  const nodes: number[] = [];
  const seen = new Uint8Array(visits);
  eachBeside(second, (visit, before, after) => {
    seen[visit] = 1;
    const [left, right] = [beside[2 * visit], beside[2 * visit + 1]];
    const isLike = (left === before && right === after) || (left === after && right === before);
    if (!isLike) nodes.push(visit + 1);
  });
  for (let visit = 0; visit < visits; visit++) if (!seen[visit]) nodes.push(visit + 1);
  return nodes;
}

function eachBeside(plan: Plan, tell: (visit: number, before: number, after: number) => void): void {
  for (const { visits } of plan.routes) {
    for (const [at, visit] of visits.entries()) tell(visit, visits[at - 1] ?? -1, visits[at + 1] ?? -1);
  }
}
